package vn.dunghen.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dunghen.city.Identities;
import vn.dunghen.city.PostingClient;
import vn.dunghen.city.SeededCity;

/// A suite that goes on after a backup was taken, and whose databases are then put back one after
/// another. Each comes to believe what it believed before, the portal is told nothing a second
/// time, and nobody gets a second message. The tests are one story and run in their order.
@Tag("verify")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupIT {
  /// A machine that does much else beside takes its time.
  private static final Duration LONG = Duration.ofMinutes(15);

  private static final String AGENCY = "H26.PDD";
  private static final int MANY = 40;

  @TempDir static Path parent;
  private static PackagedSuite suite;
  private static Beliefs beliefs;
  private static final SeededCity CITY = new SeededCity();
  private static final List<Map<String, Object>> POSTED = new ArrayList<>();
  private static Path backup;
  private static Beliefs.Believed before;
  private static int numbers = 5000;

  @BeforeAll
  static void a_suite_that_went_on_after_its_backup() throws Exception {
    suite = PackagedSuite.start(parent, "--keep", "--no-replay", "--no-trickle");
    await().atMost(LONG).until(() -> suite.said().contains(" is ready."));
    beliefs = new Beliefs(suite);
    backup = parent.resolve("backup");
    var lives = new ArrayList<Life>();
    for (var i = 0; i < MANY; i++) {
      lives.add(newLife(i % 4 == 0));
    }
    post(lives);
    beliefs.settle(lives);
    var taken = suite.tool("backup", backup.toString());
    assertThat(taken.code()).as(taken.text()).isZero();

    for (var i = 0; i < MANY; i++) {
      switch (i % 4) {
        case 0, 1 -> {}
        case 2 -> lives.get(i).progressed(suite.now());
        default -> lives.get(i).completed(suite.now());
      }
      lives.add(newLife(i % 8 == 0));
    }
    post(lives);
    beliefs.settle(lives);
    before = beliefs.now();
    assertThat(before.messages()).isNotEmpty();
  }

  @AfterAll
  static void stop() {
    suite.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"scoring", "sync", "notification"})
  @Order(1)
  void one_service_put_back_comes_to_believe_what_it_did(String service) throws Exception {
    // When
    putBack(service);

    // Then
    awaitTheSame();
    if (service.equals("notification")) {
      assertThat(held()).isNotEmpty();
      letGo();
      awaitTheSame();
    }
    stillWorks();
  }

  @Test
  @Order(2)
  void a_backup_that_is_damaged_or_of_another_service_is_refused_in_one_sentence()
      throws Exception {
    // Given
    var digests = beliefs.digest("scoring");
    var file = backup.resolve("scoring/event.copy.gz");
    var whole = Files.readAllBytes(file);
    var broken = whole.clone();
    broken[broken.length / 2] ^= 1;
    Files.write(file, broken);

    // When
    var refused = suite.tool("restore", backup.toString(), "--service", "scoring");

    // Then
    Files.write(file, whole);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.text().strip())
        .hasLineCount(1)
        .contains("is damaged: event.copy.gz is not as it was written.");
    assertThat(beliefs.digest("scoring")).isEqualTo(digests);
  }

  @Test
  @Order(3)
  void scoring_without_any_backup_is_rebuilt_from_the_log() throws Exception {
    // When
    beliefs.forget("scoring");
    suite.kill("scoring-service");

    // Then
    awaitTheSame();
    stillWorks();
  }

  @Test
  @Order(4)
  void a_broker_that_lost_everything_is_filled_again_also_for_a_service_put_back()
      throws Exception {
    // When
    putBack("scoring");
    suite.loseBroker();
    putBack("sync");

    // Then
    awaitTheSame();
    stillWorks();
  }

  @Test
  @Order(5)
  void a_register_put_back_is_healed_by_posting_again() throws Exception {
    // When
    putBack("intake");
    var again = new TreeMap<String, List<Map<String, Object>>>();
    POSTED.forEach(event ->
        again
            .computeIfAbsent(String.valueOf(event.get("source")), _ -> new ArrayList<>())
            .add(event));
    long accepted = 0;
    for (var each : again.entrySet()) {
      try (var client = client(each.getKey())) {
        var posted = client.post(each.getValue());
        assertThat(posted.examples()).isEmpty();
        accepted += posted.accepted();
      }
    }

    // Then
    assertThat(accepted).isBetween(1L, POSTED.size() - 1L);
    assertThat(
            beliefs.number(
                "intake",
                "select count(*) from register where source = '/one-stop/" + AGENCY + "'"))
        .isGreaterThanOrEqualTo(POSTED.size());
    awaitTheSame();
    stillWorks();
  }

  private static void putBack(String service) throws IOException {
    var pid = suite.pid(service + "-service");
    var told = suite.tool("restore", backup.toString(), "--service", service);
    assertThat(told.code()).as(told.text()).isZero();
    await().atMost(LONG).until(() -> suite.pid(service + "-service") != pid);
  }

  private static void awaitTheSame() {
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .untilAsserted(() -> {
          for (var service : List.of("sync", "notification")) {
            assertThat(
                    beliefs.number(
                        service, "select count(*) from restoration where settled_at is null"))
                .as(service)
                .isZero();
          }
          assertThat(beliefs.now()).isEqualTo(before);
        });
  }

  /// What happens from now on is told once, as ever; and is a part of what is believed.
  private static void stillWorks() throws Exception {
    var lives = List.of(newLife(true), newLife(false));
    post(lives);
    beliefs.settle(lives);
    var now = beliefs.now();
    assertThat(now.portal().keySet()).containsAll(before.portal().keySet());
    before
        .portal()
        .forEach((code, then) -> assertThat(now.portal().get(code)).as(code).isEqualTo(then));
    before = now;
  }

  private static Life newLife(boolean late) {
    var life = new Life(CITY, AGENCY, ++numbers, suite.now());
    var begun = late ? suite.now().minus(Duration.ofDays(3)) : suite.now();
    return late
        ? life.late(begun, begun.plus(Duration.ofDays(1)))
        : life.begun(begun, begun.plus(Duration.ofDays(20)));
  }

  private static void post(List<Life> lives) throws Exception {
    try (var client = client(lives.getFirst().source())) {
      var events = lives.stream().flatMap(life -> life.unposted().stream()).toList();
      POSTED.addAll(events);
      var posted = client.post(events);
      assertThat(posted.examples()).isEmpty();
      assertThat(posted.accepted()).isEqualTo(events.size());
    }
  }

  private static PostingClient client(String source) throws IOException {
    var shop =
        "one-stop-"
            + source.substring("/one-stop/".length()).toLowerCase(Locale.ROOT).replace('.', '-');
    return new PostingClient(suite.address(), suite.identities().named(shop));
  }

  private static List<JsonNode> held() throws IOException {
    var found = new ArrayList<JsonNode>();
    try (var operator = suite.as(Identities.OPERATOR)) {
      operator.get("/api/alerts?state=held").path("items").forEach(found::add);
    }
    return found;
  }

  private static void letGo() throws IOException {
    try (var operator = suite.as(Identities.OPERATOR)) {
      operator
          .call(
              "POST",
              "/api/held-alerts",
              Map.of("tell", false),
              Map.of("Content-Type", "application/json"))
          .well();
    }
  }
}
