package vn.dunghen.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.dunghen.scoring.Asking.as;
import static vn.dunghen.scoring.Asking.codes;
import static vn.dunghen.scoring.Asking.get;
import static vn.dunghen.scoring.Asking.post;
import static vn.dunghen.scoring.Asking.published;
import static vn.dunghen.scoring.Asking.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// September and October 2024 of the agency LATE with LATE-A and LATE-B: released as known at the
/// hour of the letter, after which the rest of the events arrives.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Identities.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleasesIT {

  private static final String HOUR = "2024-10-02T10:00:00+07:00";
  private static final String LATER_HOUR = "2024-12-10T11:00:00+07:00";
  private static final String SEPTEMBER =
      draft("[\"2024-09\"]", HOUR).replace("}", ",\"view\":\"city\"}");

  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private LateCity city;
  private int september;

  @BeforeEach
  void september_is_published_before_the_rest_arrives() {
    if (city != null) {
      return;
    }
    city = new LateCity(41, 300);
    var references = new ArrayList<JsonNode>(Calendars.events());
    references.addAll(city.references());
    references.addAll(reported());
    publish(references, List.of());
    publish(city.eventsThrough(Instant.parse("2024-10-02T03:00:00Z")), city.events());
    september = published(SEPTEMBER, "/api/releases");
    publish(city.events(), city.events());
  }

  @Test
  void the_index_as_of_a_release_s_hour_is_the_release_whatever_came_later() {
    // When
    JsonPath release = get("u1", "/api/releases/" + september);
    JsonPath then = get("u1", "/api/index?period=2024-09&ruleset=766-B&asOf=" + HOUR);
    JsonPath now = get("u1", "/api/index?period=2024-09&ruleset=766-B");

    // Then
    assertThat(release.getBoolean("digestHolds")).isTrue();
    assertThat(totals(release.getList("agencies", Map.class)))
        .hasSizeGreaterThan(3)
        .isEqualTo(totals(then.getList("agencies", Map.class)))
        .isNotEqualTo(totals(now.getList("agencies", Map.class)));
    for (String agency : List.of("CITY", "LATE", "LATE-A", "LATE-B")) {
      JsonPath frozen = get("u1", "/api/releases/" + september + "/agencies/" + agency);
      JsonPath index =
          get("u1", "/api/index/" + agency + "?period=2024-09&ruleset=766-B&asOf=" + HOUR);
      assertThat(counts(frozen.getList("periods[0].indicators", Map.class)))
          .as(agency)
          .isEqualTo(counts(index.getList("indicators.findAll { it.measured }", Map.class)));
    }
  }

  @Test
  void a_second_person_signs_off_and_every_step_says_who_did_it() {
    // Given
    int id = post("hoa", "/api/releases", SEPTEMBER, 201).getInt("id");

    // When the steps are taken out of order or by the wrong person
    assertThat(step("hoa", id, "sign").statusCode()).isEqualTo(409);
    assertThat(step("hoa", id, "check").statusCode()).isEqualTo(200);
    Response same = step("hoa", id, "sign");
    assertThat(step("binh", id, "publish").statusCode()).isEqualTo(409);
    assertThat(step("city", id, "sign").statusCode()).isEqualTo(403);
    assertThat(step("lan", id, "sign").statusCode()).isEqualTo(403);

    // Then
    assertThat(same.statusCode()).isEqualTo(403);
    assertThat(same.jsonPath().getString("detail")).contains("second person");
    JsonPath signed = step("binh", id, "sign").jsonPath();
    assertThat(signed.getString("state")).isEqualTo("signed");
    assertThat(signed.getList("steps.step")).containsExactly("draft", "check", "sign");
    assertThat(signed.getList("steps.by")).containsExactly("hoa", "hoa", "binh");
    assertThat(signed.getList("steps.correlationId", String.class)).doesNotContain("").hasSize(3);

    // And what is not published is not for everyone, and can be withdrawn
    assertThat(as("u1").get("/api/releases/" + id).statusCode()).isEqualTo(404);
    assertThat(get("u1", "/api/releases").getList("id")).doesNotContain(id).contains(september);
    assertThat(get("city", "/api/releases").getList("id")).contains(id);
    assertThat(step("hoa", id, "withdraw").jsonPath().getString("state")).isEqualTo("withdrawn");
    assertThat(step("binh", id, "publish").statusCode()).isEqualTo(409);
    assertThat(step("hoa", september, "withdraw").statusCode()).isEqualTo(409);
  }

  @Test
  void an_erratum_is_a_release_of_its_own_and_one_letter_has_several_months() {
    // Given
    String body = draft("[\"2024-09\",\"2024-10\"]", LATER_HOUR);
    int draft = post("hoa", "/api/releases", body, 201).getInt("id");

    // When
    post("hoa", "/api/releases/" + draft + "/erratum", reasoned(body), 409);
    assertThat(pointers("/api/releases/" + september + "/erratum", body))
        .containsExactly("/reason");
    String before = get("u1", "/api/releases/" + september).prettify();
    int erratum = published(reasoned(body), "/api/releases/" + september + "/erratum");

    // Then
    JsonPath corrected = get("u1", "/api/releases/" + erratum);
    assertThat(corrected.getInt("release.corrects")).isEqualTo(september);
    assertThat(corrected.getString("release.reason")).isEqualTo("Số liệu nhập sai");
    assertThat(corrected.getBoolean("digestHolds")).isTrue();
    assertThat(corrected.getList("agencies.findAll { it.code == 'LATE' }.period", String.class))
        .containsExactly("2024-09", "2024-10");
    assertThat(get("u1", "/api/releases/" + september).prettify()).isEqualTo(before);
  }

  @Test
  void what_came_later_explains_the_difference_to_the_last_hundredth() {
    // When
    JsonPath drift = get("u1", "/api/releases/" + september + "/drift");
    JsonPath now = get("u1", "/api/index?period=2024-09&ruleset=766-B");
    JsonPath unmoved = get("u1", "/api/releases/" + september + "/drift?asOf=" + HOUR);

    // Then
    Map<String, List<Object>> totals = totals(now.getList("agencies", Map.class));
    List<Map> agencies = drift.getList("agencies", Map.class);
    assertThat(agencies).hasSizeGreaterThan(3);
    for (Map<?, ?> each : agencies) {
      String code = each.get("code").toString();
      BigDecimal sum = decimal(each.get("released")).add(decimal(each.get("rounding")));
      for (Object line : (List<?>) each.get("lines")) {
        sum = sum.add(decimal(((Map<?, ?>) line).get("points")));
      }
      assertThat(sum).as(code).isEqualByComparingTo(decimal(each.get("later")));
      assertThat(decimal(each.get("later")))
          .as(code)
          .isEqualByComparingTo(decimal(totals.get(code).get(1)));
      assertThat(decimal(each.get("rounding")).abs()).as(code).isLessThan(new BigDecimal("0.20"));
    }
    assertThat(drift.getList("agencies.find { it.code == 'LATE' }.lines.cause"))
        .containsExactly("late-events", "corrections");
    assertThat(drift.getDouble("agencies.find { it.code == 'LATE' }.difference")).isNotZero();
    assertThat(unmoved.getList("agencies.lines.flatten()")).isEmpty();
    assertThat(unmoved.getList("agencies.difference", Double.class)).containsOnly(0.0);
  }

  @Test
  void behind_a_line_are_the_dossiers_that_moved_it() {
    // When
    JsonPath drift = get("u1", "/api/releases/" + september + "/drift?agency=LATE-A");
    var corrected = codes(itemsOf("corrections"));
    var late = codes(itemsOf("late-events"));

    // Then
    String first = "agencies[0].lines[0].indicators.find { it.indicator == '2.1' }.";
    String second = "agencies[0].lines[1].indicators.find { it.indicator == '2.1' }.";
    assertThat(drift.getInt(second + "from.numerator"))
        .isEqualTo(drift.getInt(first + "to.numerator"));
    assertThat(corrected).isNotEmpty().doesNotContainAnyElementsOf(late);
    assertThat(late).hasSizeGreaterThan(corrected.size());
    assertThat(city.changedAfter(Instant.parse("2024-10-02T03:00:00Z")))
        .containsAll(corrected)
        .containsAll(late);
    assertThat(as("u1").get(itemsOf("corrections")).statusCode()).isEqualTo(403);
    for (String flawed :
        List.of(
            itemsOf("other"),
            itemsOf("rules").replace("2024-09", "2024-10"),
            "/api/releases/" + september + "/drift?asOf=2024-10-01T00:00:00Z")) {
      assertThat(as("city").get(flawed).statusCode()).as(flawed).isEqualTo(400);
    }
  }

  @Test
  void the_page_of_a_release_shows_what_was_released_and_why_it_differs() {
    assertThat(as("u1").get("/releases").asString())
        .contains("3327/UBND", "href=\"/releases/" + september + "\"");
    assertThat(as("u1").get("/releases/" + september).asString())
        .contains("Đơn vị LATE-A", "Sự kiện ghi nhận sau", "10:00 02/10/2024", "Khớp")
        .doesNotContain("Không khớp");
    assertThat(as("u1").get("/releases/0").statusCode()).isEqualTo(404);
  }

  @Test
  void the_letters_of_a_release_say_its_figures_in_every_format() throws IOException {
    // When
    String bulletin = "/api/releases/" + september + "/bulletin.";
    String pdf = text(as("u1").get(bulletin + "pdf"));
    Response docx = as("u1").get(bulletin + "docx");
    Response xlsx = as("u1").get(bulletin + "xlsx?lang=en");
    String csv = as("u1").get(bulletin + "csv").asString();
    String page = as("u1").get("/releases/" + september + "/bulletin?lang=en").asString();
    String letter = text(as("city").get("/api/releases/" + september + "/letters/LATE-A.pdf"));

    // Then
    JsonPath release = get("u1", "/api/releases/" + september);
    String digest = release.getString("release.digest");
    List<Map> agencies = release.getList("agencies", Map.class);
    for (Map<?, ?> each : agencies) {
      String total = decimal(each.get("total")).setScale(2).toPlainString();
      assertThat(pdf).contains(squeezed(each.get("name")), total.replace('.', ','));
      assertThat(csv).contains("2024-09," + each.get("code") + ",", total);
      assertThat(page).contains(each.get("name").toString().replace("\"", "&quot;"), total);
    }
    assertThat(csv.lines()).hasSize(agencies.size() + 1);
    assertThat(pdf)
        .contains("10:0002/10/2024", "766-B,1", digest, "55,99điểm", "xếphạng60/63", "94,17%")
        .containsPattern("Đãkiểmtra[1-9][0-9]*đơnvị")
        .doesNotContain("DỰTHẢO");
    assertThat(page).contains("rank 60 of 63 provinces", "/releases/letter.css", digest);
    assertThat(docx.contentType()).contains("wordprocessingml");
    assertThat(xlsx.contentType()).contains("spreadsheetml");
    assertThat(xlsx.asByteArray()).startsWith('P', 'K');
    JsonPath statement =
        get("city", "/api/agencies/LATE-A/statement?from=2024-09-01&to=2024-09-30&asOf=" + HOUR);
    assertThat(letter)
        .contains("có" + statement.getInt("inProgressOverdue") + "hồsơđangquáhạn")
        .contains("trướchếtngày10/10/2024", "Kínhgửi:ĐơnvịLATE-A", digest);

    // And the pages find their stylesheets, and the release its letters
    for (String sheet : List.of("letter", "page")) {
      assertThat(as("u1").get("/releases/" + sheet + ".css").contentType()).contains("text/css");
    }
    assertThat(as("u1").get("/releases/" + september).asString())
        .contains("/releases/" + september + "/bulletin")
        .doesNotContain("/letters/LATE-A");
    assertThat(as("city").get("/releases/" + september).asString())
        .contains("href=\"/releases/" + september + "/letters/LATE-A\"");
  }

  @Test
  void letters_of_a_draft_are_marked_and_every_letter_is_read_by_those_it_is_for()
      throws IOException {
    // Given
    int draft = post("hoa", "/api/releases", draft("[\"2024-10\"]", LATER_HOUR), 201).getInt("id");
    String letters = "/api/releases/" + september + "/letters/";

    // When
    String marked = text(as("city").get("/api/releases/" + draft + "/bulletin.pdf"));

    // Then
    assertThat(marked).contains("DỰTHẢO", "sovớitháng9/2024", "3327/UBND");
    assertThat(as("u1").get("/api/releases/" + draft + "/bulletin.pdf").statusCode())
        .isEqualTo(404);
    assertThat(as("u1").get("/releases/" + draft + "/bulletin").statusCode()).isEqualTo(404);
    assertThat(as("u1").get(letters + "LATE-A.pdf").statusCode()).isEqualTo(403);
    assertThat(as("u1").get("/releases/" + september + "/letters/LATE-A").statusCode())
        .isEqualTo(403);
    assertThat(as("hoa").get(letters + "LATE-A.docx").statusCode()).isEqualTo(200);
    assertThat(as("hoa").get("/releases/" + september + "/letters/LATE-A").asString())
        .contains("Đơn vị LATE-A");
    assertThat(as("hoa").get(letters + "X.pdf").statusCode()).isEqualTo(404);
    assertThat(as("hoa").get(letters + "LATE-A.xlsx").statusCode()).isEqualTo(404);
    assertThat(as("hoa").get("/api/releases/0/bulletin.pdf").statusCode()).isEqualTo(404);
    assertThat(as("hoa").get("/api/releases/" + september + "/bulletin.zip").statusCode())
        .isEqualTo(404);
    assertThat(as("hoa").get(letters + "LATE-A.pdf?lang=fr").statusCode()).isEqualTo(400);
    assertThat(given().get("/api/releases/" + september + "/bulletin.pdf").statusCode())
        .isEqualTo(401);
  }

  /// The text of a PDF without its white space.
  private static String text(Response pdf) throws IOException {
    assertThat(pdf.statusCode()).isEqualTo(200);
    assertThat(pdf.contentType()).isEqualTo("application/pdf");
    try (var document = Loader.loadPDF(pdf.asByteArray())) {
      return squeezed(new PDFTextStripper().getText(document));
    }
  }

  private static String squeezed(Object text) {
    return text.toString().replaceAll("[\\s\u00a0]+", "");
  }

  /// What is said of September beside the dossiers.
  private static List<JsonNode> reported() {
    return List.of(
        reported(
            "report.work-files",
            "LATE-A",
            """
            {"period":"2024-09","documents":{"handled":1204,"handledOnline":1189},\
            "workFiles":{"handled":120,"handledOnline":113}}\
            """),
        reported(
            "report.inspection",
            "LATE-B",
            """
            {"code":"KT-LATE","planned":false,"date":"2024-09-17","report":"215/BC-VP",\
            "checklist":[],"findings":[{"code":"1","text":"Chưa niêm yết"}]}\
            """),
        reported(
            "national-standing",
            "CITY",
            """
            {"period":"2024-09","total":55.99,"change":-3.93,"rank":60,"of":63,\
            "dataTakenAt":"2024-10-02T10:00:00+07:00","letter":"3327/UBND","groups":[],\
            "indicators":[]}\
            """));
  }

  private static JsonNode reported(String type, String agency, String data) {
    try {
      return Life.cloudEvent(
          "vn.dunghen." + type + ".v1",
          "letters",
          type + "-" + agency,
          agency,
          "2024-10-02T08:00:00+07:00",
          "2024-10-02T08:30:00+07:00",
          new ObjectMapper().readTree(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String itemsOf(String cause) {
    return "/api/releases/"
        + september
        + "/drift/items?period=2024-09&agency=LATE-A&cause="
        + cause;
  }

  private static BigDecimal decimal(Object number) {
    return new BigDecimal(number.toString());
  }

  @Test
  void the_database_itself_refuses_to_change_a_release() {
    for (String sql :
        List.of(
            "update release set letter_number = 'x'",
            "delete from release_step",
            "update release_agency set total = 100",
            "delete from release_indicator",
            "update release_step set done_by = 'x'",
            "truncate release_indicator",
            "insert into release_indicator (release, period, agency, indicator) values ("
                + september
                + ", '2024-09', 'LATE', '9.9')")) {
      assertThatThrownBy(() -> execute(sql)).as(sql).hasMessageContaining("never changed");
    }
  }

  @Test
  void a_flawed_draft_is_refused_with_the_place_of_every_flaw() {
    String path = "/api/releases";
    assertThat(pointers(path, "{}"))
        .containsExactly("/periods", "/letterNumber", "/letterDate", "/asOf", "/ruleset");
    assertThat(pointers(path, "null")).containsExactly("");
    assertThat(
            pointers(
                path,
                """
                {"periods":["2024-09","2024-13","2024-09"],"letterNumber":"a\\u0000b",
                 "letterDate":"2024-02-30","asOf":"2999-01-01T00:00:00+07:00","ruleset":"x",
                 "view":"portal"}\
                """))
        .containsExactly(
            "/periods/1",
            "/periods/2",
            "/letterNumber",
            "/letterDate",
            "/asOf",
            "/ruleset",
            "/view");
    assertThat(pointers(path, draft("[\"2024-10\"]", HOUR))).containsExactly("/periods/0");
    assertThat(pointers(path, draft("[\"2024-09\"]", "2199-01-01T00:00:00Z")))
        .containsExactly("/asOf");
    post("hoa", path, "{", 400);
    JsonPath early = post("hoa", path, draft("[\"2024-09\"]", Instant.now().toString()), 409);
    assertThat(early.getString("detail")).startsWith("Known through ");
    post("city", path, SEPTEMBER, 403);
    post("lan", path, SEPTEMBER, 403);
    assertThat(given().get(path).statusCode()).isEqualTo(401);
    assertThat(as("u1").get(path + "/0").statusCode()).isEqualTo(404);
    assertThat(as("u1").get(path + "/99999999999999999999").statusCode()).isEqualTo(404);
    assertThat(as("u1").get(path + "/" + september + "/agencies/X").statusCode()).isEqualTo(404);
  }

  private static String draft(String periods, String asOf) {
    return """
    {"periods":%s,"letterNumber":"3327/UBND","letterDate":"2024-10-03","ruleset":"766-B",\
    "asOf":"%s"}\
    """
        .formatted(periods, asOf);
  }

  private static String reasoned(String body) {
    return body.replace("}", ",\"reason\":\"Số liệu nhập sai\"}");
  }

  /// The comparable part of totals and places, by agency.
  private static Map<String, List<Object>> totals(List<Map> agencies) {
    var totals = new TreeMap<String, List<Object>>();
    for (Map<?, ?> each : agencies) {
      var members = new ArrayList<Object>();
      for (String name : List.of("dossiers", "total", "missing", "band", "rank", "peerRank")) {
        members.add(String.valueOf(each.get(name)));
      }
      totals.put(each.get("code").toString(), members);
    }
    return totals;
  }

  private static Map<Object, List<Object>> counts(List<Map> indicators) {
    var counts = new TreeMap<Object, List<Object>>();
    for (Map<?, ?> each : indicators) {
      var members = new ArrayList<Object>();
      for (String name : List.of("numerator", "denominator", "score")) {
        members.add(String.valueOf(each.get(name)));
      }
      counts.put(each.get("indicator"), members);
    }
    return counts;
  }

  private static List<String> pointers(String path, String body) {
    return post("hoa", path, body, 422).getList("errors.pointer");
  }

  private void publish(List<JsonNode> events, List<JsonNode> all) {
    var arrived = new ArrayList<>(events);
    Collections.shuffle(arrived, new Random(5));
    try (var publishing = new Publishing(broker)) {
      arrived.forEach(publishing::event);
      publishing.watermark(Instant.now());
      publishing.flush();
    }
    int expected = all.isEmpty() ? 0 : events.size();
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> {
          assertThat(number("select count(*) from event where source = 'late'"))
              .isEqualTo(expected);
          assertThat(number("select count(*) from reference_event where source = 'late'"))
              .isEqualTo(4);
          assertThat(number("select count(*) from refold")).isZero();
          assertThat(number("select count(*) from consumed_partition where watermark is not null"))
              .isEqualTo(11);
        });
  }

  private long number(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
