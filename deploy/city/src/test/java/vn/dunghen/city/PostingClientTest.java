package vn.dunghen.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostingClientTest {
  private static final DemoIdentity IMPORTER =
      new DemoIdentity("importer", "s3cret", List.of("importer"), List.of("H26"));
  private final Deque<String> troubles = new ArrayDeque<>();
  private final Set<String> register = new HashSet<>();
  private final Set<String> forbidden = new HashSet<>();
  private final List<Integer> batches = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private HttpServer server;
  private URI gateway;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/events", this::answer);
    server.start();
    gateway = URI.create("http://localhost:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void every_event_arrives_once_however_often_intake_is_away() throws Exception {
    // Given
    troubles.addAll(List.of("503", "cut", "429", "cut after writing", "502", "ok", "cut"));
    var answered = new ArrayList<Long>();

    // When
    Posted posted;
    try (var client = client(Duration.ofMinutes(5))) {
      posted = client.post(events(25).iterator(), answered::add);
    }

    // Then
    assertThat(register).hasSize(25);
    assertThat(posted.accepted() + posted.duplicate()).isEqualTo(25);
    assertThat(posted.duplicate()).isEqualTo(10);
    assertThat(posted.refused()).isZero();
    assertThat(answered).containsExactly(10L, 20L, 25L);
    assertThat(batches).contains(5).allMatch(size -> size <= 10);
    assertThat(waits).contains(Duration.ofSeconds(7));
  }

  @Test
  void what_is_not_taken_in_is_reported() throws Exception {
    // Given
    forbidden.add("/s e3");

    // When
    Posted posted;
    try (var client = client(Duration.ZERO)) {
      posted = client.post(events(5));
    }

    // Then
    assertThat(posted.accepted()).isEqualTo(4);
    assertThat(posted.examples())
        .containsExactly(new Posted.Refusal("forbidden", "/s", "e3", "not yours"));
  }

  @Test
  void a_request_refused_as_a_whole_ends_the_posting_with_a_sentence() {
    troubles.add("401");
    try (var client = client(Duration.ofMinutes(5))) {
      assertThatThrownBy(() -> client.post(events(1)))
          .isInstanceOf(PostingClient.PostingFailed.class)
          .hasMessage("Intake refused a batch: it answered 401: Who are you?");
    }
    assertThat(waits).isEmpty();
  }

  @Test
  void patience_ends() throws IOException {
    URI nobody;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://localhost:" + socket.getLocalPort());
    }
    try (var client = new PostingClient(nobody, IMPORTER, 10, Duration.ofSeconds(20), waits::add)) {
      assertThatThrownBy(() -> client.post(events(1)))
          .isInstanceOf(PostingClient.PostingFailed.class)
          .hasMessageContaining("Gave up")
          .hasMessageContaining("could not be reached");
    }
    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void the_tool_replays_a_statement_file_and_a_second_time_changes_nothing(@TempDir Path directory)
      throws Exception {
    // Given
    var city = new SeededCity();
    var identities = directory.resolve("identities.json");
    Identities.writeIfAbsent(identities, city);
    var file = directory.resolve("statement.json");
    Files.writeString(
        file,
        """
        {"from": "2024-03-01", "to": "2024-03-31", "received": 50, "carriedIn": 3,
         "resolvedEarly": 20, "resolvedOnTime": 25, "resolvedLate": 4, "inProgress": 4}
        """);
    String[] args = {gateway.toString(), identities.toString(), file.toString(), "H26.CG", "9"};
    var clock = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    var statement = Statement.readAll(SeededResources.JSON.readTree(file.toFile()), "H26.CG");
    int expected =
        new StatementReplay(9, city.units("H26.CG", LocalDate.of(2024, 3, 31)))
            .chain(statement)
            .size();

    // When
    var first = new ByteArrayOutputStream();
    var second = new ByteArrayOutputStream();
    int code = Replay.run(args, clock, new PrintStream(first, true, StandardCharsets.UTF_8), false);
    int again =
        Replay.run(args, clock, new PrintStream(second, true, StandardCharsets.UTF_8), true);

    // Then
    assertThat(code).isZero();
    assertThat(again).isZero();
    assertThat(register).hasSize(expected);
    assertThat(first.toString(StandardCharsets.UTF_8))
        .contains("100 %", "accepted=" + expected + " duplicate=0 refused=0");
    assertThat(second.toString(StandardCharsets.UTF_8))
        .contains("accepted=0 duplicate=" + expected + " refused=0");
  }

  @Test
  void the_tool_refuses_nonsense_with_a_sentence(@TempDir Path directory) throws Exception {
    // Given
    var identities = directory.resolve("identities.json");
    Identities.writeIfAbsent(identities, new SeededCity());
    var file = directory.resolve("statement.json");
    Files.writeString(file, "{\"from\": \"2024-03-01\", \"to\": \"2024-03-31\", \"received\": 1}");

    // When, Then
    assertThat(said(gateway.toString())).contains("Five arguments");
    assertThat(said("http://localhost", identities.toString(), file.toString(), "H26.CG", "1"))
        .contains("does not balance");
    assertThat(said("http://localhost", identities.toString(), file.toString(), "H26.CG", "x"))
        .contains("The seed is no whole number: x");
    assertThat(said("http://localhost", identities.toString(), "nowhere.json", "H26.CG", "1"))
        .contains("cannot be read");
    Files.writeString(file, "{\"from\": \"2024-03-01\", \"to\": \"2024-03-31\"}");
    assertThat(said("http://localhost", identities.toString(), file.toString(), "H26.XX", "1"))
        .contains("no agency H26.XX");
  }

  private static String said(String... args) throws InterruptedException {
    var out = new ByteArrayOutputStream();
    var clock = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    int code = Replay.run(args, clock, new PrintStream(out, true, StandardCharsets.UTF_8), false);
    assertThat(code).isEqualTo(2);
    return out.toString(StandardCharsets.UTF_8);
  }

  private PostingClient client(Duration patience) {
    return new PostingClient(gateway, IMPORTER, 10, patience, waits::add);
  }

  private static List<Map<String, Object>> events(int count) {
    var events = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < count; i++) {
      events.add(
          Envelope.event("t", "/s", "e" + i, "x", Instant.EPOCH, null, Map.of("name", "Đỗ Yến")));
    }
    return events;
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = SeededResources.JSON.readTree(exchange.getRequestBody());
    var trouble = troubles.isEmpty() ? "ok" : troubles.poll();
    switch (trouble) {
      case "ok" -> respond(exchange, 202, write(body));
      case "cut" -> exchange.close();
      case "cut after writing" -> {
        write(body);
        exchange.close();
      }
      case "429" -> {
        exchange.getResponseHeaders().add("Retry-After", "7");
        respond(exchange, 429, Map.of("title", "Slower"));
      }
      case "401" -> respond(exchange, 401, Map.of("detail", "Who are you?"));
      default -> respond(exchange, Integer.parseInt(trouble), Map.of("title", "Away"));
    }
  }

  private Map<String, Object> write(JsonNode batch) {
    batches.add(batch.size());
    var results = new ArrayList<Map<String, Object>>();
    for (var event : batch) {
      var source = event.path("source").asText();
      var id = event.path("id").asText();
      var result = new LinkedHashMap<String, Object>(Map.of("source", source, "id", id));
      if (forbidden.contains(source + " " + id)) {
        result.put("result", "forbidden");
        result.put("errors", List.of(Map.of("pointer", "/source", "reason", "not yours")));
      } else {
        result.put("result", register.add(source + " " + id) ? "accepted" : "duplicate");
      }
      results.add(result);
    }
    return Map.of("results", results);
  }

  private static void respond(HttpExchange exchange, int status, Object body) throws IOException {
    var bytes = SeededResources.JSON.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
