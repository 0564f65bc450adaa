package vn.dunghen.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// Targets of the agency TG with TG-A and TG-B for the fourth quarter of 2024. By its end TG-A had
/// 6 of 10 dossiers online and TG-B 1 of 5; two more of TG-A from the counter came to be known
/// afterwards.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Identities.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TargetsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUARTER = "/api/targets?quarter=2024-Q4&agency=TG";
  private static final String FRIDAY = "&asOf=2024-11-15T12:00:00%2B07:00";

  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private final List<JsonNode> events = new ArrayList<>();

  @BeforeEach
  void everything_is_told_twice_in_any_order() {
    if (!events.isEmpty()) {
      return;
    }
    for (String agency : List.of("TG", "TG-A", "TG-B")) {
      tell(
          "reference.agency",
          agency,
          "2024-01-01",
          """
          {"code":"%s","name":"Đơn vị %s","parent":"%s","validFrom":"2020-01-01"}\
          """
              .formatted(agency, agency, agency.equals("TG") ? "CITY" : "TG"));
    }
    for (int i = 0; i < 4; i++) {
      dossier("TG-A", "counter", "2024-10-08", "2024-10-08");
      dossier("TG-B", "counter", "2024-10-07", "2024-10-07");
    }
    for (int i = 0; i < 6; i++) {
      dossier("TG-A", "online", "2024-11-13", "2024-11-13");
    }
    dossier("TG-B", "online", "2024-11-12", "2024-11-12");
    dossier("TG-A", "counter", "2024-12-20", "2025-01-06");
    dossier("TG-A", "counter", "2024-12-23", "2025-01-06");
    workFiles("2024-10", 9, "2024-11-02");
    workFiles("2024-11", 8, "2024-12-02");
    workFiles("2024-12", 10, "2025-01-02");
    target("TG", "dossiers-online", "50.5", "2024-10-01");
    target("TG-A", "dossiers-online", "60", "2024-10-01");
    target("TG-A", "work-files-online", "90", "2024-10-01");
    target("TG-B", "dossiers-online", "80", "2024-10-01");
    target("TG-B", "dossiers-online", "20", "2025-02-01");
    JsonNode mistaken = target("TG", "work-files-online", "99", "2024-10-02");
    tell(
        "report.voided",
        "TG",
        "2025-03-01",
        "{\"id\":\"%s\",\"reason\":\"Giao nhầm\"}".formatted(mistaken.get("id").asText()));
    var arrived = new ArrayList<>(events);
    arrived.addAll(events);
    Collections.shuffle(arrived, new Random(7));
    try (var publishing = new Publishing(broker)) {
      Calendars.events().forEach(publishing::event);
      arrived.forEach(publishing::event);
      publishing.watermark(Instant.now());
      publishing.flush();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          assertThat(number("select count(*) from event where source = 'targets'")).isEqualTo(17);
          assertThat(number("select count(*) from input_event where source = 'targets'"))
              .isEqualTo(10);
          assertThat(number("select count(*) from refold")).isZero();
          assertThat(
                  number("select count(*) from consumed_partition where watermark > '2026-01-01'"))
              .isEqualTo(11);
        });
  }

  @Test
  void a_quarter_that_is_over_is_told_as_known_at_its_end_and_as_known_now() {
    // When
    JsonPath answer = get("city", QUARTER);

    // Then: what came to be known later turns a target that was reached into a missed one
    assertThat(answer.getBoolean("over")).isTrue();
    assertThat(side(answer, "TG-A", "dossiers-online", "atQuarterEnd"))
        .containsExactly("reached", "60", "6", "10", "60.00", "0.00", "0");
    assertThat(side(answer, "TG-A", "dossiers-online", "now"))
        .containsExactly("missed", "60", "6", "12", "50.00", "10.00", "2");
    assertThat(side(answer, "TG", "dossiers-online", "now"))
        .containsExactly("missed", "50.5", "7", "17", "41.18", "9.32", "2");

    // And reports that came later turn a missed one into one that is reached
    assertThat(side(answer, "TG-A", "work-files-online", "atQuarterEnd"))
        .containsExactly("missed", "90", "17", "20", "85.00", "5.00", "1");
    assertThat(side(answer, "TG-A", "work-files-online", "now"))
        .containsExactly("reached", "90", "27", "30", "90.00", "0.00", "0");

    // And a target that is lowered afterwards does not take the miss off the record
    String lowered = "targets.find { it.agency == 'TG-B' }.";
    assertThat(side(answer, "TG-B", "dossiers-online", "now")).startsWith("reached", "20");
    assertThat(side(answer, "TG-B", "dossiers-online", "atQuarterEnd")).startsWith("missed", "80");
    assertThat(answer.getBoolean(lowered + "missedOnRecord")).isTrue();
    assertThat(answer.getList(lowered + "history.target.collect { it as int }", Integer.class))
        .containsExactly(80, 20);
    assertThat(answer.getString(lowered + "head.name")).isEqualTo("Nguyễn Văn Hẹn");

    // And one that was taken back stays on record too
    String mistaken = "targets.find { it.agency == 'TG' && it.kind == 'work-files-online' }.";
    assertThat(answer.getString(mistaken + "now")).isNull();
    assertThat(answer.getString(mistaken + "state")).isEqualTo("not measured");
    assertThat(answer.getList("targets.state", String.class))
        .containsExactly("missed", "missed", "not measured", "reached", "reached");
  }

  @Test
  void a_running_quarter_says_what_is_needed_per_working_day_left() {
    // When
    JsonPath friday = get("city", QUARTER + FRIDAY);
    JsonPath statement =
        get("city", "/api/agencies/TG/statement?from=2024-10-01&to=2024-12-31" + FRIDAY);

    // Then
    assertThat(friday.getBoolean("over")).isFalse();
    assertThat(friday.getInt("workingDaysLeft")).isEqualTo(32);
    String behind = "targets.find { it.agency == 'TG-B' }.now.";
    assertThat(friday.getString(behind + "state")).isEqualTo("behind");
    assertThat(friday.getInt(behind + "gapItems")).isEqualTo(3);
    assertThat(friday.getInt(behind + "pace.further")).isEqualTo(15);
    assertThat(friday.getDouble(behind + "pace.perWorkingDay")).isEqualTo(0.5);
    String onCourse = "targets.find { it.agency == 'TG' && it.kind == 'dossiers-online' }.now.";
    assertThat(friday.getString(onCourse + "state")).isEqualTo("on course");
    assertThat(friday.getInt(onCourse + "pace.further")).isEqualTo(2);
    assertThat(friday.getInt(onCourse + "numerator"))
        .isEqualTo(statement.getInt("filedOnline"))
        .isEqualTo(7);
    assertThat(friday.getInt(onCourse + "denominator"))
        .isEqualTo(statement.getInt("received"))
        .isEqualTo(15);
    assertThat(friday.getString("targets[0].atQuarterEnd")).isNull();
    assertThat(get("city", "/api/targets?quarter=2029-Q1").getInt("calendarMissing"))
        .isEqualTo(2029);
  }

  @Test
  void the_page_leads_from_the_worst_target_to_the_dossiers_that_were_not_filed_online() {
    // When
    String page = page("city", "/targets?quarter=2024-Q4&agency=TG");
    String list =
        page(
            "city",
            "/statement/dossiers?measure=filedOtherwise&agency=TG&from=2024-10-01&to=2024-12-31");

    // Then
    assertThat(page)
        .contains(
            "Không đạt", "6 ÷ 12 = 50,00 %", "−10,00", "Nguyễn Văn Hẹn", "đã thu hồi", "giao 2 lần")
        .contains("measure=filedOtherwise&amp;agency=TG-A&amp;from=2024-10-01&amp;to=2024-12-31");
    assertThat(list).contains("<span class=\"figure\">10</span>");
    assertThat(page("city", "/targets?quarter=2029-Q1")).contains("Thiếu lịch làm việc năm 2029");
    assertThat(page("city", "/index/TG?period=2024-11&ruleset=766-B"))
        .contains("/targets?quarter=2024-Q4&amp;agency=TG");
  }

  @Test
  void what_is_not_theirs_is_nobody_s_to_see_and_a_flawed_question_is_named() {
    assertThat(ask("u1", QUARTER).statusCode()).isEqualTo(403);
    assertThat(ask("u1", "/targets?agency=TG").statusCode()).isEqualTo(403);
    assertThat(get("u1", "/api/targets?quarter=2024-Q4").getList("targets")).isEmpty();
    assertThat(given().get(QUARTER).statusCode()).isEqualTo(401);
    assertThat(ask("city", "/api/targets?quarter=2024-12").jsonPath().getString("errors[0].reason"))
        .startsWith("must be a quarter");
    assertThat(ask("city", "/api/targets?asOf=yesterday").statusCode()).isEqualTo(400);
    assertThat(ask("city", "/api/targets").statusCode()).isEqualTo(200);
  }

  private static List<String> side(JsonPath answer, String agency, String kind, String side) {
    String of = "targets.find { it.agency == '%s' && it.kind == '%s' }.".formatted(agency, kind);
    return List.of("state", "target", "numerator", "denominator", "rate", "gapPoints", "gapItems")
        .stream()
        .map(member -> number(member, answer.getString(of + side + "." + member)))
        .toList();
  }

  private static String number(String member, String text) {
    return member.equals("rate") || member.equals("gapPoints")
        ? new java.math.BigDecimal(text).setScale(2).toPlainString()
        : text;
  }

  private void dossier(String unit, String channel, String day, String recorded) {
    tell(
        "dossier.received",
        unit + "-" + events.size(),
        day,
        recorded,
        """
        {"unit":"%s","responsible":"%s","procedure":"TGP","channel":"%s"}\
        """
            .formatted(unit, unit, channel));
  }

  private void workFiles(String month, int online, String day) {
    tell(
        "report.work-files",
        "TG-A",
        day,
        """
        {"period":"%s","workFiles":{"handled":10,"handledOnline":%d}}\
        """
            .formatted(month, online));
  }

  private JsonNode target(String agency, String kind, String rate, String day) {
    return tell(
        "report.target",
        agency,
        day,
        """
        {"quarter":"2024-Q4","kind":"%s","rate":%s,"decision":{"number":"1/QĐ","date":"%s"},\
        "head":{"name":"Nguyễn Văn Hẹn","role":"Chủ tịch UBND"}}\
        """
            .formatted(kind, rate, day));
  }

  private JsonNode tell(String type, String subject, String day, String data) {
    return tell(type, subject, day, day, data);
  }

  private JsonNode tell(String type, String subject, String day, String recorded, String data) {
    try {
      JsonNode event =
          Life.cloudEvent(
              "vn.dunghen." + type + ".v1",
              "targets",
              "target-" + events.size(),
              subject,
              day + "T09:00+07:00",
              recorded + "T09:00+07:00",
              JSON.readTree(data));
      events.add(event);
      return event;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(data, e);
    }
  }

  private static JsonPath get(String who, String path) {
    Response answer = ask(who, path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.jsonPath();
  }

  private static String page(String who, String path) {
    Response answer = ask(who, path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.asString();
  }

  private static Response ask(String who, String path) {
    return given()
        .urlEncodingEnabled(false)
        .auth()
        .preemptive()
        .basic(who, Identities.PASSWORD)
        .get(path);
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
