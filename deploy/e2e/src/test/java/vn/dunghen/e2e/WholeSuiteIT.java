package vn.dunghen.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.dunghen.city.Identities;
import vn.dunghen.city.PostingClient;
import vn.dunghen.city.SeededCity;
import vn.dunghen.local.SuiteApi;

/// The packaged suite from outside, once from its start to its end. The tests are one story and run
/// in their order. They need every module packaged (`./dev test` does that first).
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeSuiteIT {
  private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
  private static final LocalDate TO = LocalDate.of(2024, 6, 30);
  private static final Instant END_OF_JUNE = Instant.parse("2024-06-30T16:59:59Z");
  private static final Instant JULY_5 = Instant.parse("2024-07-05T16:59:59Z");
  private static final Duration LONG = Duration.ofMinutes(6);
  private static final Pattern PROGRESS = Pattern.compile("] +([0-9]+) %");

  @TempDir static Path parent;
  private static HalfYear halfYear;
  private static PackagedSuite suite;
  private static OneDossier followed;
  private static YearMonth month;

  @BeforeAll
  static void start() {
    halfYear = HalfYear.replayed(parent);
    var options = new ArrayList<>(List.of("--no-trickle", "--settable-clock"));
    options.addAll(halfYear.options());
    suite = PackagedSuite.start(parent, options.toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    suite.close();
  }

  @Test
  @Order(1)
  void the_replayed_half_year_is_the_published_one_though_each_process_is_killed_on_the_way()
      throws Exception {
    // When
    var places = List.of(10, 20, 30, 40, 60, 70);
    var names =
        List.of(
            "intake-service",
            "scoring-service",
            "PostgreSQL",
            "Kafka",
            "sync-service",
            "notification-service");
    for (var i = 0; i < names.size(); i++) {
      var place = places.get(i);
      await().atMost(LONG).until(() -> replayed() >= place);
      suite.kill(names.get(i));
    }
    await().atMost(LONG).until(() -> suite.said().contains(" is ready."));

    // Then
    assertThat(suite.said())
        .contains(names.stream().map(name -> name + " (pid ").toList())
        .contains("✓ received")
        .doesNotContain("✗");
    assertPublished(statement(END_OF_JUNE));
  }

  /// How much of the half-year has been posted, in percent: what the progress bar said last.
  private static int replayed() throws IOException {
    return PROGRESS
        .matcher(suite.said())
        .results()
        .mapToInt(bar -> Integer.parseInt(bar.group(1)))
        .max()
        .orElse(0);
  }

  private static void assertPublished(JsonNode statement) {
    halfYear
        .measures()
        .forEach((measure, count) ->
            assertThat(statement.path(measure).asInt(-1)).as(measure).isEqualTo(count));
  }

  @Test
  @Order(2)
  void an_event_of_28_june_that_was_recorded_on_5_july_is_absent_before_and_present_after()
      throws Exception {
    // Given
    assertPublished(statement(JULY_5));

    // When
    try (var client =
        new PostingClient(suite.address(), suite.identities().named(Identities.IMPORTER))) {
      var posted =
          client.post(List.of(received("000.22.00.H26-240628-9999", "2024-06-28", "2024-07-05")));
      assertThat(posted.accepted()).isEqualTo(1);
    }

    // Then
    await()
        .atMost(LONG)
        .untilAsserted(() -> {
          var later = statement(JULY_5);
          assertThat(later.path("received").asInt()).isEqualTo(halfYear.received() + 1);
          assertThat(later.path("inProgress").asInt()).isEqualTo(halfYear.inProgress() + 1);
        });
    assertPublished(statement(END_OF_JUNE));
  }

  private static Map<String, Object> received(String dossier, String day, String recorded) {
    return Map.of(
        "specversion",
        "1.0",
        "type",
        "vn.dunghen.dossier.received.v1",
        "source",
        SeededCity.IMPORT_SOURCE,
        "id",
        dossier + ".01",
        "subject",
        dossier,
        "time",
        day + "T09:00:00+07:00",
        "recordedtime",
        recorded + "T10:00:00+07:00",
        "data",
        Map.of(
            "procedure", "2.000635",
            "unit", SeededCity.THANH_XUAN,
            "channel", "counter",
            "promise", "2024-07-15T17:00:00+07:00"));
  }

  @Test
  @Order(3)
  void one_dossier_goes_through_all_services_under_one_correlation_id() throws Exception {
    month = YearMonth.from(suite.now().atZone(Life.ZONE));
    followed = new OneDossier(suite);
    followed.isReceived();
  }

  @Test
  @Order(4)
  void an_hour_without_the_portal_in_the_middle_of_a_load_spends_no_try_and_loses_nothing()
      throws Exception {
    new Pushes(suite).drainAfterAnOutage();
  }

  @Test
  @Order(5)
  void a_kill_in_the_middle_of_pushing_leaves_the_portal_with_the_truth() throws Exception {
    new Pushes(suite).surviveAKill();
  }

  @Test
  @Order(6)
  void the_national_payload_ends_in_the_same_statement_as_the_events_of_the_same_lives()
      throws Exception {
    new TwoForms(suite).comeToTheSameStatement();
  }

  @Test
  @Order(7)
  void a_late_dossier_makes_one_email_and_one_call_though_the_service_is_killed() throws Exception {
    followed.isToldOnceWhenItIsLate();
  }

  @Test
  @Order(8)
  void what_the_portal_shows_in_its_statistics_becomes_an_official_result() throws Exception {
    try (var operator = suite.as(Identities.OPERATOR)) {
      // When
      var taken =
          operator
              .call("POST", "/api/sync/statistics?period=" + month, null, Map.of())
              .well()
              .json()
              .path("agencies")
              .path(0);

      // Then
      assertThat(taken.path("result").asText()).isEqualTo("TAKEN");
      assertThat(taken.path("onTime").path("whole").asInt()).isPositive();
      await()
          .atMost(LONG)
          .untilAsserted(() ->
              assertThat(
                      operator.get(
                          "/api/official-results?unit=%s&period=%s"
                              .formatted(SeededCity.ROOT, month)))
                  .anySatisfy(said -> {
                    assertThat(said.path("dataTakenAt")).isEqualTo(taken.path("dataTakenAt"));
                    assertThat(said.path("indicators"))
                        .anySatisfy(figure -> {
                          assertThat(figure.path("indicator").asText()).isEqualTo("2.1");
                          assertThat(figure.path("numerator"))
                              .isEqualTo(taken.path("onTime").path("part"));
                          assertThat(figure.path("denominator"))
                              .isEqualTo(taken.path("onTime").path("whole"));
                        });
                  }));
    }
  }

  @Test
  @Order(9)
  void no_name_of_a_citizen_is_in_any_file_topic_or_message_though_the_portal_has_them()
      throws Exception {
    // When
    var traces = new CitizensTraces();
    var files = traces.inFiles(suite.directory(), followed.code());
    var topics = traces.inTopics(suite.kafka(), followed.code());

    // Then
    try (var portal = new PortalDesk(suite.portal());
        var operator = suite.as(Identities.OPERATOR)) {
      assertThat(portal.held("").values())
          .hasSizeGreaterThan(300)
          .anyMatch(held -> traces.isIn(held.field("ChuHoSo").getBytes(UTF_8)));
      assertThat(traces.isIn(operator.get("/inbox/messages").toString().getBytes(UTF_8))).isFalse();
    }
    assertThat(traces.isIn(suite.said().getBytes(UTF_8))).isFalse();
    assertThat(files.control()).isTrue();
    assertThat(files.traces()).isEmpty();
    assertThat(topics.searched()).isGreaterThan(4 * halfYear.received());
    assertThat(topics.control()).isTrue();
    assertThat(topics.traces()).isEmpty();
  }

  @Test
  @Order(10)
  void a_service_that_would_listen_beyond_this_machine_ends_with_one_sentence() throws Exception {
    // When
    var log = parent.resolve("refused.log");
    var refused = suite.again("notification-service", Map.of("QUARKUS_HTTP_HOST", "0.0.0.0"), log);
    var code = refused.onExit().get(60, SECONDS);

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(Files.readAllLines(log))
        .filteredOn(line -> !line.contains(" INFO ") && !line.contains(" WARN "))
        .containsExactly(
            "notification-service does not start: it would listen beyond this machine (quarkus.http.host) without an identity provider (quarkus.oidc.tenant-enabled).");
  }

  @Test
  @Order(11)
  void the_end_leaves_no_process_and_no_data() {
    // Given
    var processes = suite.processes();
    assertThat(processes).hasSizeGreaterThan(6);

    // When
    var ended = suite.stop();

    // Then
    assertThat(ended).isTrue();
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThat(suite.directory()).doesNotExist();
  }

  private static JsonNode statement(Instant asOf) throws IOException, InterruptedException {
    try (var api = new SuiteApi(suite.address(), suite.identities().named("auditor"))) {
      return api.statement(SeededCity.THANH_XUAN, FROM, TO, Optional.of(asOf));
    }
  }
}
