package vn.dunghen.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// What anybody may read of May and June 2023. Agency OD has 40 dossiers in each; that 10 of June's
/// were ended on the day was recorded in August, after June's letter, so June has an erratum.
/// Another draft of June waits, one was withdrawn.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Identities.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenDataIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RELEASES = "/api/public/releases";

  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private final List<JsonNode> events = new ArrayList<>();
  private int may;
  private int june;
  private int erratum;
  private int draft;
  private int withdrawn;

  @BeforeEach
  void may_and_june_are_published() throws IOException {
    if (!events.isEmpty()) {
      return;
    }
    events.addAll(Calendars.events());
    tell(
        "reference.agency",
        "OD",
        "2023-01-01",
        "2023-01-01",
        """
        {"code":"OD","name":"=OD(1), \\"phường\\"","kind":"ward","parent":"CITY","validFrom":"2020-01-01"}\
        """);
    for (int i = 0; i < 40; i++) {
      dossier("OD-M" + i, "2023-05", i < 8 ? "2023-05-20" : "2023-05-10", "2023-05-25");
      dossier("OD-J" + i, "2023-06", "2023-06-12", i < 10 ? "2023-08-01" : "2023-06-12");
    }
    tell(
        "national-standing",
        "CITY",
        "2023-07-05",
        "2023-07-05",
        """
        {"period":"2023-06","total":51.07,"rank":41,"of":63,"letter":"VPCP 77",
         "dataTakenAt":"2023-07-04T09:30:00+07:00"}\
        """);
    try (var publishing = new Publishing(broker)) {
      events.forEach(publishing::event);
      publishing.watermark(Instant.now());
      publishing.flush();
    }
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> {
          assertThat(number("select count(*) from event where source = 'open'")).isEqualTo(160);
          assertThat(number("select count(*) from input_event where source = 'open'")).isOne();
          assertThat(number("select count(*) from refold")).isZero();
          assertThat(number("select count(*) from consumed_partition where watermark is not null"))
              .isEqualTo(11);
        });
    may = drafted("/api/releases", "2023-05", "2023-06-02", "");
    june = drafted("/api/releases", "2023-06", "2023-07-02", "");
    List.of(may, june).forEach(this::publish);
    erratum =
        drafted(
            "/api/releases/" + june + "/erratum",
            "2023-06",
            "2023-09-01",
            ",\"reason\":\"Mười hồ sơ báo muộn\"");
    publish(erratum);
    draft = drafted("/api/releases", "2023-06", "2023-09-02", "");
    withdrawn = drafted("/api/releases", "2023-06", "2023-09-03", "");
    step("hoa", withdrawn, "withdraw");
  }

  @Test
  void nobody_needs_to_sign_in_for_what_is_published_and_nobody_gets_a_draft() {
    // When
    Response list = open(RELEASES + "?size=100", 200);

    // Then
    assertThat(list.jsonPath().getList("items.id", Integer.class))
        .contains(may, june, erratum)
        .doesNotContain(draft, withdrawn);
    for (int hidden : List.of(draft, withdrawn)) {
      open(RELEASES + "/" + hidden, 404);
      open(RELEASES + "/" + hidden + ".csv", 404);
      open("/cong-khai?release=" + hidden, 404);
    }
    for (String path :
        List.of(
            RELEASES + "/" + june,
            RELEASES + "/" + june + ".csv",
            RELEASES + ".csv",
            "/cong-khai",
            "/cong-khai?release=" + june,
            "/cong-khai/2023-06")) {
      Response answer = open(path, 200);
      assertThat(answer.header("Cache-Control")).as(path).contains("max-age=60");
      assertThat(answer.cookies()).as(path).isEmpty();
      assertThat(answer.asString())
          .as(path)
          .doesNotContain("OD-J", "OD-M", "hoa", "binh", "2023-09-02T10", "10:00 02/09/2023");
    }
    open(RELEASES + "?size=101", 400);
    open(RELEASES + "?after=x", 400);
    open("/cong-khai/2023-13", 400);
    open("/cong-khai/1990-01", 404);
  }

  @Test
  void who_has_an_answer_already_is_not_sent_it_again() {
    for (String path : List.of(RELEASES, RELEASES + "/" + may, RELEASES + "/" + may + ".csv")) {
      String tag = open(path, 200).header("ETag");
      assertThat(given().header("If-None-Match", tag).get(path).statusCode())
          .as(path)
          .isEqualTo(304);
      assertThat(given().header("If-None-Match", "\"another\"").get(path).statusCode())
          .as(path)
          .isEqualTo(200);
    }
  }

  @Test
  void what_is_open_is_what_was_released() {
    // When
    JsonNode open = json(RELEASES + "/" + june);
    JsonNode released = json("u1", "/api/releases/" + june);
    JsonNode agency = json("u1", "/api/releases/" + june + "/agencies/OD");

    // Then
    assertThat(open.at("/release/digest")).isEqualTo(released.at("/release/digest"));
    assertThat(open.path("agencies")).hasSameSizeAs(released.path("agencies")).isNotEmpty();
    for (JsonNode each : open.path("agencies")) {
      JsonNode same = agencyOf(released, each.path("code").asText());
      for (String member : List.of("dossiers", "total", "missing", "band", "rank", "peerRank")) {
        assertThat(each.path(member)).as(member).isEqualTo(same.path(member));
      }
      BigDecimal groups = BigDecimal.ZERO;
      for (JsonNode points : each.path("groups")) {
        groups = groups.add(points.isNull() ? BigDecimal.ZERO : points.decimalValue());
      }
      assertThat(groups).isEqualByComparingTo(each.path("total").decimalValue());
    }
    assertThat(agencyOf(open, "OD").path("indicators"))
        .isEqualTo(agency.at("/periods/0/indicators"));
    assertThat(open.at("/official/0/rank").asInt()).isEqualTo(41);
    assertThat(json(RELEASES + "/" + may).path("official")).isEmpty();
    assertThat(agencyOf(json(RELEASES + "/" + erratum), "OD").path("total").decimalValue())
        .isGreaterThan(agencyOf(open, "OD").path("total").decimalValue());
  }

  @Test
  void a_table_says_what_the_json_says_and_nothing_in_it_is_a_formula() throws IOException {
    for (int release : List.of(may, june, erratum)) {
      // When
      JsonNode whole = json(RELEASES + "/" + release);
      List<Map<String, String>> table = table(open(RELEASES + "/" + release + ".csv", 200));

      // Then
      assertThat(table).hasSize(whole.path("agencies").size()).isNotEmpty();
      for (int i = 0; i < table.size(); i++) {
        assertThat(withoutGroups(table.get(i)))
            .isEqualTo(row(whole.path("release"), whole.path("agencies").path(i)));
        JsonNode groups = whole.path("agencies").path(i).path("groups");
        assertThat(groups).hasSize(6);
        for (var group : groups.properties()) {
          assertThat(table.get(i).get("group_" + group.getKey()))
              .isEqualTo(written(group.getValue()));
        }
      }
    }
    String text = open(RELEASES + "/" + june + ".csv", 200).asString();
    assertThat(text.lines().allMatch(line -> !line.isEmpty())).isTrue();
    assertThat(text).contains("\r\n").contains(",\"'=OD(1), \"\"phường\"\"\",");
  }

  @Test
  void the_pages_of_one_table_are_every_vintage_once() throws IOException {
    // When
    List<Map<String, String>> whole = table(open(RELEASES + ".csv?size=100", 200));
    var paged = new ArrayList<Map<String, String>>();
    String path = RELEASES + ".csv?size=1";
    while (path != null) {
      Response page = open(path, 200);
      paged.addAll(table(page));
      path =
          page.headers().getValues("Link").stream().findFirst().map(OpenDataIT::next).orElse(null);
    }

    // Then
    assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates();
    assertThat(whole.stream().map(row -> row.get("release")).distinct().map(Integer::valueOf))
        .containsSubsequence(erratum, june, may)
        .doesNotContain(draft, withdrawn);
    assertThat(whole.stream().filter(row -> row.get("release").equals("" + june)))
        .allMatch(row -> row.get("corrected_by").equals("" + erratum));
  }

  @Test
  void an_erratum_stands_beside_what_it_corrects_and_the_change_says_what_it_is_against() {
    // When
    String first = open("/cong-khai?release=" + june, 200).asString();
    String second = open("/cong-khai?release=" + erratum, 200).asString();
    String month = open("/cong-khai/2023-06", 200).asString();

    // Then
    String before = total(may);
    assertThat(first)
        .contains("<span class=\"figure\">" + total(june) + "</span>")
        .contains("Đã được đính chính: bản " + erratum)
        .contains("hạng trong cả nước")
        .contains("<strong>41/63</strong>", "VPCP 77, 09:30 04/07/2023")
        .contains("So với " + before + " điểm của tháng 5/2023", "số liệu lúc 10:00 02/06/2023")
        .contains(json(RELEASES + "/" + june).at("/release/digest").asText(), "766-B, bản 1");
    assertThat(second)
        .contains("<span class=\"figure\">" + total(erratum) + "</span>")
        .contains("Đính chính bản " + june, "Mười hồ sơ báo muộn");
    assertThat(open("/cong-khai?release=" + may, 200).asString())
        .contains("Chưa có hạng chính thức", "Kỳ trước chưa công bố");
    for (String page : List.of(first, second)) {
      String vintages = page.substring(page.indexOf("id=\"vintages\""));
      assertThat(vintages.indexOf("release=" + june))
          .isPositive()
          .isLessThan(vintages.indexOf("release=" + erratum));
    }
    Matcher row =
        Pattern.compile("=OD\\(1\\).*?</tr>", Pattern.DOTALL)
            .matcher(month.substring(month.indexOf("id=\"side\"")));
    assertThat(row.find()).isTrue();
    String was = points(agencyOf(json(RELEASES + "/" + june), "OD"));
    String is = points(agencyOf(json(RELEASES + "/" + erratum), "OD"));
    assertThat(row.group()).containsSubsequence("<strong>" + was, "<strong>" + is, ">+");
  }

  private static String next(String link) {
    Matcher address = Pattern.compile("<([^>]+)>; rel=\"next\"").matcher(link);
    assertThat(address.matches()).as(link).isTrue();
    return address.group(1);
  }

  /// The row that the JSON asks for, but for the groups.
  private static Map<String, String> row(JsonNode release, JsonNode agency) {
    var row = new TreeMap<String, String>();
    row.put("release", release.path("id").asText());
    row.put("letter_number", release.path("letterNumber").asText());
    row.put("letter_date", release.path("letterDate").asText());
    row.put("published_at", release.path("publishedAt").asText());
    row.put("as_of", release.path("asOf").asText());
    row.put("ruleset", release.at("/ruleset/id").asText());
    row.put("ruleset_version", release.at("/ruleset/version").asText());
    row.put("digest", release.path("digest").asText());
    row.put("corrects", written(release.path("corrects")));
    row.put("corrected_by", spaced(release.path("correctedBy")));
    row.put("period", agency.path("period").asText());
    row.put("agency", agency.path("code").asText());
    String name = agency.path("name").asText();
    row.put("name", name.startsWith("=") ? "'" + name : name);
    row.put("kind", agency.path("kind").asText());
    row.put("parent", written(agency.path("parent")));
    row.put("dossiers", agency.path("dossiers").asText());
    row.put("total", written(agency.path("total")));
    row.put("band", written(agency.path("band")));
    row.put("missing", spaced(agency.path("missing")));
    row.put("rank", written(agency.at("/rank/rank")));
    row.put("rank_of", written(agency.at("/rank/of")));
    row.put("rank_shared", written(agency.at("/rank/shared")));
    row.put("peer_rank", written(agency.at("/peerRank/rank")));
    row.put("peer_of", written(agency.at("/peerRank/of")));
    row.put("peer_shared", written(agency.at("/peerRank/shared")));
    return row;
  }

  private static Map<String, String> withoutGroups(Map<String, String> row) {
    var rest = new TreeMap<>(row);
    rest.keySet().removeIf(column -> column.startsWith("group_"));
    return rest;
  }

  private static String written(JsonNode value) {
    return value.isMissingNode() || value.isNull()
        ? ""
        : value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
  }

  private static String spaced(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(each -> texts.add(each.asText()));
    return String.join(" ", texts);
  }

  private static List<Map<String, String>> table(Response answer) throws IOException {
    assertThat(answer.contentType()).startsWith("text/csv");
    return new CsvMapper()
        .readerForMapOf(String.class)
        .with(CsvSchema.emptySchema().withHeader())
        .<Map<String, String>>readValues(answer.asByteArray())
        .readAll();
  }

  private String total(int release) {
    return points(agencyOf(json(RELEASES + "/" + release), "CITY"));
  }

  private static String points(JsonNode agency) {
    return agency.path("total").decimalValue().setScale(2).toPlainString().replace('.', ',');
  }

  private static JsonNode agencyOf(JsonNode release, String code) {
    for (JsonNode each : release.path("agencies")) {
      if (each.path("code").asText().equals(code)) {
        return each;
      }
    }
    throw new AssertionError(code + " is not in the release");
  }

  private static Response open(String path, int status) {
    Response answer = given().urlEncodingEnabled(false).get(path);
    assertThat(answer.statusCode()).as(path + ": " + answer.asString()).isEqualTo(status);
    return answer;
  }

  private static JsonNode json(String path) {
    return read(open(path, 200));
  }

  private static JsonNode json(String who, String path) {
    return read(given().auth().preemptive().basic(who, Identities.PASSWORD).get(path));
  }

  private static JsonNode read(Response answer) {
    try {
      return JSON.reader()
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .readTree(answer.asByteArray());
    } catch (IOException e) {
      throw new AssertionError(answer.asString(), e);
    }
  }

  private static int drafted(String path, String period, String day, String rest) {
    Response answer =
        given()
            .auth()
            .preemptive()
            .basic("hoa", Identities.PASSWORD)
            .contentType("application/json")
            .body(
                """
                {"periods":["%s"],"letterNumber":"%s/UBND","letterDate":"%s","ruleset":"766-B",\
                "asOf":"%sT10:00:00+07:00"%s}\
                """
                    .formatted(period, day.substring(5), day, day, rest))
            .post(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    return answer.jsonPath().getInt("id");
  }

  private void publish(int id) {
    List.of("check", "sign", "publish").forEach(step -> step("binh", id, step));
  }

  private static void step(String who, int id, String step) {
    Response answer =
        given()
            .auth()
            .preemptive()
            .basic(who, Identities.PASSWORD)
            .post("/api/releases/" + id + "/" + step);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
  }

  /// Received on the 4th, promised for the 15th.
  private void dossier(String code, String month, String ended, String recorded)
      throws IOException {
    String received = month + "-04";
    tell(
        "dossier.received",
        code,
        received,
        received,
        """
        {"unit":"OD","responsible":"OD","procedure":"ODP","channel":"counter",\
        "promise":"%s-15T17:00+07:00"}\
        """
            .formatted(month));
    tell("dossier.completed", code, ended, recorded, "{}");
  }

  private void tell(String type, String subject, String day, String recorded, String data)
      throws IOException {
    events.add(
        Life.cloudEvent(
            "vn.dunghen." + type + ".v1",
            "open",
            "open-" + events.size(),
            subject,
            day + "T09:00+07:00",
            recorded + "T09:00+07:00",
            JSON.readTree(data)));
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
