package vn.dunghen.local;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.dunghen.city.Identities;

/// Where the suite's messages go on a laptop: a real SMTP server that takes every e-mail, and a
/// receiver of webhooks, both on 127.0.0.1, with a page to read what came. Nothing leaves the
/// machine; what came last is kept in memory.
public final class Inbox implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int MOST_KEPT = 500;
  private static final int PATIENCE_SECONDS = 15;

  private final Vertx vertx;
  private final GreenMail mail;
  private final HttpServer http;
  private final ReceivedMessages received;

  private Inbox(Vertx vertx, GreenMail mail, HttpServer http, ReceivedMessages received) {
    this.vertx = vertx;
    this.mail = mail;
    this.http = http;
    this.received = received;
  }

  /// Listens on free ports and returns.
  ///
  /// @param identities those with the role operator or auditor may read
  static Inbox open(Identities identities, InstantSource clock) {
    return open(identities, clock, 0, 0);
  }

  /// Listens on these ports and returns.
  static Inbox open(Identities identities, InstantSource clock, int smtpPort, int port) {
    var received = new ReceivedMessages(MOST_KEPT, clock);
    var mail = new GreenMail(new ServerSetup(smtpPort, HOST, ServerSetup.PROTOCOL_SMTP));
    mail.getUserManager()
        .setMessageDeliveryHandler((_, address) -> new MailTaker(address.getEmail(), received));
    var vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1));
    var pages = new InboxPages(received, identities);
    var http =
        vertx
            .createHttpServer(new HttpServerOptions().setIdleTimeout(60))
            .requestHandler(pages::answer);
    var inbox = new Inbox(vertx, mail, http, received);
    try {
      mail.start();
      http.listen(port, HOST)
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return inbox;
    } catch (ExecutionException | TimeoutException e) {
      inbox.close();
      throw new LauncherException("The inbox cannot listen.", e);
    } catch (InterruptedException e) {
      inbox.close();
      Thread.currentThread().interrupt();
      throw new LauncherException("Interrupted while opening the inbox.", e);
    }
  }

  /// Of the SMTP server.
  int smtpPort() {
    return mail.getSmtp().getPort();
  }

  /// Of the page.
  int port() {
    return http.actualPort();
  }

  /// How many messages came in all.
  public long count() {
    return received.count();
  }

  /// Those that came last, newest first, at most 500.
  public List<ReceivedMessage> messages() {
    return received.newestFirst();
  }

  /// Where it takes webhooks.
  public String webhooks() {
    return "http://%s:%d/inbox/hooks".formatted(HOST, port());
  }

  @Override
  public void close() {
    mail.stop();
    try {
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new LauncherException("The inbox did not close.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LauncherException("Interrupted while closing the inbox.", e);
    }
  }
}
