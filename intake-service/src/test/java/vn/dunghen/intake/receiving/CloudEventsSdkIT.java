package vn.dunghen.intake.receiving;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.Topics;
import vn.dunghen.intake.City;
import vn.dunghen.intake.Identities;
import vn.dunghen.intake.IntakeKeys;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// What others write and read with the CloudEvents SDK for Java.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "intake"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IntakeKeys.class)
class CloudEventsSdkIT {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @BeforeEach
  void a_city_is_known() {
    City.found();
  }

  @Test
  void a_structured_event_of_the_sdk_is_accepted() {
    byte[] body = new JsonFormat().serialize(event("sdk-structured", "SDK/1"));

    City.post(Identities.SOURCE_1, City.STRUCTURED, body).then().statusCode(202);
  }

  @Test
  void a_binary_event_is_accepted_and_is_the_same_as_the_structured_one() {
    CloudEvent event = event("sdk-binary", "Hồ sơ 100% \"A\"");

    assertThat(binary(event).statusCode()).isEqualTo(202);

    byte[] structured = new JsonFormat().serialize(event);
    City.post(Identities.SOURCE_1, City.STRUCTURED, structured).then().statusCode(200);
  }

  @Test
  void a_broken_escape_in_a_header_is_refused() {
    for (String subject : new String[] {"a%", "a%4", "a%zz", "%ff", "%00"}) {
      Response answer =
          authorised()
              .headers(headers(event("sdk-broken", "S")))
              .header("ce-broken", subject)
              .body("{}")
              .post("/api/events");

      assertThat(answer.statusCode()).as(subject).isEqualTo(400);
      assertThat(answer.contentType()).startsWith("application/problem+json");
    }
  }

  @Test
  void a_published_event_is_read_by_the_sdk() {
    // Given
    CloudEvent sent = event("sdk-published", "SDK-PUBLISHED");
    String history =
        new String(
                new JsonFormat()
                    .serialize(CloudEventBuilder.v1(sent).withId("sdk-history").build()),
                StandardCharsets.UTF_8)
            .replace("\"id\"", "\"recordedtime\":\"2024-03-05T00:00:00Z\",\"id\"");

    // When
    Response answer =
        authorised()
            .header("X-Correlation-Id", "sdk-correlation")
            .header("Content-Type", City.STRUCTURED + "; charset=UTF-8")
            .body(new JsonFormat().serialize(sent))
            .post("/api/events");
    assertThat(answer.statusCode()).isEqualTo(202);
    City.post(Identities.IMPORTER, City.STRUCTURED, history).then().statusCode(202);

    // Then
    List<CloudEvent> published =
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> publishedAbout("SDK-PUBLISHED"), found -> found.size() == 2);
    CloudEvent today = published.getFirst();
    assertThat(today.getId()).isEqualTo("sdk-published");
    assertThat(today.getSource()).isEqualTo(sent.getSource());
    assertThat(today.getType()).isEqualTo(sent.getType());
    assertThat(today.getTime().toInstant()).isEqualTo(sent.getTime().toInstant());
    assertThat(new String(today.getData().toBytes(), StandardCharsets.UTF_8))
        .contains("\"unit\":\"W1\"");
    assertThat(today.getExtensionNames())
        .contains("position", "recordedtime", "acceptedtime", "correlationid")
        .doesNotContain("imported");
    assertThat(today.getExtension("correlationid")).isEqualTo(answer.header("X-Correlation-Id"));
    assertThat(Long.parseLong(today.getExtension("position").toString())).isPositive();
    assertThat(OffsetDateTime.parse(today.getExtension("recordedtime").toString()))
        .isAfterOrEqualTo(OffsetDateTime.parse(today.getExtension("acceptedtime").toString()));

    CloudEvent imported = published.getLast();
    assertThat(imported.getExtension("imported")).isEqualTo(true);
    assertThat(imported.getExtension("recordedtime")).isEqualTo("2024-03-05T00:00:00Z");
  }

  private List<CloudEvent> publishedAbout(String subject) {
    var found = new ArrayList<CloudEvent>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka),
            new StringDeserializer(),
            new CloudEventDeserializer())) {
      var partitions =
          consumer.partitionsFor(Topics.DOSSIER_EVENTS.name()).stream()
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
              if (subject.equals(record.key())) {
                assertThat(record.value().getSubject()).isEqualTo(subject);
                found.add(record.value());
              }
            });
      }
    }
    return found;
  }

  private static CloudEvent event(String id, String dossier) {
    return CloudEventBuilder.v1()
        .withId(id)
        .withSource(URI.create(City.SOURCE_1))
        .withType("vn.dunghen.dossier.received.v1")
        .withSubject(dossier)
        .withTime(OffsetDateTime.parse("2024-03-04T09:00:00.123456+07:00"))
        .withDataContentType("application/json")
        .withExtension("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        .withData(
            "{\"procedure\":\"P1\",\"unit\":\"W1\",\"channel\":\"online\"}"
                .getBytes(StandardCharsets.UTF_8))
        .build();
  }

  private static Response binary(CloudEvent event) {
    return authorised().headers(headers(event)).body(event.getData().toBytes()).post("/api/events");
  }

  /// As the HTTP binding 1.0.2 has it (3.1.3): printable ASCII stands for itself, but for the
  /// space, the quotation mark and the percent sign.
  private static Map<String, String> headers(CloudEvent event) {
    var headers = new HashMap<String, String>();
    for (String name : event.getAttributeNames()) {
      if (!name.equals("datacontenttype")) {
        headers.put("ce-" + name, encoded(event.getAttribute(name).toString()));
      }
    }
    for (String name : event.getExtensionNames()) {
      headers.put("ce-" + name, encoded(event.getExtension(name).toString()));
    }
    headers.put("Content-Type", "application/json");
    return headers;
  }

  private static String encoded(String text) {
    var header = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (c > ' ' && c < 0x7F && c != '"' && c != '%') {
            header.appendCodePoint(c);
          } else {
            header.append(
                c == ' '
                    ? "%20"
                    : URLEncoder.encode(Character.toString(c), StandardCharsets.UTF_8));
          }
        });
    return header.toString();
  }

  private static RequestSpecification authorised() {
    return given().auth().preemptive().basic(Identities.SOURCE_1, Identities.PASSWORD);
  }
}
