package vn.dunghen.intake.receiving;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
class MalformedInputIT {

  @BeforeEach
  void a_city_is_known() {
    City.found();
  }

  static Stream<Arguments> bodies() {
    String good = City.received("m", "M");
    return Stream.of(
        body(400, City.STRUCTURED, ""),
        body(400, City.STRUCTURED, "{"),
        body(400, City.STRUCTURED, "not json"),
        body(400, City.STRUCTURED, good + good),
        body(
            400,
            City.STRUCTURED,
            good.replace("{\"specversion\"", "{\"id\":\"x\",\"specversion\"")),
        body(400, City.STRUCTURED, "\uFEFF" + good),
        body(400, City.STRUCTURED, good.getBytes(StandardCharsets.UTF_16LE)),
        body(400, City.STRUCTURED, "[".repeat(100_000)),
        body(400, City.STRUCTURED, good.replace("\"P1\"", "[".repeat(200) + "]".repeat(200))),
        body(400, City.STRUCTURED, new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}),
        body(400, City.STRUCTURED, new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}),
        body(400, City.STRUCTURED, new byte[] {'{', 0, '}'}),
        body(400, City.STRUCTURED, good.replace("\"P1\"", "9".repeat(5_000))),
        body(400, City.STRUCTURED, good.replace("\"P1\"", "NaN")),
        body(422, City.STRUCTURED, good.replace("\"P1\"", "1e400")),
        body(422, City.STRUCTURED, good.replace("\"P1\"", "9".repeat(30))),
        body(422, City.STRUCTURED, good.replace("\"P1\"", "9007199254740993")),
        body(422, City.STRUCTURED, good.replace("\"P1\"", "\"a\\u0000b\"")),
        body(422, City.STRUCTURED, good.replace("\"P1\"", "\"a\\ud800b\"")),
        body(422, City.STRUCTURED, good.replace("\"m\"", "\"a\\u202eb\"")),
        body(422, City.STRUCTURED, good.replace("\"W1\"", "\"NOWHERE\"")),
        body(422, City.STRUCTURED, good.replace("+07:00", "")),
        body(422, City.STRUCTURED, good.replace("2024-03-04", "2024-02-30")),
        body(422, City.STRUCTURED, good.replace("2024-03-04", "2999-03-04")),
        body(422, City.STRUCTURED, good.replace("\"1.0\"", "\"0.3\"")),
        body(422, City.STRUCTURED, good.replace("vn.dunghen.dossier", "com.example")),
        body(422, City.STRUCTURED, good.replace("\"m\"", "7")),
        body(422, City.STRUCTURED, good.replace("\"m\"", "\"" + "i".repeat(70_000) + "\"")),
        body(422, City.STRUCTURED, good.replace("/one-stop/d1", "no uri at all")),
        body(422, City.STRUCTURED, good.replace("\"id\"", "\"bad name\":1,\"id\"")),
        body(422, City.STRUCTURED, good.replace("\"id\"", "\"ext\":{\"a\":1},\"id\"")),
        body(422, City.STRUCTURED, "[]"),
        body(422, City.STRUCTURED, "null"),
        body(422, City.STRUCTURED, "\"text\""),
        body(400, City.BATCH, "[" + good),
        body(400, City.BATCH, ""),
        body(422, City.BATCH, good),
        body(413, City.BATCH, "[" + "1,".repeat(10_001) + "1]"),
        body(400, City.NDJSON, ""),
        body(400, City.NDJSON, "nothing\nreadable\n"),
        body(400, City.NDJSON, "x".repeat(1_000_000)),
        body(400, "application/json", good),
        body(415, "application/cloudevents+json; charset=utf-16", good),
        body(415, "text/plain", good),
        body(415, "application/xml", "<a/>"),
        body(400, "nonsense", good),
        body(400, "a/b/c;;;=", good));
  }

  private static Arguments body(int status, String type, String text) {
    return body(status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Arguments body(int status, String type, byte[] bytes) {
    return Arguments.of(status, type, bytes);
  }

  /// Named by its number, for a body may be a megabyte.
  @ParameterizedTest(name = "{index}")
  @MethodSource("bodies")
  void is_answered_with_a_problem_document(int status, String contentType, byte[] body) {
    Response answer = City.post(Identities.SOURCE_1, contentType, body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.asString()).doesNotContain("Exception", "vn.dunghen.intake");
  }

  @Test
  void a_path_with_tricks_is_refused() {
    for (String path :
        new String[] {"/api/events;x", "/api//events", "/api/%2e%2e/events", "/api/x%2fevents"}) {
      int status =
          given()
              .urlEncodingEnabled(false)
              .auth()
              .preemptive()
              .basic(Identities.SOURCE_1, Identities.PASSWORD)
              .contentType(City.STRUCTURED)
              .body(City.received("p", "P"))
              .post(path)
              .statusCode();
      assertThat(status).as(path).isBetween(400, 499);
    }
  }
}
