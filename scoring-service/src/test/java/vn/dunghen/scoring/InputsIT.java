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
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
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

/// Procedures, petitions, reports and official results of the agency IN with IN-A and IN-B below
/// it, told in any order and twice. In September 2024 the 2nd and 3rd are days off.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Identities.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InputsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private final List<JsonNode> events = new ArrayList<>();

  @BeforeEach
  void everything_is_told_twice_in_any_order() {
    if (!events.isEmpty()) {
      return;
    }
    events.addAll(Calendars.events());
    for (String agency : List.of("IN", "IN-A", "IN-B")) {
      tell(
          "reference.agency",
          agency,
          "2024-01-01",
          """
          {"code":"%s","name":"%s","parent":"%s","validFrom":"2020-01-01"}\
          """
              .formatted(agency, agency, agency.equals("IN") ? "CITY" : "IN"));
    }
    procedures();
    petitions();
    reports();
    var arrived = new ArrayList<>(events);
    arrived.addAll(events);
    Collections.shuffle(arrived, new Random(3));
    try (var publishing = new Publishing(broker)) {
      arrived.forEach(publishing::event);
      publishing.flush();
    }
    long inputs =
        events.stream().filter(e -> !e.get("type").asText().contains(".reference.")).count();
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> {
          assertThat(number("select count(*) from input_event where source = 'inputs'"))
              .isEqualTo(inputs);
          assertThat(number("select count(*) from reference_event where source = 'inputs'"))
              .isEqualTo(4);
        });
  }

  private void procedures() {
    tell(
        "reference.procedure",
        "IN-P1",
        "2024-01-01",
        """
        {"code":"IN-P1","name":"Thủ tục một","papers":["Đơn"],"steps":["Nộp"],"unit":"IN-A","fee":0,\
        "term":{"length":5,"unit":"working-day"},"officer":"Một cửa","validFrom":"2020-01-01"}\
        """);
    tell(
        "procedure.decided",
        "IN-P1",
        "2024-09-05",
        """
        {"number":"1/QĐ","date":"2024-09-05","basisEffective":"2024-09-20","change":"amended",\
        "unit":"IN-A"}\
        """);
    tell("procedure.announced", "IN-P1", "2024-09-16", "{\"decision\":\"1/QĐ\"}");
    tell(
        "procedure.checked",
        "IN-P1",
        "2024-09-25",
        """
        {"name":true,"sequence":true,"manner":true,"dossier":true,"timeLimit":true,"subjects":true}\
        """);
  }

  private void petitions() {
    String sent = "{\"unit\":\"IN-A\",\"kind\":\"conduct\",\"personal\":{\"sealed\":\"geheim\"}}";
    tell("petition.submitted", "IN-PT-1", "2024-09-04", sent);
    tell("petition.handled", "IN-PT-1", "2024-09-25", "{}");
    tell("petition.submitted", "IN-PT-2", "2024-09-04", sent);
    tell("petition.transferred", "IN-PT-2", "2024-09-10", "{\"unit\":\"IN-B\"}");
    tell("petition.rated", "IN-PT-2", "2024-09-28", "{\"likes\":0,\"dislikes\":1}");
    tell("petition.submitted", "IN-PT-3", "2024-08-01", sent);
    JsonNode handled = tell("petition.handled", "IN-PT-3", "2024-09-10", "{}");
    tell("petition.submitted", "IN-PT-4", "2024-08-01", sent);
    tell(
        "petition.voided",
        "IN-PT-3",
        "2024-10-05",
        "{\"id\":\"%s\"}".formatted(handled.get("id").asText()));
  }

  private void reports() {
    tell(
        "report.work-files",
        "IN-A",
        "2024-10-01",
        "{\"period\":\"2024-09\",\"workFiles\":{\"handled\":9,\"handledOnline\":3}}");
    tell(
        "report.work-files",
        "IN-A",
        "2024-10-02",
        "{\"period\":\"2024-09\",\"workFiles\":{\"handled\":9,\"handledOnline\":7}}");
    tell(
        "report.inspection",
        "IN-B",
        "2024-09-17",
        """
        {"code":"KT","planned":false,"date":"2024-09-17","report":"215/BC",\
        "checklist":[{"text":"Niêm yết","met":false}],\
        "findings":[{"code":"1","text":"Thiếu"},{"code":"2","text":"Chậm"}]}\
        """);
    tell(
        "report.finding-settled",
        "IN-B",
        "2024-09-20",
        "{\"inspection\":\"KT\",\"finding\":\"2\",\"note\":\"Đã sửa\"}");
    for (String[] letter :
        new String[][] {
          {"2024-09", "55.99", "2024-10-02"},
          {"2024-09", "57.06", "2024-12-10"},
          {"2024-10", "61.18", "2024-12-10"}
        }) {
      tell(
          "national-standing",
          "IN",
          letter[2],
          """
          {"period":"%s","total":%s,"dataTakenAt":"%sT10:00:00+07:00",\
          "indicators":[{"indicator":"2.1","numerator":3,"denominator":4}]}\
          """
              .formatted(letter[0], letter[1], letter[2]));
    }
    JsonNode typo =
        tell(
            "national-standing",
            "IN",
            "2024-12-11",
            "{\"period\":\"2024-10\",\"total\":1,\"dataTakenAt\":\"2024-12-11T10:00:00+07:00\"}");
    tell(
        "report.voided",
        "IN",
        "2024-12-12",
        "{\"id\":\"%s\",\"reason\":\"Gõ nhầm\"}".formatted(typo.get("id").asText()));
  }

  @Test
  void petitions_count_at_the_end_of_the_period_as_known_and_each_number_is_its_list() {
    // When
    JsonPath now = get("city", "/api/petitions?unit=IN&period=2024-09");
    JsonPath then = get("city", "/api/petitions?unit=IN&period=2024-09&asOf=2024-10-01T00:00:00Z");
    JsonPath onlyB = get("city", "/api/petitions?unit=IN-B&period=2024-09");

    // Then
    assertThat(counts(then)).containsExactly(0, 2, 3, 2, 2, 1);
    assertThat(counts(now)).containsExactly(0, 2, 2, 2, 2, 1);
    assertThat(counts(onlyB)).containsExactly(0, 1, 1, 1, 1, 0);
    assertThat(then.getList("petitions.petition")).containsExactly("IN-PT-1", "IN-PT-2", "IN-PT-3");
    assertThat(then.getList("petitions.overdue")).containsExactly(false, false, true);
    assertThat(now.getList("petitions.petition")).containsExactly("IN-PT-1", "IN-PT-2");
    assertThat(now.getString("petitions[0].clocks[0].clock")).isEqualTo("handling");
    assertThat(now.getString("petitions[0].clocks[0].lastDay")).isEqualTo("2024-09-25");
    assertThat(now.prettify()).doesNotContain("geheim", "personal");
  }

  @Test
  void the_index_counts_what_the_petitions_and_procedures_come_to() {
    // When
    JsonPath now = get("city", "/api/index/IN?period=2024-09&ruleset=766-B");
    JsonPath then =
        get("city", "/api/index/IN?period=2024-09&ruleset=766-B&asOf=2024-10-01T00:00:00Z");
    JsonPath early =
        get("city", "/api/index/IN?period=2024-03&ruleset=766-B&asOf=2024-03-31T00:00:00Z");

    // Then
    assertThat(both(then, "5.2")).containsExactly(2, 3);
    assertThat(both(then, "5.3")).containsExactly(1, 2);
    assertThat(both(now, "5.2")).containsExactly(2, 2);
    assertThat(both(now, "1.1")).containsExactly(0, 1);
    assertThat(both(now, "1.2")).containsExactly(0, 1);
    assertThat(both(now, "1.3")).containsExactly(0, 1);
    assertThat(both(now, "3.1")).containsExactly(0, 1);
    assertThat(now.getList("agency.missing")).containsExactly("1.4");
    assertThat(early.getList("agency.missing"))
        .containsExactly("1.1", "1.2", "1.3", "1.4", "5.2", "5.3");
  }

  private static List<Integer> both(JsonPath index, String indicator) {
    String one = "indicators.find { it.indicator == '" + indicator + "' }.";
    return List.of(index.getInt(one + "numerator"), index.getInt(one + "denominator"));
  }

  @Test
  void a_procedure_shows_what_it_lacks_and_what_is_late() {
    JsonPath catalogue = get("city", "/api/procedures?unit=IN-A&period=2024-09&show=gaps");

    assertThat(catalogue.getList("procedures.code")).containsExactly("IN-P1");
    assertThat(catalogue.getList("procedures[0].gaps")).containsExactly("hotline", "suggestionBox");
    assertThat(catalogue.getList("procedures[0].missingComponents")).containsExactly("authority");
    assertThat(catalogue.getList("procedures[0].deadlines.what"))
        .containsExactly("announce", "publicise");
    assertThat(catalogue.getList("procedures[0].deadlines.by"))
        .containsExactly("2024-09-13", "2024-09-23");
    assertThat(catalogue.getList("procedures[0].deadlines.standing"))
        .containsExactly("late", "overdue");
    assertThat(catalogue.getMap("counts"))
        .containsEntry("announced", 1)
        .containsEntry("announcedOnTime", 0)
        .containsEntry("publicOrDue", 1)
        .containsEntry("publicOnTime", 0)
        .containsEntry("published", 1)
        .containsEntry("complete", 0);
    assertThat(get("u1", "/api/procedures").getList("procedures.code")).doesNotContain("IN-P1");
  }

  @Test
  void the_catalogue_s_page_shows_what_passes_next_and_the_notice_what_people_need() {
    String catalogue = page("/procedures");
    String notice = page("/procedures/IN-P1/notice");

    assertThat(catalogue).contains("1/QĐ").contains("23/09/2024").contains("quá hạn");
    assertThat(catalogue).contains("đường dây nóng, hòm thư góp ý").contains("cơ quan");
    assertThat(catalogue).contains("href=\"/procedures/IN-P1/notice\"");
    assertThat(notice).contains("5 ngày làm việc").contains("Không thu").contains("<li>Nộp</li>");
    assertThat(notice).contains("Thiếu đường dây nóng").contains("<dd>Một cửa</dd>");
    assertThat(answer("city", "/procedures/NOTHING/notice")).isEqualTo(404);
    assertThat(given().get("/procedures").statusCode()).isEqualTo(401);
  }

  private static String page(String path) {
    var answer = given().auth().preemptive().basic("city", Identities.PASSWORD).get(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.asString();
  }

  @Test
  void every_official_snapshot_is_kept_but_one_entered_by_mistake() {
    JsonPath all = get("city", "/api/official-results?unit=IN");
    JsonPath september = get("city", "/api/official-results?unit=IN&period=2024-09");

    assertThat(all.getList("total", Double.class)).containsExactly(55.99, 57.06, 61.18);
    assertThat(september.getList("total", Double.class)).containsExactly(55.99, 57.06);
    assertThat(all.getInt("[0].indicators[0].denominator")).isEqualTo(4);
  }

  @Test
  void the_last_report_of_work_files_counts_and_settled_findings_are_told_from_open_ones() {
    JsonPath files = get("city", "/api/work-files?unit=IN&period=2024-09");
    JsonPath inspections = get("city", "/api/inspections?unit=IN");

    assertThat(files.getList("unit")).containsExactly("IN-A");
    assertThat(files.getInt("[0].workFiles.handledOnline")).isEqualTo(7);
    assertThat(inspections.getList("code")).containsExactly("KT");
    assertThat(inspections.getInt("[0].openFindings")).isEqualTo(1);
    assertThat(inspections.getList("[0].findings.settledOn")).containsExactly(null, "2024-09-20");
  }

  @Test
  void what_is_not_theirs_is_nobody_s_to_see_and_a_flawed_question_is_named() {
    for (String path :
        List.of(
            "/api/petitions?unit=IN&period=2024-09",
            "/api/work-files?unit=IN&period=2024-09",
            "/api/inspections?unit=IN",
            "/api/official-results?unit=IN",
            "/api/procedures?unit=IN")) {
      assertThat(answer("u1", path)).as(path).isEqualTo(403);
      assertThat(given().get(path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(answer("city", "/api/petitions?unit=IN&period=2024-13")).isEqualTo(400);
    assertThat(answer("city", "/api/work-files?unit=IN")).isEqualTo(400);
    assertThat(answer("city", "/api/procedures?show=colour")).isEqualTo(400);
  }

  private JsonNode tell(String type, String subject, String day, String data) {
    try {
      JsonNode event =
          Life.cloudEvent(
              "vn.dunghen." + type + ".v1",
              "inputs",
              "input-" + events.size(),
              subject,
              day + "T09:00+07:00",
              day + "T09:00+07:00",
              JSON.readTree(data));
      events.add(event);
      return event;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(data, e);
    }
  }

  private static List<Integer> counts(JsonPath answer) {
    return List.of("regulation", "conduct", "receivedOrEnded", "onTime", "received", "satisfied")
        .stream()
        .map(name -> answer.getInt("counts." + name))
        .toList();
  }

  private static JsonPath get(String who, String path) {
    var answer = given().auth().preemptive().basic(who, Identities.PASSWORD).get(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.jsonPath();
  }

  private static int answer(String who, String path) {
    return given().auth().preemptive().basic(who, Identities.PASSWORD).get(path).statusCode();
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
