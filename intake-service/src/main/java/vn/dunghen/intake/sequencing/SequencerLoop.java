package vn.dunghen.intake.sequencing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.topics.TopicIds;
import vn.dunghen.dossier.Topics;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.intake.register.PublishedForm;
import vn.dunghen.intake.sequencing.Publisher.NotPublished;
import vn.dunghen.intake.sequencing.UnpublishedKeys.DossierKey;

/// The sequencer's two threads. One becomes the active one and stamps what was accepted, also while
/// the broker is away; the other publishes what is stamped and promises watermarks, while this
/// instance is the active one.
final class SequencerLoop implements AutoCloseable {

  private static final Logger LOGGER = Logger.getLogger(SequencerLoop.class);
  private static final int DRAINED_UNTIL_VACUUM = 100_000;

  /// How long the topics are taken to be those that they were.
  private static final Duration TRUST = Duration.ofSeconds(10);

  private final DataSource database;
  private final Map<String, Object> kafka;
  private final InstantSource clock;
  private final SequencingConfig config;
  private final Wakeup accepted;
  private final Wakeup stamped = new Wakeup();
  private final Stamping stamping;
  private final Thread stamper;
  private final Thread publisher;
  private volatile boolean running = true;
  private volatile boolean leading;
  private volatile boolean connected;
  private int drained;

  SequencerLoop(
      DataSource database,
      Map<String, Object> kafka,
      InstantSource clock,
      SequencingConfig config,
      Wakeup accepted) {
    this.database = database;
    this.kafka = Map.copyOf(kafka);
    this.clock = clock;
    this.config = config;
    this.accepted = accepted;
    this.stamping = new Stamping(clock, config.stampedAtOnce());
    this.stamper = Thread.ofPlatform().name("sequencer-stamping").unstarted(this::stampOn);
    this.publisher = Thread.ofPlatform().name("sequencer-publishing").unstarted(this::publishOn);
  }

  void start() {
    stamper.start();
    publisher.start();
  }

  /// Whether this instance is the active sequencer.
  boolean isLeading() {
    return leading;
  }

  /// Whether the broker took what was last sent to it.
  boolean isConnected() {
    return connected;
  }

  private void stampOn() {
    try (var leadership = new Leadership(database)) {
      while (running) {
        try {
          Connection lead = leadership.tryToLead();
          if (lead == null) {
            accepted.await(config.candidacy());
            continue;
          }
          lead();
          stampWhatWaits(lead);
          accepted.await(config.poll());
        } catch (SQLException failure) {
          LOGGER.warnf(
              "The sequencer lost its database and tries again. state=%s", failure.getSQLState());
          LOGGER.debug("The sequencer's failure.", failure);
          leading = false;
          leadership.close();
          accepted.await(config.pause());
        } catch (RuntimeException bug) {
          LOGGER.error("The sequencer failed on our side and tries again.", bug);
          leading = false;
          leadership.close();
          accepted.await(config.pause());
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } finally {
      leading = false;
    }
  }

  private void lead() {
    if (!leading) {
      leading = true;
      LOGGER.info("This instance is the active sequencer now.");
      stamped.signal();
    }
  }

  private void stampWhatWaits(Connection lead) throws SQLException {
    for (int placed = stamping.stamp(lead); placed > 0 && running; placed = stamping.stamp(lead)) {
      stamped.signal();
      drained += placed;
      if (drained > DRAINED_UNTIL_VACUUM) {
        drained = 0;
        try (Statement statement = lead.createStatement()) {
          statement.execute("vacuum (truncate false) unsequenced");
        }
      }
    }
  }

  private void publishOn() {
    try {
      while (running) {
        if (!leading) {
          stamped.await(config.candidacy());
          continue;
        }
        try {
          publishWhileLeading();
        } catch (NotPublished failure) {
          connected = false;
          LOGGER.warnf(
              "The broker does not take events; they wait and are published later. cause=%s",
              failure.getCause() == null ? failure : failure.getCause().getClass().getSimpleName());
          LOGGER.debug("The broker's failure.", failure);
          stamped.await(config.pause());
        } catch (SQLException failure) {
          LOGGER.warnf(
              "Publishing lost its database and tries again. state=%s", failure.getSQLState());
          LOGGER.debug("Publishing's failure.", failure);
          stamped.await(config.pause());
        } catch (RuntimeException bug) {
          LOGGER.error("Publishing failed on our side and tries again.", bug);
          stamped.await(config.pause());
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void publishWhileLeading() throws NotPublished, SQLException, InterruptedException {
    new TopicCreation(kafka, config).createMissing();
    try (var sending = new Publisher(kafka);
        var topicIds = new TopicIds(kafka)) {
      Instant lastPromise = Instant.MIN;
      long lastCompared = System.nanoTime() - TRUST.toNanos();
      Standing.At at = null;
      while (running && leading) {
        if (System.nanoTime() - lastCompared >= TRUST.toNanos()) {
          lastCompared = System.nanoTime();
          at = isFillingBegun(topicIds) ? null : at;
        }
        at = at == null ? withConnection(Standing::at) : at;
        Standing.At from = at;
        List<PublishedForm> next =
            withConnection(c -> Standing.next(c, from.published(), config.publishedAtOnce()));
        publishKeys(sending);
        if (!next.isEmpty()) {
          sending.publish(from.missing(next));
          connected = true;
          long to = next.getLast().position();
          at =
              withConnection(c -> Standing.advance(c, from.published(), to))
                  ? from.through(to)
                  : null;
        }
        if (at != null && isDue(lastPromise)) {
          lastPromise = promise(sending, at.published()).orElse(lastPromise);
        }
        if (next.isEmpty()) {
          stamped.await(config.poll());
        }
      }
    }
  }

  private boolean isFillingBegun(TopicIds topicIds) throws NotPublished, SQLException {
    Map<String, String> ids;
    try {
      ids = topicIds.of(Topics.ALL.stream().map(Topics.Topic::name).toList());
    } catch (TopicIds.NotTold away) {
      throw new NotPublished(away);
    }
    return withConnection(c -> FillingTopics.begin(c, ids));
  }

  /// Publishes the keys that are due. Called between reading events and publishing them: a key is
  /// committed with the first event that it seals, so it is seen here and reaches the broker before
  /// that event.
  private void publishKeys(Publisher sending)
      throws NotPublished, SQLException, InterruptedException {
    List<DossierKey> keys;
    do {
      keys = withConnection(c -> UnpublishedKeys.next(c, config.publishedAtOnce()));
      if (!keys.isEmpty()) {
        var sent = keys;
        sending.publishKeys(sent);
        withConnection(c -> UnpublishedKeys.published(c, sent));
      }
    } while (keys.size() == config.publishedAtOnce());
  }

  private boolean isDue(Instant lastPromise) {
    Instant now = clock.instant();
    return lastPromise.equals(Instant.MIN)
        || now.isBefore(lastPromise)
        || Duration.between(lastPromise, now).compareTo(config.watermark()) >= 0;
  }

  /// Promises a watermark; returns when that was.
  private Optional<Instant> promise(Publisher sending, long published)
      throws NotPublished, SQLException, InterruptedException {
    Instant now = CivilTime.toPrecision(clock.instant());
    Optional<Instant> through = withConnection(c -> Standing.promise(c, published, now));
    if (through.isPresent()) {
      sending.promise(through.get());
      connected = true;
    }
    return through.map(_ -> now);
  }

  @FunctionalInterface
  private interface Query<T> {
    T run(Connection connection) throws SQLException;
  }

  private <T> T withConnection(Query<T> query) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return query.run(connection);
    }
  }

  /// Ends both threads and waits for them.
  @Override
  public void close() {
    running = false;
    accepted.signal();
    stamped.signal();
    end(publisher);
    end(stamper);
  }

  private static void end(@Nullable Thread thread) {
    if (thread == null || !thread.isAlive()) {
      return;
    }
    try {
      thread.join(Duration.ofSeconds(5));
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(Duration.ofSeconds(5));
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
