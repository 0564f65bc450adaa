package vn.dunghen.local;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The one address of the suite: gives every request to the service that the route table names.
/// Target and bodies pass unchanged; bodies are streamed, never held.
///
/// A service that does not answer is a 503 problem document with `Retry-After`, never a connection
/// that hangs.
final class Gateway implements AutoCloseable {
  /// The address of this machine alone.
  static final String THIS_MACHINE = "127.0.0.1";

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Vertx vertx;
  private final HttpClient client;
  private final HttpServer server;
  private final Routes routes;
  private final Map<String, Integer> ports;

  private Gateway(Vertx vertx, Routes routes, Map<String, Integer> ports) {
    this.vertx = vertx;
    this.routes = routes;
    this.ports = Map.copyOf(ports);
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost(THIS_MACHINE)
                .setConnectTimeout(2_000)
                .setMaxPoolSize(64)
                .setKeepAliveTimeout(20)
                .setMaxHeaderSize(32 * 1024)
                .setMaxInitialLineLength(16 * 1024)
                .setDecompressionSupported(false));
    this.server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHttp2ClearTextEnabled(false)
                    .setHandle100ContinueAutomatically(true)
                    .setMaxInitialLineLength(8 * 1024)
                    .setMaxHeaderSize(16 * 1024)
                    .setIdleTimeout(120))
            .invalidRequestHandler(this::refuse)
            .requestHandler(this::pass);
  }

  /// Listens on the port and returns; the services need not be there yet.
  ///
  /// @param host where it listens
  /// @param ports of the services on this machine, by their names
  /// @throws LauncherException if the table names a service without a port, or the port is taken
  static Gateway open(String host, int port, Routes routes, Map<String, Integer> ports) {
    for (var service : routes.services()) {
      if (!ports.containsKey(service)) {
        throw new LauncherException("routes.conf names an unknown service: " + service + ".");
      }
    }
    var vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    var gateway = new Gateway(vertx, routes, ports);
    try {
      gateway
          .server
          .listen(port, host)
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return gateway;
    } catch (ExecutionException | TimeoutException e) {
      gateway.close();
      throw new LauncherException(
          "The gateway cannot listen on port %d; another program may have taken it."
              .formatted(port),
          e);
    } catch (InterruptedException e) {
      gateway.close();
      Thread.currentThread().interrupt();
      throw new LauncherException("Interrupted while opening the gateway.", e);
    }
  }

  int port() {
    return server.actualPort();
  }

  private void pass(HttpServerRequest request) {
    var target = RawPath.target(request.uri());
    var path = RawPath.path(target);
    var objection = RawPath.objection(path);
    if (objection.isPresent()) {
      GatewayProblem.REFUSED_PATH.answer(request.response(), objection.get());
      return;
    }
    var service = routes.service(path);
    new Passage(vertx, client, request, target, service, ports.getOrDefault(service, 0)).begin();
  }

  /// What is no readable request: Vert.x hands it over with the decoder's complaint.
  private void refuse(HttpServerRequest request) {
    var cause = request.decoderResult().cause();
    var problem =
        switch (cause) {
          case TooLongHttpLineException _ -> GatewayProblem.URI_TOO_LONG;
          case TooLongHttpHeaderException _ -> GatewayProblem.HEADERS_TOO_LARGE;
          case TooLongFrameException _ -> GatewayProblem.HEADERS_TOO_LARGE;
          case null, default -> GatewayProblem.BAD_REQUEST;
        };
    request.response().putHeader("Connection", "close");
    problem.answer(request.response(), "This is not a request of HTTP/1.1 within the limits.");
    var _ = vertx.setTimer(500, _ -> request.connection().close());
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
      throw new LauncherException("The gateway did not close.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LauncherException("Interrupted while closing the gateway.", e);
    }
  }
}
