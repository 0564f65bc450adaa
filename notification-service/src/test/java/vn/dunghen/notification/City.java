package vn.dunghen.notification;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.dunghen.dossier.Topics;
import vn.dunghen.dossier.time.CivilTime;

/// Publishes what intake would publish of a city CITY with agencies below it.
final class City implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final KafkaProducer<String, String> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();
  private final List<ProducerRecord<String, String>> published = new ArrayList<>();

  City(String servers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "max.in.flight.requests.per.connection", 1),
            new StringSerializer(),
            new StringSerializer());
  }

  City agency(String code, String parent) {
    return reference(
        "agency",
        code,
        """
        {"code":"%s","name":"Phường %s","kind":"ward",%s"validFrom":"2020-01-01"}\
        """
            .formatted(code, code, parent.isEmpty() ? "" : "\"parent\":\"" + parent + "\","));
  }

  City goLive(String agency, String at) {
    return reference("go-live", agency, "{\"agency\":\"%s\",\"at\":\"%s\"}".formatted(agency, at));
  }

  City recipient(String agency, String more) {
    return reference(
        "recipient",
        agency,
        """
        {"agency":"%s","name":"Trực một cửa","role":"head","validFrom":"2025-07-01",%s}\
        """
            .formatted(agency, more));
  }

  City received(String dossier, String unit, Instant at, Instant promise) {
    return dossier(
        "received",
        dossier,
        at,
        """
        {"procedure":"1.001193","unit":"%s","responsible":"%s","channel":"counter","promise":"%s"}\
        """
            .formatted(unit, unit, written(promise)));
  }

  City completed(String dossier, Instant at) {
    return dossier("completed", dossier, at, "{}");
  }

  private City reference(String name, String subject, String data) {
    return send(
        Topics.REFERENCE_EVENTS,
        subject,
        "vn.dunghen.reference." + name + ".v1",
        CivilTime.startOf(java.time.LocalDate.parse("2026-01-01")),
        data);
  }

  private City dossier(String name, String subject, Instant at, String data) {
    return send(Topics.DOSSIER_EVENTS, subject, "vn.dunghen.dossier." + name + ".v1", at, data);
  }

  private City send(Topics.Topic topic, String subject, String type, Instant at, String data) {
    String value =
        """
        {"specversion":"1.0","type":"%s","source":"/t","id":"t%d","subject":"%s","time":"%s",\
        "recordedtime":"%s","data":%s}\
        """
            .formatted(type, NUMBER.incrementAndGet(), subject, written(at), written(at), data);
    var record = new ProducerRecord<>(topic.name(), subject, value);
    published.add(record);
    sent.add(producer.send(record));
    return this;
  }

  /// Everything that this city published, once more.
  City again() {
    published.forEach(record -> sent.add(producer.send(record)));
    return this;
  }

  /// Promises on every partition that everything recorded by then stands before.
  void knownThrough(Instant through) {
    for (Topics.Topic topic : List.of(Topics.DOSSIER_EVENTS, Topics.REFERENCE_EVENTS)) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        String value =
            """
            {"specversion":"1.0","type":"%s","source":"/intake","id":"w%d","time":"%s",\
            "data":{"through":"%s"}}\
            """
                .formatted(Topics.WATERMARK_TYPE, NUMBER.incrementAndGet(), through, through);
        sent.add(producer.send(new ProducerRecord<>(topic.name(), partition, null, value)));
      }
    }
    try {
      for (var each : sent) {
        each.get();
      }
      sent.clear();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OffsetDateTime written(Instant instant) {
    return instant.atZone(CivilTime.ZONE).toOffsetDateTime();
  }

  @Override
  public void close() {
    producer.close();
  }
}
