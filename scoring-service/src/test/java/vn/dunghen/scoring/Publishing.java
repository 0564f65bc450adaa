package vn.dunghen.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import vn.dunghen.dossier.Topics;

/// Publishes what intake would publish.
public final class Publishing implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  public Publishing(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "linger.ms",
                5,
                "max.in.flight.requests.per.connection",
                1),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /// Sends an event to the topic that its type belongs on, under its subject.
  public void event(JsonNode event) {
    Topics.Topic topic =
        switch (event.get("type").asText().split("\\.")[2]) {
          case "reference", "procedure" -> Topics.REFERENCE_EVENTS;
          case "petition" -> Topics.PETITION_EVENTS;
          case "report", "national-standing" -> Topics.REPORT_EVENTS;
          default -> Topics.DOSSIER_EVENTS;
        };
    record(topic.name(), event.get("subject").asText(), event.toString());
  }

  public void record(String topic, String key, String value) {
    sent.add(producer.send(new ProducerRecord<>(topic, bytes(key), bytes(value))));
  }

  /// Promises on every partition that all events stamped at or before `through` stand before.
  public void watermark(Instant through) {
    for (Topics.Topic topic : Topics.EVENTS) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        String value =
            """
            {"specversion":"1.0","type":"%s","source":"intake","id":"w-%s-%d","time":"%s",\
            "data":{"through":"%s"}}\
            """
                .formatted(Topics.WATERMARK_TYPE, through, partition, through, through);
        sent.add(producer.send(new ProducerRecord<>(topic.name(), partition, null, bytes(value))));
      }
    }
  }

  /// Returns when the broker has everything.
  public void flush() {
    try {
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
      sent.clear();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
