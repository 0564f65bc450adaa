package vn.dunghen.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.dunghen.city.PostingClient;
import vn.dunghen.city.SeededCity;

/// Many dossiers on their way to the portal, while the portal or sync-service is away.
final class Pushes {
  private static final String LOADED = "H26.PDD";
  private static final int LOAD = 300;
  private static final String KILLED = "H26.PKL";
  private static final int FEW = 60;

  /// How many pushes sync-service has under way at once (`dunghen.sync.pushing.width`).
  private static final int UNDER_WAY = 32;

  private static final Duration LONG = Duration.ofMinutes(2);

  private final PackagedSuite suite;
  private final SeededCity city = new SeededCity();

  Pushes(PackagedSuite suite) {
    this.suite = suite;
  }

  /// The portal is away for an hour in the middle of a load; afterwards it holds the city's truth.
  void drainAfterAnOutage() throws Exception {
    try (var operator = suite.as("operator");
        var portal = new PortalDesk(suite.portal())) {
      // Given
      var lives = lives(LOADED, LOAD);
      var half = lives.subList(0, LOAD / 2);
      var promise = suite.now().plus(Duration.ofDays(20));
      half.forEach(life -> life.begun(suite.now(), promise));
      post(half);
      await().atMost(LONG).until(() -> portal.held(prefix(LOADED)).size() >= 20);

      // When
      portal.goAway();
      lives.subList(LOAD / 2, LOAD).forEach(life -> life.begun(suite.now(), promise));
      half.forEach(life -> life.progressed(suite.now()));
      post(lives);
      await().atMost(LONG).until(() -> breaker(operator).equals("open"));
      suite.pass(Duration.ofHours(1));
      goOn(lives);
      post(lives);
      var turnedAway = portal.calls();
      await().atMost(LONG).until(() -> portal.calls() > turnedAway);

      // Then
      var waiting = unsent(operator, LOADED);
      assertThat(waiting).hasSizeGreaterThan(LOAD / 2);
      assertThat(waiting).allMatch(each -> each.path("tries").asInt() == 0);
      assertThat(breaker(operator)).isNotEqualTo("closed");

      // When
      portal.comeBack();
      suite.pass(Duration.ofMinutes(20)); // longer than any pause

      // Then
      await().atMost(LONG).untilAsserted(() -> assertThat(unsent(operator, LOADED)).isEmpty());
      assertThat(breaker(operator)).isEqualTo("closed");
      var held = portal.held(prefix(LOADED));
      assertTruth(lives, held);
      assertThat(held)
          .allSatisfy((code, dossier) ->
              assertThat(dossier.steps()).as(code).isEqualTo(byCode(lives).get(code).steps()));
    }
  }

  /// What happens to the dossiers while the portal is away: every fifth waits on, one lacks papers,
  /// one is worked on, one is done, one is handed out.
  private void goOn(List<Life> lives) {
    for (var i = 0; i < lives.size(); i++) {
      var life = lives.get(i);
      switch (i % 5) {
        case 0 -> {}
        case 1 -> life.lacksPapers(suite.now());
        case 2 -> life.progressed(suite.now());
        case 3 -> life.completed(suite.now());
        default -> life.completed(suite.now()).returned(suite.now());
      }
    }
  }

  /// sync-service is killed in the middle of pushing; afterwards the portal holds the city's truth.
  void surviveAKill() throws Exception {
    try (var operator = suite.as("operator");
        var portal = new PortalDesk(suite.portal())) {
      // Given
      portal.slow("PT0.4S");
      var lives = lives(KILLED, FEW);
      var promise = suite.now().plus(Duration.ofDays(20));
      lives.forEach(life -> life.begun(suite.now(), promise).progressed(suite.now()));

      // When
      post(lives);
      await()
          .pollInterval(Duration.ofMillis(50))
          .atMost(LONG)
          .until(() -> !portal.held(prefix(KILLED)).isEmpty());
      var killed = suite.pid("sync-service");
      suite.kill("sync-service");
      var before = portal.held(prefix(KILLED)).size();
      portal.sound();
      await().atMost(LONG).until(() -> suite.pid("sync-service") != killed);
      suite.pass(
          Duration.ofMinutes(1)); // longer than the call that it died in, shorter than its lease

      // Then
      assertThat(before).isBetween(1, FEW - 1);
      await()
          .atMost(LONG)
          .untilAsserted(() -> {
            assertThat(unsent(operator, KILLED)).isEmpty();
            assertThat(portal.held(prefix(KILLED))).hasSize(FEW);
          });
      var held = portal.held(prefix(KILLED));
      assertTruth(lives, held);
      var doubled = new ArrayList<String>();
      held.forEach((code, dossier) -> {
        var steps = byCode(lives).get(code).steps();
        assertThat(dossier.steps()).as(code).containsAll(steps);
        if (!dossier.steps().equals(steps)) {
          doubled.add(code);
          // One call was under way, and that alone is told again.
          assertThat(dossier.steps().size()).as(code).isLessThanOrEqualTo(2 * steps.size());
        }
      });
      assertThat(doubled).hasSizeLessThanOrEqualTo(UNDER_WAY);
    }
  }

  private List<Life> lives(String agency, int many) {
    var lives = new ArrayList<Life>();
    for (var number = 1; number <= many; number++) {
      lives.add(new Life(city, agency, 1000 + number, suite.now()));
    }
    return lives;
  }

  private String prefix(String agency) {
    return city.agency(agency).identifier() + "-";
  }

  private void post(List<Life> lives) throws IOException, InterruptedException {
    var shop = "one-stop-" + codeOf(lives).toLowerCase(java.util.Locale.ROOT).replace('.', '-');
    try (var client = new PostingClient(suite.address(), suite.identities().named(shop))) {
      var events = lives.stream().flatMap(life -> life.unposted().stream()).toList();
      var posted = client.post(events);
      assertThat(posted.examples()).isEmpty();
      assertThat(posted.accepted()).isEqualTo(events.size());
    }
  }

  private static String codeOf(List<Life> lives) {
    return lives.getFirst().source().substring("/one-stop/".length());
  }

  private static Map<String, Life> byCode(List<Life> lives) {
    var byCode = new TreeMap<String, Life>();
    lives.forEach(life -> byCode.put(life.code(), life));
    return byCode;
  }

  /// No dossier more, none less, each with the fields of its life; and no push was stored after one
  /// that tells a later state, or twice.
  private static void assertTruth(List<Life> lives, Map<String, PortalDesk.Held> held) {
    var expected = new TreeMap<String, Map<String, String>>();
    lives.forEach(life -> expected.put(life.code(), new TreeMap<>(life.portal())));
    var actual = new TreeMap<String, Map<String, String>>();
    held.forEach(
        (code, dossier) -> actual.put(code, dossier.fields(lives.getFirst().portal().keySet())));
    assertThat(actual).isEqualTo(expected);
    byCode(lives)
        .forEach((code, life) -> {
          var told = held.get(code).statuses();
          assertThat(life.statuses()).as(code).containsSubsequence(told);
          assertThat(held.get(code).versions()).as(code).doesNotHaveDuplicates();
        });
  }

  private static String breaker(Caller operator) {
    return operator.get("/api/sync/health?agency=" + LOADED).path("breaker").asText();
  }

  private static List<JsonNode> unsent(Caller operator, String agency) {
    var items = new ArrayList<JsonNode>();
    operator.get("/api/sync/dossiers?size=1000&agency=" + agency).path("items").forEach(items::add);
    return items;
  }
}
