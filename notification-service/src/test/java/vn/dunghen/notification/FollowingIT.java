package vn.dunghen.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.Topics;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// The card on the first page, fed by a real broker.
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "notification"))
class FollowingIT {
  private static final String RECEIVED =
      """
      {"specversion":"1.0","type":"vn.dunghen.dossier.received.v1","source":"/one-stop/T",
       "id":"%s","subject":"%s","time":"2026-11-20T08:00:00+07:00",
       "recordedtime":"2026-11-20T08:00:01+07:00",
       "data":{"procedure":"1.001","unit":"T","responsible":"%s","channel":"counter"}}
      """;
  private static final String RECIPIENT =
      """
      {"specversion":"1.0","type":"vn.dunghen.reference.recipient.v1","source":"/reference",
       "id":"r1","subject":"T","time":"2026-11-01T00:00:00+07:00",
       "recordedtime":"2026-11-01T00:00:00+07:00",
       "data":{"agency":"T","name":"Trưởng bộ phận","role":"head","email":"t@thunghiem.invalid","validFrom":"2025-07-01"}}
      """;
  private static final String WATERMARK =
      """
      {"specversion":"1.0","type":"vn.dunghen.watermark.v1","source":"/intake","id":"w%d",
       "time":"2026-11-21T10:20:30Z","data":{"through":"2026-11-21T10:20:30Z"}}
      """;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @Test
  void the_card_counts_each_agency_once_and_says_through_when_it_knows() throws Exception {
    // Given the same events twice, and something that is no event
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", servers),
            new StringSerializer(),
            new StringSerializer())) {
      for (var round = 0; round < 2; round++) {
        send(producer, Topics.REFERENCE_EVENTS, "T", RECIPIENT);
        send(producer, Topics.DOSSIER_EVENTS, "D1", RECEIVED.formatted("1", "D1", "T"));
        send(producer, Topics.DOSSIER_EVENTS, "D2", RECEIVED.formatted("2", "D2", "T.1"));
        send(producer, Topics.DOSSIER_EVENTS, "D3", RECEIVED.formatted("3", "D3", "T.1"));
      }
      send(producer, Topics.DOSSIER_EVENTS, "D4", "no event");

      // When the watermark has come on every partition
      watermark(producer, Topics.DOSSIER_EVENTS);
      watermark(producer, Topics.REFERENCE_EVENTS);
    }

    // Then
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() ->
            assertThat(card())
                .contains("Follows the dossiers of 2 agencies, knows 1 recipients")
                .contains("17:20:30 21/11/2026")
                .contains("not built yet"));
  }

  @Test
  void the_card_is_shown_to_nobody_who_has_not_signed_in() {
    // When
    var answer = given().get("/fragments/notification");

    // Then
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  private static String card() {
    return given()
        .auth()
        .preemptive()
        .basic("auditor", "a password for tests")
        .get("/fragments/notification")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static void send(
      KafkaProducer<String, String> producer, Topics.Topic topic, String key, String value)
      throws ExecutionException, InterruptedException {
    producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
  }

  private static void watermark(KafkaProducer<String, String> producer, Topics.Topic topic)
      throws ExecutionException, InterruptedException {
    for (var partition = 0; partition < topic.partitions(); partition++) {
      producer
          .send(new ProducerRecord<>(topic.name(), partition, null, WATERMARK.formatted(partition)))
          .get();
    }
  }
}
