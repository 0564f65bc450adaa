package vn.dunghen.intake.erasing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.Topics;
import vn.dunghen.dossier.Topics.Topic;
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
class ErasingIT {

  private static final OAEPParameterSpec OAEP_256 =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Test
  void a_key_reaches_the_broker_before_the_events_that_it_seals_and_opens_them() throws Exception {
    // Given
    City.found();

    // When
    post("key-1", "KEY-1", "Trần Văn Mở");
    post("key-2", "KEY-1", "Trần Văn Mở Lại");

    // Then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(records(Topics.DOSSIER_EVENTS, "KEY-1")).hasSize(2));
    var keys = records(Topics.DOSSIER_KEYS, "KEY-1");
    var events = records(Topics.DOSSIER_EVENTS, "KEY-1");
    assertThat(keys).isNotEmpty();
    assertThat(keys.getFirst().timestamp()).isLessThanOrEqualTo(events.getFirst().timestamp());
    SecretKey key = unwrapped(json(keys.getLast()));
    assertThat(opened(events.get(0), key)).contains("Trần Văn Mở");
    assertThat(opened(events.get(1), key)).contains("Trần Văn Mở Lại");
  }

  @Test
  void an_erased_person_stays_erased_and_the_dossier_goes_on() throws Exception {
    // Given
    City.found();
    post("erase-1", "ERASE-1", "Lê Thị Quên");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(records(Topics.DOSSIER_KEYS, "ERASE-1")).isNotEmpty());

    // When
    erase(Identities.OPERATOR, "ERASE-1", "Công dân yêu cầu")
        .then()
        .statusCode(200)
        .body(
            "erased", equalTo(true),
            "erasedBy", equalTo(Identities.OPERATOR),
            "reason", equalTo("Công dân yêu cầu"));
    post("erase-2", "ERASE-1", "Lê Thị Nhớ Lại");

    // Then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(records(Topics.DOSSIER_EVENTS, "ERASE-1")).hasSize(2));
    assertThat(records(Topics.DOSSIER_KEYS, "ERASE-1").getLast().value()).isNull();
    var events = records(Topics.DOSSIER_EVENTS, "ERASE-1");
    assertThat(json(events.get(0)).at("/data/personal/sealed").asText()).isNotEmpty();
    assertThat(json(events.get(1)).path("data").has("personal")).isFalse();
    assertThat(wrappedKeys("ERASE-1")).isZero();
  }

  @Test
  void erasing_again_answers_who_did_it_first() {
    // Given
    City.found();
    post("erased-again-1", "AGAIN-1", "Phạm Một Lần");
    Response first = erase(Identities.OPERATOR, "AGAIN-1", "lần đầu");

    // When
    Response second = erase(Identities.IMPORTER, "AGAIN-1", "lần hai");

    // Then
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.asString()).isEqualTo(first.asString());
  }

  @Test
  void what_was_posted_before_is_still_a_duplicate_after_the_erasure() {
    City.found();
    post("same-1", "SAME-1", "Vũ Như Cũ");
    erase(Identities.OPERATOR, "SAME-1", "yêu cầu").then().statusCode(200);

    City.post(Identities.SOURCE_1, City.STRUCTURED, event("same-1", "SAME-1", "Vũ Như Cũ"))
        .then()
        .statusCode(200)
        .body("result", equalTo("duplicate"));
  }

  @Test
  void only_the_operator_of_its_agencies_reaches_a_dossier() {
    City.found();
    post("reach-1", "REACH-1", "Đỗ Khác Nơi");

    erase(Identities.OPERATOR_2, "REACH-1", "của quận khác").then().statusCode(404);
    City.get(Identities.OPERATOR_2, "/api/personal-data/REACH-1").then().statusCode(404);
    City.get(Identities.AUDITOR, "/api/personal-data/REACH-1")
        .then()
        .statusCode(200)
        .body("erased", equalTo(false), "erasedBy", nullValue(), "since", notNullValue());
    erase(Identities.OPERATOR, "REACH-NEVER", "không có").then().statusCode(404);
    erase(Identities.OPERATOR, "REACH-1", " ").then().statusCode(422);
  }

  private static void post(String id, String dossier, String name) {
    City.post(Identities.SOURCE_1, City.STRUCTURED, event(id, dossier, name))
        .then()
        .statusCode(202);
  }

  private static String event(String id, String dossier, String name) {
    return City.dossier(
        City.SOURCE_1,
        id,
        "received",
        dossier,
        "{\"procedure\":\"P1\",\"unit\":\"W1\",\"channel\":\"online\",\"personal\":{\"name\":\"%s\"}}"
            .formatted(name));
  }

  private static Response erase(String identity, String dossier, String reason) {
    return given()
        .auth()
        .preemptive()
        .basic(identity, Identities.PASSWORD)
        .contentType("application/json")
        .body(Map.of("reason", reason))
        .post("/api/personal-data/{dossier}/erasure", dossier);
  }

  private long wrappedKeys(String dossier) throws SQLException {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                """
                select count(wrapped_for_sync) + count(wrapped_for_intake)
                from dossier_key where dossier = ?
                """)) {
      statement.setString(1, dossier);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static SecretKey unwrapped(JsonNode record) throws GeneralSecurityException {
    assertThat(record.path("type").asText()).isEqualTo(Topics.DOSSIER_KEY_TYPE);
    assertThat(record.at("/data/alg").asText()).isEqualTo("RSA-OAEP-256+A256KW");
    var key =
        KeyFactory.getInstance("RSA")
            .generatePrivate(
                new PKCS8EncodedKeySpec(
                    Base64.getDecoder()
                        .decode(System.getProperty("intake.test.sync-private-key"))));
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(Cipher.UNWRAP_MODE, key, OAEP_256);
    var all = ByteBuffer.wrap(Base64.getDecoder().decode(record.at("/data/wrapped").asText()));
    var wrappingKey = new byte[all.getShort()];
    all.get(wrappingKey);
    var dataKey = new byte[all.remaining()];
    all.get(dataKey);
    Cipher keyWrap = Cipher.getInstance("AESWrap");
    keyWrap.init(Cipher.UNWRAP_MODE, cipher.unwrap(wrappingKey, "AES", Cipher.SECRET_KEY));
    return (SecretKey) keyWrap.unwrap(dataKey, "AES", Cipher.SECRET_KEY);
  }

  private static String opened(ConsumerRecord<byte[], byte[]> event, SecretKey key)
      throws GeneralSecurityException, IOException {
    byte[] sealed = Base64.getDecoder().decode(json(event).at("/data/personal/sealed").asText());
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, Arrays.copyOf(sealed, 12)));
    cipher.updateAAD(event.key());
    return new String(cipher.doFinal(sealed, 12, sealed.length - 12), UTF_8);
  }

  private static JsonNode json(ConsumerRecord<byte[], byte[]> record) throws IOException {
    return JsonMapper.builder().build().readTree(record.value());
  }

  /// The records of a dossier, in their order.
  private List<ConsumerRecord<byte[], byte[]>> records(Topic topic, String dossier) {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
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
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> {
              if (record.key() != null && new String(record.key(), UTF_8).equals(dossier)) {
                records.add(record);
              }
            });
      }
    }
    return records;
  }
}
