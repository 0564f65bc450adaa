package vn.dunghen.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import vn.dunghen.chassis.restoring.Restorations;
import vn.dunghen.chassis.rows.OneAtATime;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.following.References;
import vn.dunghen.notification.delivery.model.Pause;
import vn.dunghen.notification.directory.model.Way;

/// Puts messages together, in one instance at a time, and sends them, in all instances.
///
/// At least once: a message is marked after it was sent, so a crash between the two sends it again,
/// with the same id. No transaction is open while something is sent.
@ApplicationScoped
public class Delivering {

  private static final Logger LOGGER = Logger.getLogger(Delivering.class);
  private static final long LOCK = 0x64756e6768656e03L;

  private final DataSource database;
  private final References references;
  private final Composing composing;
  private final Messages messages;
  private final Wording wording;
  private final Mailing mailing;
  private final Calling calling;
  private final DeliverySettings settings;
  private final DeliveryConfig config;
  private final InstantSource clock;
  private final MeterRegistry registry;

  Delivering(
      DataSource database,
      References references,
      Composing composing,
      Messages messages,
      Wording wording,
      Mailing mailing,
      Calling calling,
      DeliverySettings settings,
      DeliveryConfig config,
      InstantSource clock,
      MeterRegistry registry) {
    this.database = database;
    this.references = references;
    this.composing = composing;
    this.messages = messages;
    this.wording = wording;
    this.mailing = mailing;
    this.calling = calling;
    this.settings = settings;
    this.config = config;
    this.clock = clock;
    this.registry = registry;
  }

  @Scheduled(
      every = "${dunghen.notification.delivery.every:5s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    try {
      if (Transaction.in(database, tx -> Restorations.unsettled(tx).isPresent())) {
        return; // what may have been told already is not held back yet
      }
      OneAtATime.run(
          database, LOCK, () -> Transaction.in(database, tx -> composing.compose(tx, now())));
      sendAll();
    } catch (SQLException e) {
      LOGGER.warnf("Messages could not be delivered. sqlState=%s", e.getSQLState());
      LOGGER.debug("The database's failure.", e);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendAll() throws SQLException, InterruptedException {
    Set<Way> ways = settings.configured();
    if (ways.isEmpty()) {
      return;
    }
    List<Outgoing> claimed;
    do {
      claimed =
          Transaction.in(
              database, tx -> messages.claim(tx, ways, config.parallel(), config.lease(), now()));
      sendTogether(claimed);
    } while (!claimed.isEmpty());
  }

  private void sendTogether(List<Outgoing> claimed) throws SQLException, InterruptedException {
    if (claimed.isEmpty()) {
      return;
    }
    ReferenceBook.View known = Transaction.in(database, tx -> references.book(tx).latest());
    var sending = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Outgoing message : claimed) {
        sending.add(
            threads.submit(() -> {
              deliver(message, known);
              return null;
            }));
      }
    }
    for (Future<?> each : sending) {
      try {
        each.get();
      } catch (ExecutionException e) {
        // Its lease runs out, then it is tried again.
        LOGGER.error("A message was not delivered for a reason on our side.", e.getCause());
      }
    }
  }

  private void deliver(Outgoing claimed, ReferenceBook.View known) throws SQLException {
    Outgoing message = Transaction.in(database, tx -> messages.reread(tx, claimed));
    if (message.lines().isEmpty()) {
      count(message, Transaction.in(database, tx -> messages.cancelled(tx, message, now())));
      return;
    }
    Outcome outcome =
        switch (message.way()) {
          case EMAIL -> mailing.send(message, wording.put(message, known, now()));
          case WEBHOOK -> calling.send(message, now());
        };
    count(message, Transaction.in(database, tx -> note(tx, message, outcome)));
    tell(message, outcome);
  }

  private String note(Connection tx, Outgoing message, Outcome outcome) throws SQLException {
    Instant now = now();
    return switch (outcome) {
      case Outcome.Sent _ -> messages.sent(tx, message, now);
      case Outcome.Gone _ -> messages.gone(tx, message, now);
      case Outcome.Failed(var problem) -> {
        var pause = new Pause(config.firstPause(), config.longestPause());
        double random = ThreadLocalRandom.current().nextDouble();
        Instant next = now.plus(pause.after(message.attempts(), random));
        yield messages.failed(tx, message, problem, next, now.minus(config.horizon()), now);
      }
    };
  }

  private void count(Outgoing message, String outcome) {
    registry
        .counter("dunghen.notification.attempts", "way", message.way().wire(), "outcome", outcome)
        .increment();
  }

  private static void tell(Outgoing message, Outcome outcome) {
    switch (outcome) {
      case Outcome.Sent _ ->
          LOGGER.infof(
              "A message was sent. messageId=%s way=%s agency=%s alerts=%d attempts=%d",
              message.id(),
              message.way().wire(),
              message.owner(),
              message.lines().size(),
              message.attempts());
      case Outcome.Gone _ ->
          LOGGER.warnf(
              "A webhook is gone and not called again. messageId=%s agency=%s",
              message.id(), message.owner());
      case Outcome.Failed(var problem) ->
          LOGGER.warnf(
              "A message was not taken. messageId=%s way=%s agency=%s attempts=%d problem=%s",
              message.id(), message.way().wire(), message.owner(), message.attempts(), problem);
    }
  }

  private Instant now() {
    return CivilTime.toPrecision(clock.instant());
  }
}
