package vn.dunghen.scoring.releases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URL;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.scoring.Calendars;
import vn.dunghen.scoring.Identities;
import vn.dunghen.scoring.Publishing;
import vn.dunghen.scoring.releases.ReadingSchedule.Month;
import vn.dunghen.scoring.releases.ReadingSchedule.Why;
import vn.dunghen.scoring.releases.model.Schedule;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// The schedule begins with November 2024; nobody has run it since.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Identities.class)
class ReleaseScheduleIT {

  private static final Instant IN_JANUARY = Instant.parse("2025-01-05T00:00:00Z");
  private static final String NOVEMBER = "months.find { it.period == '2024-11' }.";
  private static final String DECEMBER = "months.find { it.period == '2024-12' }.";

  @Inject DraftingOnSchedule drafting;
  @Inject ReadingSchedule reading;
  @Inject ScheduleConfig config;
  @Inject DataSource database;

  @TestHTTPResource(value = "/", management = true)
  URL management;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  @BeforeEach
  void everything_until_now_has_arrived() {
    try (var publishing = new Publishing(broker)) {
      Calendars.events().forEach(publishing::event);
      publishing.watermark(Instant.now());
      publishing.flush();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          assertThat(number("select count(*) from reference_event where id = 'city'")).isEqualTo(1);
          assertThat(
                  number("select count(*) from consumed_partition where watermark > '2025-01-05'"))
              .isEqualTo(11);
          assertThat(number("select count(*) from refold")).isZero();
        });
  }

  @Test
  void a_missed_month_is_seen_and_caught_up_once_however_many_run() throws Exception {
    // Given
    Schedule schedule = config.schedule().orElseThrow();
    JsonPath before = get("u1", "/api/releases/schedule");
    assertThat(before.getString(NOVEMBER + "state")).isEqualTo("missed");
    assertThat(before.getString(NOVEMBER + "why")).isEqualTo("notDrafted");
    assertThat(before.getString(NOVEMBER + "since")).isEqualTo("2024-12-02T10:00:00+07:00");
    assertThat(as("u1").get("/releases").asString()).contains("Chưa có, quá hạn", "11/2024");
    Response well = given().port(management.getPort()).get("/q/health/well");
    assertThat(well.jsonPath().getString("checks.find { it.name == 'release-schedule' }.status"))
        .isEqualTo("DOWN");

    // When four instances do it at the same time, and one again
    atTheSameTime(
        4,
        () -> {
          drafting.draftDue(schedule, IN_JANUARY);
          return true;
        });
    drafting.draftDue(schedule, IN_JANUARY);

    // Then
    JsonPath all = get("city", "/api/releases");
    assertThat(all.getList("findAll { it.letterNumber.startsWith('CSPV') }.periods.flatten()"))
        .containsExactlyInAnyOrder("2024-11", "2024-12");
    assertThat(all.getList("findAll { it.letterNumber == 'CSPV-2024-11' }.asOf"))
        .containsExactly("2024-12-02T10:00:00+07:00");
    JsonPath after = get("city", "/api/releases/schedule");
    assertThat(after.getString(NOVEMBER + "state")).isEqualTo("released");
    assertThat(after.getBoolean(NOVEMBER + "late")).isTrue();
    assertThat(after.getBoolean(NOVEMBER + "bySchedule")).isTrue();
    assertThat(after.getString("months.find { it.period == '2025-01' }.state")).isEqualTo("missed");
    assertThat(get("u1", "/api/releases/schedule").getString(NOVEMBER + "release")).isNull();
    assertThat(as("city").get("/releases").asString()).contains("Lập muộn");

    // And its figures are those of its own data hour, whenever it was drafted
    int november = after.getInt(NOVEMBER + "release");
    JsonPath whole = get("city", "/api/releases/" + november);
    JsonPath index = get("city", "/api/index?period=2024-11&asOf=2024-12-02T10:00:00%2B07:00");
    assertThat(whole.getBoolean("digestHolds")).isTrue();
    assertThat(whole.getString("agencies.find { it.code == 'CITY' }.total"))
        .isEqualTo(index.getString("agencies.find { it.code == 'CITY' }.total"));

    // And two people stand for it
    assertThat(step("hoa", november, "check")).isEqualTo(200);
    assertThat(step("hoa", november, "sign")).isEqualTo(403);
    assertThat(step("binh", november, "sign")).isEqualTo(200);
    assertThat(get("city", "/api/releases/" + november).getList("release.steps.by"))
        .containsExactly("schedule", "hoa", "binh");

    // And what was withdrawn is missed again, and is not drafted a second time by itself
    assertThat(step("hoa", after.getInt(DECEMBER + "release"), "withdraw")).isEqualTo(200);
    drafting.draftDue(schedule, IN_JANUARY);
    JsonPath withdrawn = get("city", "/api/releases/schedule");
    assertThat(withdrawn.getString(DECEMBER + "state")).isEqualTo("missed");
    assertThat(withdrawn.getString(DECEMBER + "why")).isEqualTo("withdrawn");
  }

  @Test
  void nothing_is_drafted_before_everything_until_its_hour_has_arrived() throws SQLException {
    // Given
    YearMonth month = YearMonth.from(CivilTime.dayOf(Instant.now())).plusMonths(1);
    Schedule configured = config.schedule().orElseThrow();
    var schedule =
        new Schedule(
            month,
            configured.day(),
            configured.hour(),
            configured.grace(),
            configured.ruleSet(),
            "FUTURE");
    Instant later = schedule.due(month).plus(Duration.ofHours(2));

    // When
    drafting.draftDue(schedule, later);

    // Then
    assertThat(get("city", "/api/releases").getList("letterNumber", String.class))
        .noneMatch(letter -> letter.startsWith("FUTURE"));
    assertThat(reading.months(schedule, later))
        .singleElement()
        .isInstanceOfSatisfying(
            Month.Open.class,
            open -> {
              assertThat(open.missed()).isTrue();
              assertThat(open.why()).isEqualTo(Why.NOT_KNOWN);
              assertThat(open.through()).isPresent();
            });
    assertThat(given().get("/api/releases/schedule").statusCode()).isEqualTo(401);
  }

  private static void atTheSameTime(int instances, Callable<Boolean> work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(instances)) {
      var running = new ArrayList<Future<Boolean>>();
      for (int i = 0; i < instances; i++) {
        running.add(threads.submit(work));
      }
      for (Future<Boolean> each : List.copyOf(running)) {
        assertThat(each.get()).isTrue();
      }
    }
  }

  private static int step(String who, int id, String step) {
    return as(who).post("/api/releases/" + id + "/" + step).statusCode();
  }

  private static JsonPath get(String who, String path) {
    Response answer = as(who).urlEncodingEnabled(false).get(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.jsonPath();
  }

  private static RequestSpecification as(String name) {
    return given().auth().preemptive().basic(name, Identities.PASSWORD);
  }

  private long number(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
