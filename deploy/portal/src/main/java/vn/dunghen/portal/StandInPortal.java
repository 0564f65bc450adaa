package vn.dunghen.portal;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The national portal's stand-in, on 127.0.0.1: what a careful client of the portal must survive.
///
///     try (var portal = StandInPortal.start(PortalSettings.defaults())) {
///       client.pushTo(portal.uri());
///       portal.control().dossier("000.00.01.H26-260901-0001");
///     }
public final class StandInPortal implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int HEADERS = 16 * 1024;

  private final Vertx vertx;
  private final HttpServer server;
  private final PortalControl control;

  private StandInPortal(Vertx vertx, PortalSettings settings, InstantSource beneath) {
    this.vertx = vertx;
    var clock = new PortalClock(beneath);
    var holdings = new Holdings(settings.kept(), clock);
    var desk = new Desk(settings, holdings, clock);
    var calls = new CallLog(settings.kept().calls(), clock);
    this.control = new PortalControl(holdings, desk, calls, clock);
    var entrance = new Entrance(vertx, settings, desk, calls, control);
    this.server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHttp2ClearTextEnabled(false)
                    .setHandle100ContinueAutomatically(true)
                    .setMaxHeaderSize(HEADERS)
                    .setIdleTimeout((int) settings.kept().silence().toSeconds() + 60))
            .requestHandler((HttpServerRequest request) -> entrance.admit(request));
  }

  /// Starts on the real clock and returns once it listens.
  ///
  /// @throws PortalException if it cannot listen
  public static StandInPortal start(PortalSettings settings) {
    return start(settings, InstantSource.system());
  }

  /// Starts on the given clock, which test control may move or stop for the portal alone.
  ///
  /// @throws PortalException if it cannot listen
  public static StandInPortal start(PortalSettings settings, InstantSource clock) {
    var vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    var portal = new StandInPortal(vertx, settings, clock);
    try {
      portal
          .server
          .listen(settings.port(), HOST)
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return portal;
    } catch (ExecutionException | TimeoutException e) {
      portal.close();
      throw new PortalException(
          "The portal's stand-in cannot listen on port %d; another program may have taken it."
              .formatted(settings.port()),
          e);
    } catch (InterruptedException e) {
      portal.close();
      Thread.currentThread().interrupt();
      throw new PortalException("Interrupted while starting the portal's stand-in.", e);
    }
  }

  /// The address, without a path.
  public URI uri() {
    return URI.create("http://" + HOST + ":" + server.actualPort());
  }

  /// Test control, whether or not it is open over HTTP.
  public PortalControl control() {
    return control;
  }

  @Override
  public void close() {
    try {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new PortalException("The portal's stand-in did not close.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortalException("Interrupted while closing the portal's stand-in.", e);
    }
  }
}
