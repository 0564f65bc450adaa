package vn.dunghen.intake.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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
class LongBodiesIT {

  private static final int MEBI = 1 << 20;

  @TestHTTPResource("/api/events")
  URI address;

  @Inject HeldBytes heldBytes;
  @Inject LimitsConfig limits;

  @BeforeEach
  void a_city_is_known() {
    City.found();
  }

  /// The lines are padded so that the whole body is larger than this JVM's heap. The answer, some 8
  /// MB, is read only after the last line was written.
  @Test
  void a_stream_larger_than_the_memory_is_taken_from_a_client_that_reads_late() throws Exception {
    // Given
    int lines = 80_000;
    int different = 8_000;
    int width = (int) (Runtime.getRuntime().maxMemory() / lines * 5 / 4);

    try (var client = new RawClient(address)) {
      // When
      client.head(
          "POST /api/events HTTP/1.0",
          "Content-Type: " + City.NDJSON,
          "Content-Length: " + (long) lines * width);
      for (int i = 0; i < lines; i++) {
        int number = i % different;
        client.write(line(City.received("long-" + number, "D-long-" + number), width));
      }
      client.flush();

      // Then
      assertThat(client.line()).contains(" 202 ");
      client.skipHead();
      int accepted = 0;
      int duplicate = 0;
      for (String line = client.line(); line != null; line = client.line()) {
        accepted += line.contains("\"result\":\"accepted\"") ? 1 : 0;
        duplicate += line.contains("\"result\":\"duplicate\"") ? 1 : 0;
      }
      assertThat(accepted).isEqualTo(different);
      assertThat(duplicate).isEqualTo(lines - different);
    }
  }

  @Test
  void a_line_that_is_too_long_is_one_invalid_result_and_the_rest_goes_on() {
    String body =
        String.join(
            "\n",
            City.received("before-long", "D-before-long"),
            City.received("too-long", "x".repeat((int) limits.line().asLongValue())),
            City.received("after-long", "D-after-long"));

    String answer = City.post(Identities.SOURCE_1, City.NDJSON, body).asString();

    assertThat(answer.lines())
        .satisfiesExactly(
            first -> assertThat(first).contains("\"accepted\""),
            second -> assertThat(second).contains("\"index\":1,\"result\":\"invalid\""),
            third -> assertThat(third).contains("\"index\":2", "\"accepted\""));
  }

  static Stream<BodyPublisher> tooLong() {
    byte[] body = blank(20 * MEBI);
    return Stream.of(
        BodyPublishers.ofByteArray(body),
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
  }

  @ParameterizedTest
  @MethodSource("tooLong")
  void a_body_above_the_limit_is_answered_not_reset(BodyPublisher body) throws Exception {
    for (String type : new String[] {City.STRUCTURED, City.BATCH}) {
      assertTooLarge(post(type, body));
    }
  }

  private static void assertTooLarge(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_client_that_writes_all_before_it_reads_gets_the_answer_too(boolean chunked)
      throws Exception {
    try (var client = new RawClient(address)) {
      int size = 20 * MEBI;
      client.head(
          "POST /api/events HTTP/1.1",
          "Content-Type: " + City.STRUCTURED,
          chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + size);
      if (chunked) {
        client.write((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.write(blank(size));
        client.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } else {
        client.write(blank(size));
      }
      client.flush();

      assertThat(client.line()).contains(" 413 ");
      assertThat(client.skipHead()).anyMatch(header -> header.contains("application/problem+json"));
    }
  }

  @Test
  void what_would_hold_too_much_together_is_put_off() throws Exception {
    // Given
    int all = heldBytes.free();
    assertThat(all).isEqualTo(limits.held().asLongValue());
    byte[] event = City.received("held", "D-held").getBytes(StandardCharsets.UTF_8);
    int large = 14 * MEBI;
    try (var first = new RawClient(address);
        var second = new RawClient(address)) {
      for (RawClient client : new RawClient[] {first, second}) {
        client.head(
            "POST /api/events HTTP/1.1",
            "Content-Type: " + City.BATCH,
            "Content-Length: " + (large + event.length + 2));
        client.write(blank(large));
        client.flush();
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(heldBytes.free()).isEqualTo(all - 2 * large));

      // When
      HttpResponse<String> third = post(City.BATCH, BodyPublishers.ofByteArray(blank(8 * MEBI)));
      Response small =
          City.post(Identities.SOURCE_1, City.STRUCTURED, City.received("small", "D-small"));
      for (RawClient client : new RawClient[] {first, second}) {
        client.write(
            ("[" + new String(event, StandardCharsets.UTF_8) + "]")
                .getBytes(StandardCharsets.UTF_8));
        client.flush();
      }

      // Then
      assertThat(third.statusCode()).isEqualTo(503);
      assertThat(third.headers().firstValue("retry-after")).hasValue("1");
      assertThat(third.body()).contains("https://dunghen.vn/problems/unavailable");
      assertThat(small.statusCode()).isEqualTo(202);
      assertThat(first.line()).contains(" 202 ");
      assertThat(second.line()).contains(" 202 ");
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(heldBytes.free()).isEqualTo(all));
    }
  }

  @Test
  void many_large_batches_at_once_are_all_taken_in_the_end() throws Exception {
    // Given
    int all = heldBytes.free();
    var callers = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 10; i++) {
      String event = City.received("many-" + i, "D-many-" + i);
      byte[] body = line("[" + event + "]", 10 * MEBI);
      callers.add(() -> {
        int putOff = 0;
        while (true) {
          int status = post(City.BATCH, BodyPublishers.ofByteArray(body)).statusCode();
          if (status == 202) {
            return putOff;
          }
          assertThat(status).isEqualTo(503);
          putOff++;
        }
      });
    }

    // When
    try (var clients = Executors.newFixedThreadPool(callers.size())) {
      for (var each : clients.invokeAll(callers)) {
        assertThat(each.get()).isNotNegative();
      }
    }

    // Then
    for (int i = 0; i < callers.size(); i++) {
      City.get(Identities.SOURCE_1, "/api/events?source={s}&id={i}", City.SOURCE_1, "many-" + i)
          .then()
          .statusCode(200);
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(heldBytes.free()).isEqualTo(all));
  }

  /// An accepted event that no record of the broker can hold would hold up all that follow.
  @Test
  void the_largest_event_that_is_accepted_is_published() {
    String fits = padded("largest", PublishedSize.LARGEST_EVENT - 1_000);
    String larger = padded("larger", PublishedSize.LARGEST_EVENT + 1_000);

    City.post(Identities.SOURCE_1, City.BATCH, City.batch(List.of(larger)))
        .then()
        .statusCode(202)
        .body("results[0].result", equalTo("invalid"));
    City.post(Identities.SOURCE_1, City.STRUCTURED, larger).then().statusCode(422);
    City.post(Identities.SOURCE_1, City.STRUCTURED, fits).then().statusCode(202);

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            City.get(Identities.SOURCE_1, "/api/events?source={s}&id={i}", City.SOURCE_1, "largest")
                .then()
                .body("published", equalTo(true)));
  }

  @Test
  void many_empty_values_in_one_body_are_malformed() {
    String body = "[{\"data\":[" + "{},".repeat(1_200_000) + "{}]}]";

    assertThat(City.post(Identities.SOURCE_1, City.BATCH, body).statusCode()).isEqualTo(400);
  }

  /// Personal fields grow when they are sealed, so they are the worst case.
  private static String padded(String id, int size) {
    String personal =
        IntStream.range(0, size / 1_000)
            .mapToObj(i -> "\"field%03d\":\"%s\"".formatted(i, "n".repeat(987)))
            .collect(Collectors.joining(","));
    return City.dossier(
        City.SOURCE_1,
        id,
        "received",
        "D-" + id,
        "{\"procedure\":\"P1\",\"unit\":\"W1\",\"channel\":\"online\",\"personal\":{%s}}"
            .formatted(personal));
  }

  private HttpResponse<String> post(String contentType, BodyPublisher body)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(address)
              .version(HttpClient.Version.HTTP_1_1)
              .header("Authorization", RawClient.AUTHORIZATION)
              .header("Content-Type", contentType)
              .POST(body)
              .build(),
          BodyHandlers.ofString());
    }
  }

  private static byte[] blank(int size) {
    byte[] blank = new byte[size];
    Arrays.fill(blank, (byte) ' ');
    return blank;
  }

  private static byte[] line(String text, int width) {
    byte[] line = blank(width);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, line, 0, bytes.length);
    line[width - 1] = '\n';
    return line;
  }
}
