package vn.dunghen.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import vn.dunghen.city.SeededCity;

/// One dossier, followed with one correlation id through all four services, until it is late and
/// its agency is told.
final class OneDossier {
  static final String AGENCY = "H26.PTX";
  private static final String CORRELATION = "one-dossier-e2e";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration TIME_TO_FINISH = Duration.ofDays(2);

  private final PackagedSuite suite;
  private final Life life;

  OneDossier(PackagedSuite suite) {
    this.suite = suite;
    this.life = new Life(new SeededCity(), AGENCY, 1, suite.now());
  }

  String code() {
    return life.code();
  }

  /// Posts it; then it is found at intake, in the statement, and at the portal.
  void isReceived() throws IOException {
    // When
    life.begun(suite.now(), suite.now().plus(TIME_TO_FINISH)).progressed(suite.now());
    try (var shop = suite.as("one-stop-h26-ptx")) {
      var answer =
          shop.call(
              "POST",
              "/api/events",
              life.unposted(),
              Map.of(
                  "Content-Type",
                  "application/cloudevents-batch+json; charset=UTF-8",
                  "X-Correlation-Id",
                  CORRELATION));
      assertThat(answer.well().json().path("results"))
          .hasSize(life.events())
          .allMatch(each -> each.path("result").asText().equals("accepted"));
    }

    // Then
    try (var operator = suite.as("operator");
        var portal = new PortalDesk(suite.portal())) {
      isPublished(operator);
      isInTheStatement(operator);
      isAtThePortal(portal);
    }
    for (var service : List.of("intake-service", "scoring-service", "sync-service")) {
      assertThat(suite.logged(service, "[" + CORRELATION + "]")).as(service).isNotEmpty();
    }
    // Sync tells its log once it has noted what the portal said.
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(suite.logged("sync-service", "[" + CORRELATION + "]"))
                .anyMatch(line ->
                    line.contains("A dossier was told to the portal. dossier=" + life.code())));
  }

  private void isPublished(Caller operator) {
    for (var number = 1; number <= life.events(); number++) {
      var path = "/api/events?source=%s&id=%s.%02d".formatted(life.source(), life.code(), number);
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(operator.get(path).path("published").asBoolean()).as(path).isTrue());
    }
  }

  private void isInTheStatement(Caller operator) {
    var day = LocalDate.ofInstant(suite.now(), Life.ZONE);
    var list =
        "/api/agencies/%s/statement/dossiers?measure=%s&from=%s&to=%s&size=1000"
            .formatted(AGENCY, "%s", day, day);
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          assertThat(codes(operator.get(list.formatted("received")))).contains(life.code());
          assertThat(codes(operator.get(list.formatted("inProgress")))).contains(life.code());
        });
    assertThat(operator.get("/api/dossiers/" + life.code()).path("events")).hasSize(life.events());
  }

  private static Set<String> codes(JsonNode page) {
    var codes = new TreeSet<String>();
    page.path("items").forEach(item -> codes.add(item.path("dossier").asText()));
    return codes;
  }

  private void isAtThePortal(PortalDesk portal) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> {
          var held = portal.held(life.code());
          assertThat(held).containsOnlyKeys(life.code());
          assertThat(held.get(life.code()).fields(life.portal().keySet())).isEqualTo(life.portal());
          assertThat(held.get(life.code()).steps()).isEqualTo(life.steps());
        });
  }

  /// When its day is over, its agency gets one e-mail and one call, though the service is killed as
  /// soon as one of them is there.
  void isToldOnceWhenItIsLate() throws IOException {
    assertThat(messages(life.code())).isEmpty();

    // When
    suite.pass(TIME_TO_FINISH.plusDays(1));
    await().atMost(SOON).until(() -> !messages(life.code()).isEmpty());
    var killed = suite.pid("notification-service");
    suite.kill("notification-service");
    await().atMost(SOON).until(() -> suite.pid("notification-service") != killed);
    suite.tellTime();
    var another = anotherOneIsLate();
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> {
          assertThat(ways(another)).containsOnly("email", "webhook");
          assertThat(ways(life.code())).containsOnly("email", "webhook");
        });

    // Then
    for (var way : List.of("email", "webhook")) {
      var ids =
          messages(life.code()).stream()
              .filter(message -> message.path("way").asText().equals(way))
              .map(message -> message.path("id").asText())
              .toList();
      assertThat(Set.copyOf(ids)).as(way).hasSize(1);
      assertThat(ids).as(way).hasSizeLessThanOrEqualTo(2); // a crash between sending and marking
    }
    try (var operator = suite.as("operator")) {
      var alerts =
          StreamSupport.stream(
                  operator
                      .get("/api/alerts?agency=" + AGENCY + "&stage=overdue")
                      .path("items")
                      .spliterator(),
                  false)
              .filter(alert -> alert.path("dossier").asText().equals(life.code()))
              .toList();
      assertThat(alerts).hasSize(1);
    }
    assertThat(suite.logged("notification-service", "[" + CORRELATION + "]"))
        .anyMatch(line -> line.contains("An alert was raised.") && line.contains(life.code()));
  }

  private String anotherOneIsLate() throws IOException {
    var other = new Life(new SeededCity(), AGENCY, 2, suite.now());
    var received = suite.now().minus(Duration.ofDays(2));
    other.begun(received, received.plusSeconds(60));
    try (var shop = suite.as("one-stop-h26-ptx")) {
      shop.call(
              "POST",
              "/api/events",
              other.unposted(),
              Map.of("Content-Type", "application/cloudevents-batch+json; charset=UTF-8"))
          .well();
    }
    return other.code();
  }

  private Set<String> ways(String code) {
    var ways = new TreeSet<String>();
    messages(code).forEach(message -> ways.add(message.path("way").asText()));
    return ways;
  }

  /// What came to the inbox about a dossier.
  private List<JsonNode> messages(String code) {
    try (var operator = suite.as("operator")) {
      return StreamSupport.stream(operator.get("/inbox/messages").spliterator(), false)
          .filter(message -> message.path("text").asText().contains(code))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
