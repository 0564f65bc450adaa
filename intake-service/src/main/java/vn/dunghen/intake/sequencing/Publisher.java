package vn.dunghen.intake.sequencing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.Topics;
import vn.dunghen.intake.register.CanonicalJson;
import vn.dunghen.intake.register.PublishedForm;
import vn.dunghen.intake.sequencing.UnpublishedKeys.DossierKey;

/// Sends events and watermarks to Kafka, in order, and waits until the broker has them.
final class Publisher implements AutoCloseable {

  private static final Header CONTENT_TYPE =
      new RecordHeader(
          "content-type",
          "application/cloudevents+json; charset=UTF-8".getBytes(StandardCharsets.UTF_8));

  private final KafkaProducer<String, byte[]> producer;

  /// @param connection the service's `kafka.*` settings: servers, security
  Publisher(Map<String, Object> connection) {
    var settings = new HashMap<>(connection);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // With several, requests to a topic made a moment ago can overtake one another, and the broker
    // then refuses one partition (OUT_OF_ORDER_SEQUENCE_NUMBER) until the delivery times out.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 2);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    this.producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /// The broker did not take everything. What was sent may have arrived or not.
  static final class NotPublished extends Exception {
    private static final long serialVersionUID = 1;

    NotPublished(Throwable cause) {
      super(cause);
    }
  }

  /// Sends the events in order.
  void publish(List<PublishedForm> events) throws NotPublished, InterruptedException {
    var records = new ArrayList<ProducerRecord<String, byte[]>>(events.size());
    for (PublishedForm event : events) {
      records.add(
          record(event.topic(), null, event.key(), event.value().getBytes(StandardCharsets.UTF_8)));
    }
    send(records);
  }

  /// Sends keys, and of destroyed ones a record without a value.
  void publishKeys(List<DossierKey> keys) throws NotPublished, InterruptedException {
    var records = new ArrayList<ProducerRecord<String, byte[]>>(keys.size());
    for (DossierKey key : keys) {
      byte[] wrapped = key.wrapped();
      records.add(
          record(
              Topics.DOSSIER_KEYS.name(),
              null,
              key.dossier(),
              wrapped == null ? null : keyRecord(key, wrapped).getBytes(StandardCharsets.UTF_8)));
    }
    send(records);
  }

  /// Sends a watermark to every partition of every topic with events.
  void promise(Instant through) throws NotPublished, InterruptedException {
    byte[] value = watermark(through).getBytes(StandardCharsets.UTF_8);
    var records = new ArrayList<ProducerRecord<String, byte[]>>();
    try {
      for (Topics.Topic topic : Topics.EVENTS) {
        producer
            .partitionsFor(topic.name())
            .forEach(p -> records.add(record(topic.name(), p.partition(), null, value)));
      }
    } catch (RuntimeException away) {
      throw new NotPublished(away);
    }
    send(records);
  }

  private void send(List<ProducerRecord<String, byte[]>> records)
      throws NotPublished, InterruptedException {
    var underWay = new ArrayList<Future<RecordMetadata>>(records.size());
    try {
      for (var record : records) {
        underWay.add(producer.send(record));
      }
      for (Future<RecordMetadata> each : underWay) {
        each.get();
      }
    } catch (ExecutionException refused) {
      throw new NotPublished(refused.getCause() == null ? refused : refused.getCause());
    } catch (InterruptException interrupted) {
      throw new InterruptedException(interrupted.getMessage());
    } catch (RuntimeException away) {
      throw new NotPublished(away);
    }
  }

  private static ProducerRecord<String, byte[]> record(
      String topic, @Nullable Integer partition, @Nullable String key, byte @Nullable [] value) {
    return new ProducerRecord<>(topic, partition, null, key, value, List.of(CONTENT_TYPE));
  }

  static String watermark(Instant through) {
    var text = new StringBuilder(256);
    CanonicalJson.append(
        text,
        Map.of(
            "specversion",
            "1.0",
            "id",
            through.toString(),
            "source",
            "/intake/sequencer",
            "type",
            Topics.WATERMARK_TYPE,
            "time",
            through.toString(),
            "datacontenttype",
            "application/json",
            "data",
            Map.of("through", through.toString())));
    return text.toString();
  }

  private static String keyRecord(DossierKey key, byte[] wrapped) {
    var text = new StringBuilder(700);
    CanonicalJson.append(
        text,
        Map.of(
            "specversion",
            "1.0",
            "id",
            key.dossier(),
            "source",
            "/intake/keys",
            "type",
            Topics.DOSSIER_KEY_TYPE,
            "subject",
            key.dossier(),
            "time",
            key.made().toString(),
            "datacontenttype",
            "application/json",
            "data",
            Map.of(
                "alg",
                Topics.DOSSIER_KEY_ALGORITHM,
                "wrapped",
                Base64.getEncoder().encodeToString(wrapped))));
    return text.toString();
  }

  /// Gives up what is still under way: it is published again by whoever goes on.
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
