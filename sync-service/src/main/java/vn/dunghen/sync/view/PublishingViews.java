package vn.dunghen.sync.view;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.OneAtATime;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.chassis.topics.PublishedTopics;
import vn.dunghen.chassis.topics.TopicIds;
import vn.dunghen.dossier.Topics;

/// Publishes the outbox of views, in order, by one instance at a time. A row goes when the broker
/// has it; after a crash it may be sent again under the same id.
@ApplicationScoped
class PublishingViews {

  private static final Logger LOGGER = Logger.getLogger(PublishingViews.class);
  private static final long LOCK = 0x53594e43_56494557L;
  private static final int PIECE = 500;
  private static final Duration REST = Duration.ofMillis(300);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// How long the topic is taken to be the one that it was.
  private static final Duration TRUST = Duration.ofSeconds(10);

  private static final String NEXT =
      "select position, dossier, content from portal_view_outbox order by position limit ?";
  private static final String DONE = "delete from portal_view_outbox where position <= ?";

  private final DataSource database;
  private final PortalViews views;
  private final Map<String, Object> kafka;
  private final MeterRegistry registry;
  private long lastCompared = System.nanoTime() - TRUST.toNanos();
  private volatile boolean closing;
  private @Nullable Thread thread;

  PublishingViews(
      DataSource database,
      PortalViews views,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      MeterRegistry registry) {
    this.database = database;
    this.views = views;
    this.kafka = Map.copyOf(kafka);
    this.registry = registry;
  }

  private record Row(long position, String dossier, String content) {}

  void start(@Observes StartupEvent event) {
    thread = Thread.ofPlatform().name("publishing-views").start(this::run);
  }

  void end(@Observes ShutdownEvent event) {
    closing = true;
    if (thread != null) {
      LockSupport.unpark(thread);
      try {
        thread.join(PATIENCE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    try (var producer = producer();
        var topicIds = new TopicIds(kafka)) {
      while (!closing) {
        try {
          OneAtATime.run(
              database,
              LOCK,
              () -> {
                fillIfMadeAnew(topicIds);
                drain(producer);
              });
          LockSupport.parkNanos(REST.toNanos());
        } catch (SQLException | RuntimeException e) {
          LOGGER.warnf(
              "Views are not published for now and stay queued. cause=%s",
              e.getClass().getSimpleName());
          LockSupport.parkNanos(PAUSE.toNanos());
        }
      }
    }
  }

  /// A topic that was made anew gets the last view of every dossier again.
  private void fillIfMadeAnew(TopicIds topicIds) throws SQLException {
    if (System.nanoTime() - lastCompared < TRUST.toNanos()) {
      return;
    }
    lastCompared = System.nanoTime();
    Map<String, String> ids = topicIds.of(List.of(Topics.PORTAL_VIEW.name()));
    Transaction.<Boolean, SQLException>in(
        database,
        tx -> {
          if (!PublishedTopics.note(tx, ids).isEmpty()) {
            LOGGER.warn(
                "The topic of views was made anew; every dossier's last view is sent again.");
            views.queueAll(tx);
          }
          return true;
        });
  }

  private void drain(KafkaProducer<String, String> producer) throws SQLException {
    while (!closing) {
      int published =
          Transaction.<Integer, SQLException>in(
              database,
              tx -> {
                var rows = new ArrayList<Row>();
                try (var statement = tx.prepareStatement(NEXT)) {
                  statement.setInt(1, PIECE);
                  try (var row = statement.executeQuery()) {
                    while (row.next()) {
                      rows.add(new Row(row.getLong(1), row.getString(2), row.getString(3)));
                    }
                  }
                }
                if (rows.isEmpty()) {
                  return 0;
                }
                publish(producer, rows);
                try (var statement = tx.prepareStatement(DONE)) {
                  statement.setLong(1, rows.getLast().position());
                  statement.executeUpdate();
                }
                return rows.size();
              });
      registry.counter("dunghen.sync.views.published").increment(published);
      if (published < PIECE) {
        return;
      }
    }
  }

  private static void publish(KafkaProducer<String, String> producer, List<Row> rows) {
    var sent = new ArrayList<Future<RecordMetadata>>();
    for (Row row : rows) {
      var record = new ProducerRecord<>(Topics.PORTAL_VIEW.name(), row.dossier(), row.content());
      record
          .headers()
          .add(
              "content-type",
              "application/cloudevents+json; charset=UTF-8".getBytes(StandardCharsets.UTF_8));
      sent.add(producer.send(record));
    }
    try {
      for (Future<RecordMetadata> each : sent) {
        each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while publishing.", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("The broker did not take everything.", e);
    }
  }

  private KafkaProducer<String, String> producer() {
    var settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }
}
