package vn.dunghen.intake.receiving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.Topics;
import vn.dunghen.intake.City;
import vn.dunghen.intake.Identities;
import vn.dunghen.intake.IntakeKeys;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// What the index needs beside dossiers comes in by the same door: facts about procedures,
/// petitions, reports, official standings.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "intake"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IntakeKeys.class)
class InputsIT {

  private static final String DECIDED =
      """
      {"number":"1/QĐ","date":"2024-03-01","basisEffective":"2024-03-20","change":"new","unit":"W1"}\
      """;
  private static final String SUBMITTED = "{\"unit\":\"W1\",\"kind\":\"conduct\"%s}";
  private static final String WORK_FILES =
      "{\"period\":\"2024-03\",\"workFiles\":{\"handled\":9,\"handledOnline\":7}}";
  private static final String STANDING =
      "{\"period\":\"2024-03\",\"total\":55.99,\"dataTakenAt\":\"2024-04-02T10:00:00+07:00\"}";

  private static final String TARGET =
      """
      {"quarter":"2024-Q4","kind":"dossiers-online","rate":80,"decision":{"number":"1/QĐ",\
      "date":"2024-10-01"},"head":{"name":"Nguyễn Văn Hẹn","role":"Chủ tịch UBND"}}\
      """;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @BeforeEach
  void a_city_is_known() {
    City.found();
    post(Identities.SOURCE_1, petition("known-petition", "PAKN-1", "submitted", SUBMITTED));
  }

  /// 1 accepted, F forbidden, I invalid: a decision on a procedure of W1, a petition at W1, a step
  /// of a petition of W1, a report on W1, a report on an agency that nobody knows, the official
  /// standing of W1, history of W1, a target of W1.
  private static final Map<String, String> MATRIX =
      Map.of(
          "one-stop-1", "F 1 1 1 I F F F",
          "one-stop-2", "F F F F F F F F",
          "importer", "1 1 1 1 I 1 1 1",
          "importer-2", "F F F F F F F F",
          "operator", "1 F F 1 I 1 F 1",
          "operator-2", "F F F F I F F F",
          "auditor", "F F F F F F F F");

  @Test
  void everyone_says_what_is_theirs_to_say() {
    var all = new SoftAssertions();
    MATRIX.forEach((identity, row) -> {
      String[] expected = row.split(" ");
      List<String> events =
          List.of(
              event("decided-" + identity, "procedure.decided", "P1", DECIDED),
              petition("sent-" + identity, "PAKN-" + identity, "submitted", SUBMITTED),
              petition("handled-" + identity, "PAKN-1", "handled", "{}"),
              event("files-" + identity, "report.work-files", "W1", WORK_FILES),
              event("nowhere-" + identity, "report.work-files", "NOWHERE", WORK_FILES),
              event("standing-" + identity, "national-standing", "W1", STANDING),
              petition("history-" + identity, "PAKN-H-" + identity, "submitted", SUBMITTED)
                  .replace("\"id\"", "\"recordedtime\":\"2024-03-05T00:00:00Z\",\"id\""),
              event("target-" + identity, "report.target", "W1", TARGET));
      for (int i = 0; i < expected.length; i++) {
        int wanted =
            switch (expected[i]) {
              case "1" -> 202;
              case "F" -> 403;
              default -> 422;
            };
        all.assertThat(post(identity, events.get(i)))
            .as("%s, column %d", identity, i + 1)
            .isEqualTo(wanted);
      }
    });
    all.assertAll();
  }

  @Test
  void each_comes_to_its_topic_under_its_subject_and_the_citizen_s_name_only_sealed() {
    // When
    post(Identities.OPERATOR, event("topic-1", "procedure.decided", "P-TOPIC", DECIDED));
    post(
        Identities.SOURCE_1,
        petition(
            "topic-2", "PAKN-TOPIC", "submitted", ",\"personal\":{\"name\":\"Lê Thị Kín Đáo\"}"));
    post(Identities.SOURCE_1, event("topic-3", "report.work-files", "W1", WORK_FILES));
    post(Identities.OPERATOR, event("topic-4", "national-standing", "D1", STANDING));

    // Then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          assertThat(records(Topics.REFERENCE_EVENTS, "P-TOPIC")).hasSize(1);
          assertThat(records(Topics.PETITION_EVENTS, "PAKN-TOPIC"))
              .singleElement()
              .satisfies(
                  text -> assertThat(text).contains("\"sealed\":").doesNotContain("Kín Đáo"));
          assertThat(records(Topics.DOSSIER_KEYS, "PAKN-TOPIC")).isNotEmpty();
          assertThat(records(Topics.REPORT_EVENTS, "W1"))
              .anyMatch(text -> text.contains("topic-3"));
          assertThat(records(Topics.REPORT_EVENTS, "D1"))
              .anyMatch(text -> text.contains("topic-4"));
        });
  }

  @Test
  void what_breaks_the_contract_is_named_by_its_place() {
    City.post(
            Identities.SOURCE_1,
            City.STRUCTURED,
            event("flawed", "report.work-files", "W1", WORK_FILES.replace("7", "10")))
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/data/workFiles/handledOnline"))
        .body("errors[0].reason", equalTo("must not be more than handled"));
    City.post(
            Identities.OPERATOR,
            City.STRUCTURED,
            event("flawed", "national-standing", "NOWHERE", STANDING))
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/subject"));
  }

  private static String petition(String id, String subject, String name, String data) {
    return event(
        id,
        "petition." + name,
        subject,
        name.equals("submitted") ? SUBMITTED.formatted(data.equals(SUBMITTED) ? "" : data) : data);
  }

  private static String event(String id, String type, String subject, String data) {
    return City.event(
        City.SOURCE_1,
        id,
        "vn.dunghen." + type + ".v1",
        subject,
        "2024-03-04T09:00:00+07:00",
        data);
  }

  private static int post(String identity, String event) {
    return City.post(identity, City.STRUCTURED, event).statusCode();
  }

  private List<String> records(Topics.Topic topic, String key) {
    var found = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> {
              if (record.key() != null
                  && record.value() != null
                  && key.equals(new String(record.key(), UTF_8))) {
                found.add(new String(record.value(), UTF_8));
              }
            });
      }
    }
    return found;
  }
}
