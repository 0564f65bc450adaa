package vn.dunghen.intake.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.Topics;
import vn.dunghen.intake.City;
import vn.dunghen.intake.Identities;
import vn.dunghen.intake.IntakeKeys;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "intake"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IntakeKeys.class)
class SealedNamesIT {

  private static final String NAME = "Nguyễn Thị Bí Mật";

  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Test
  void stand_in_no_table_and_in_no_topic() throws SQLException {
    City.found();
    String personal =
        "{\"procedure\":\"P1\",\"unit\":\"W1\",\"channel\":\"online\",\"personal\":{\"name\":\"%s\"}}"
            .formatted(NAME);
    String correction =
        "{\"id\":\"s1\",\"reason\":\"typo\",\"replacement\":{\"type\":\"received\",\"data\":%s}}"
            .formatted(personal);

    City.post(
            Identities.SOURCE_1,
            City.STRUCTURED,
            City.dossier(City.SOURCE_1, "s1", "received", "S1", personal))
        .then()
        .statusCode(202);
    City.post(
            Identities.SOURCE_1,
            City.STRUCTURED,
            City.dossier(City.SOURCE_1, "s2", "corrected", "S1", correction))
        .then()
        .statusCode(202);
    City.post(
            Identities.SOURCE_1,
            City.STRUCTURED,
            City.dossier(City.SOURCE_1, "s1", "received", "S2", personal))
        .then()
        .statusCode(409);
    City.post(
            Identities.SOURCE_1,
            City.STRUCTURED,
            City.dossier(City.SOURCE_1, "s3", "received", "S1", personal.replace("W1", "NOWHERE")))
        .then()
        .statusCode(422);
    City.post(
            Identities.SOURCE_1,
            City.STRUCTURED,
            City.dossier(City.SOURCE_1, "s1", "received", "S1", personal))
        .then()
        .statusCode(200);

    assertThat(everyText())
        .isNotEmpty()
        .noneMatch(text -> text.contains(NAME) || text.contains("Bí Mật"));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          List<String> published = everyRecord();
          assertThat(published)
              .filteredOn(text -> text.contains("\"subject\":\"S1\""))
              .filteredOn(text -> !text.contains(Topics.DOSSIER_KEY_TYPE))
              .hasSize(2)
              .allMatch(text -> text.contains("\"sealed\":"));
          assertThat(published).noneMatch(text -> text.contains("Bí Mật"));
        });
  }

  @Test
  void gaps_in_a_sources_sequence_are_reported() {
    City.found();
    for (int number : new int[] {1, 2, 5, 9}) {
      String event = City.received("gap-" + number, "GAP-" + number);
      City.post(
              Identities.SOURCE_1,
              City.STRUCTURED,
              event.replace("\"id\"", "\"sequence\":\"" + number + "\",\"id\""))
          .then()
          .statusCode(202);
    }

    City.get(Identities.SOURCE_1, "/api/sources")
        .then()
        .statusCode(200)
        .body(
            "source", contains(City.SOURCE_1),
            "[0].highestSequence", equalTo(9),
            "[0].gapCount", equalTo(2),
            "[0].gaps.from", contains(3, 6),
            "[0].gaps.to", contains(4, 8));
  }

  private List<String> everyText() throws SQLException {
    var texts = new ArrayList<String>();
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      var tables = new ArrayList<String>();
      try (var rows =
          statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      for (String table : tables) {
        try (var rows = statement.executeQuery("select t::text from " + table + " t")) {
          while (rows.next()) {
            texts.add(rows.getString(1));
          }
        }
      }
    }
    return texts;
  }

  private List<String> everyRecord() {
    var texts = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          Topics.ALL.stream()
              .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> {
              if (record.value() != null) {
                texts.add(new String(record.value(), StandardCharsets.UTF_8));
              }
            });
      }
    }
    return texts;
  }
}
