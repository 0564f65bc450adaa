package vn.dunghen.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dunghen.servers.LoopbackPort;

/// The gateway before a service that tells what it was asked, and one that is not there.
class GatewayTest {
  private static final int LARGE = 20 * 1024 * 1024;
  private static final Routes ROUTES = Routes.parse("/ there\n/away away");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /// What the service was asked.
  private record Asked(String method, String target, Map<String, String> headers, long bodySize) {}

  private static final CopyOnWriteArrayList<Asked> ASKED = new CopyOnWriteArrayList<>();
  private static HttpServer service;
  private static Gateway gateway;

  @BeforeAll
  static void open() throws IOException {
    service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    service.createContext("/", GatewayTest::answer);
    service.createContext("/large", GatewayTest::answerLarge);
    service.createContext("/early", GatewayTest::answerEarly);
    service.createContext("/breaks", exchange -> exchange.getResponseBody().close());
    service.start();
    gateway =
        Gateway.open(
            Gateway.THIS_MACHINE,
            0,
            ROUTES,
            Map.of("there", service.getAddress().getPort(), "away", LoopbackPort.free()));
  }

  @AfterAll
  static void close() {
    gateway.close();
    service.stop(0);
  }

  @BeforeEach
  void forget() {
    ASKED.clear();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    var size = count(exchange.getRequestBody());
    var headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                    header -> String.join("|", header.getValue())));
    ASKED.add(
        new Asked(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, size));
    exchange.getResponseHeaders().add("X-Said", "by the service");
    exchange.sendResponseHeaders(207, 2);
    exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }

  private static void answerLarge(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (var out = exchange.getResponseBody()) {
      var block = new byte[64 * 1024];
      for (var sent = 0; sent < LARGE; sent += block.length) {
        out.write(block);
      }
    }
  }

  private static void answerEarly(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Connection", "close");
    exchange.sendResponseHeaders(413, 5);
    exchange.getResponseBody().write("large".getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
    count(exchange.getRequestBody());
    exchange.close();
  }

  private static long count(InputStream body) throws IOException {
    var size = 0L;
    var buffer = new byte[8192];
    for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      size += read;
    }
    return size;
  }

  private static URI at(String target) {
    return URI.create("http://localhost:" + gateway.port() + target);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void passes_target_method_and_headers_unchanged() throws Exception {
    // When
    var answer =
        send(
            HttpRequest.newBuilder(at("/a%20b/%C4%91?x=%2F..;&y=1"))
                .header("X-Mine", "1")
                .DELETE());

    // Then
    assertThat(answer.statusCode()).isEqualTo(207);
    assertThat(answer.body()).isEqualTo("ok");
    assertThat(answer.headers().firstValue("X-Said")).contains("by the service");
    assertThat(ASKED).hasSize(1);
    assertThat(ASKED.getFirst().method()).isEqualTo("DELETE");
    assertThat(ASKED.getFirst().target()).isEqualTo("/a%20b/%C4%91?x=%2F..;&y=1");
    assertThat(ASKED.getFirst().headers()).containsEntry("x-mine", "1");
  }

  @Test
  void says_itself_where_a_request_came_from_and_believes_nobody() throws Exception {
    // When
    send(
        HttpRequest.newBuilder(at("/"))
            .header("X-Forwarded-For", "6.6.6.6")
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Prefix", "/evil")
            .header("Forwarded", "for=6.6.6.6"));

    // Then
    assertThat(ASKED.getFirst().headers())
        .containsEntry("x-forwarded-for", "127.0.0.1")
        .containsEntry("x-forwarded-proto", "http")
        .containsEntry("x-forwarded-host", "localhost:" + gateway.port())
        .containsEntry("host", "localhost:" + gateway.port())
        .doesNotContainKeys("x-forwarded-prefix", "forwarded");
  }

  @Test
  void streams_a_large_body_of_known_length() throws Exception {
    // When
    var answer =
        send(HttpRequest.newBuilder(at("/")).POST(BodyPublishers.ofByteArray(new byte[LARGE])));

    // Then
    assertThat(answer.statusCode()).isEqualTo(207);
    assertThat(ASKED.getFirst().bodySize()).isEqualTo(LARGE);
  }

  @Test
  void streams_a_large_body_of_unknown_length_sent_with_expect_continue() throws Exception {
    // When
    var answer =
        send(
            HttpRequest.newBuilder(at("/"))
                .expectContinue(true)
                .POST(
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[LARGE]))));

    // Then
    assertThat(answer.statusCode()).isEqualTo(207);
    assertThat(ASKED.getFirst().bodySize()).isEqualTo(LARGE);
    assertThat(ASKED.getFirst().headers()).doesNotContainKey("expect");
  }

  @Test
  void streams_a_large_answer() throws Exception {
    // When
    var answer =
        HTTP.send(HttpRequest.newBuilder(at("/large")).build(), BodyHandlers.ofByteArray());

    // Then
    assertThat(answer.body()).hasSize(LARGE);
  }

  @Test
  void passes_a_refusal_that_comes_before_the_body_was_read() throws Exception {
    // When
    var answer =
        send(
            HttpRequest.newBuilder(at("/early")).POST(BodyPublishers.ofByteArray(new byte[LARGE])));

    // Then
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).isEqualTo("large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/away", "/away/and/more", "/breaks"})
  void a_dead_service_is_a_problem_with_a_time_to_try_again(String target) throws Exception {
    // When
    var answer =
        send(
            HttpRequest.newBuilder(at(target)).POST(BodyPublishers.ofByteArray(new byte[100_000])));

    // Then
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(problem(answer).path("type").asText()).endsWith("/unavailable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a/../b",
        "/a//b",
        "/a;x=1",
        "/a%2fb",
        "/a%2Fb",
        "/a%5cb",
        "/a\\b",
        "/%2e%2e/b",
        "/a/./b",
        "/a/.",
        "/a%00",
        "/a%252fb",
        "/a\u00e9",
        "*"
      })
  void a_path_that_can_be_understood_in_two_ways_is_refused(String target) throws Exception {
    // When
    var answer = raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    // Then
    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    assertThat(ASKED).isEmpty();
  }

  @Test
  void an_absolute_target_is_routed_by_its_path() throws Exception {
    // When
    var answer =
        raw("GET http://elsewhere/x?y=1 HTTP/1.1\r\nHost: elsewhere\r\nConnection: close\r\n\r\n");

    // Then
    assertThat(answer).startsWith("HTTP/1.1 207 ");
    assertThat(ASKED.getFirst().target()).isEqualTo("/x?y=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"what is this\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n"})
  void what_is_no_request_is_a_problem(String text) throws Exception {
    assertThat(raw(text)).matches("(?s)HTTP/1.[01] 400 .*application/problem\\+json.*");
  }

  @Test
  void an_address_that_is_too_long_is_a_problem() throws Exception {
    // When
    var answer =
        raw("GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    // Then
    assertThat(answer).matches("(?s)HTTP/1.[01] 414 .*application/problem\\+json.*");
  }

  @Test
  void headers_that_are_too_large_are_a_problem() throws Exception {
    // When
    var answer = raw("GET / HTTP/1.1\r\nHost: x\r\nX-Large: " + "a".repeat(20_000) + "\r\n\r\n");

    // Then
    assertThat(answer).matches("(?s)HTTP/1.[01] 431 .*application/problem\\+json.*");
  }

  private static String raw(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", gateway.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonNode problem(HttpResponse<String> answer) throws IOException {
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    return new ObjectMapper().readTree(answer.body());
  }
}
