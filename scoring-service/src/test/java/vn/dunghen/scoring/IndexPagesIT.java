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
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// The pages of the index. Ward PG has 40 dossiers in March 2024, 7 of them late, and 30 in
/// February, 15 late; half of March's belong to PG-1 below it. Ward QG has 2.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Identities.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndexPagesIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MARCH = "period=2024-03&ruleset=766-B";

  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private final List<JsonNode> events = new ArrayList<>();

  @BeforeEach
  void the_wards_are_told() {
    if (!events.isEmpty()) {
      return;
    }
    events.addAll(Calendars.events());
    int shared = events.size();
    agency("PG", "Phường Giảng Võ", "CITY");
    agency("PG-1", "Tổ một cửa Giảng Võ", "PG");
    agency("QG", "Phường Quảng Bị", "CITY");
    for (int i = 0; i < 40; i++) {
      dossier("PG-M" + (100 + i), i < 20 ? "PG-1" : "PG", "03", i < 7 ? "25" : "10");
    }
    for (int i = 0; i < 30; i++) {
      dossier("PG-F" + (100 + i), "PG", "02", i < 15 ? "26" : "10");
    }
    dossier("QG-1", "QG", "03", "25");
    dossier("QG-2", "QG", "03", "10");
    long dossierEvents = events.size() - shared - 3;
    try (var publishing = new Publishing(broker)) {
      events.forEach(publishing::event);
      publishing.flush();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          assertThat(number("select count(*) from event where source = 'pages'"))
              .isEqualTo(dossierEvents);
          assertThat(number("select count(*) from refold")).isZero();
        });
  }

  private void agency(String code, String name, String parent) {
    tell(
        "reference.agency",
        code,
        "2024-01-01",
        """
        {"code":"%s","name":"%s","kind":"ward","parent":"%s","validFrom":"2020-01-01"}\
        """
            .formatted(code, name, parent));
  }

  /// Received on the 4th, promised for the 15th, ended on the day.
  private void dossier(String code, String unit, String month, String ended) {
    tell(
        "dossier.received",
        code,
        "2024-%s-04".formatted(month),
        """
        {"unit":"%s","responsible":"%s","procedure":"PGP","channel":"counter",\
        "promise":"2024-%s-15T17:00+07:00"}\
        """
            .formatted(unit, unit, month));
    tell("dossier.completed", code, "2024-%s-%s".formatted(month, ended), "{}");
  }

  @Test
  void the_scoreboard_shows_what_the_index_says_of_every_agency() {
    // When
    JsonPath index = page("city", "/api/index?" + MARCH).jsonPath();
    String page = page("city", "/index?" + MARCH).asString();

    // Then
    for (String code : List.of("PG", "QG", "CITY")) {
      String each = "agencies.find { it.code == '" + code + "' }.";
      String row = row(page, "/index/" + code + "?" + MARCH.replace("&", "&amp;"));
      assertThat(row).contains("<strong>" + points(index, each + "total") + "</strong>");
      assertThat(row).contains("chưa đủ dữ liệu: thiếu").contains("1.4");
    }
    String ward = row(page, "/index/PG?" + MARCH.replace("&", "&amp;"));
    BigDecimal change = new BigDecimal(index.getString("agencies.find { it.code == 'PG' }.change"));
    assertThat(change.signum()).isPositive();
    assertThat(ward).contains("+" + change.toPlainString().replace('.', ','));
    assertThat(row(page, "/index/QG?" + MARCH.replace("&", "&amp;"))).contains("quá ít hồ sơ");
    assertThat(page).contains("xét quá hạn lúc").contains("href=\"/rulesets/766-B\"");
    assertThat(page).contains("href=\"/index?period=2024-02&amp;ruleset=766-B\"");
  }

  @Test
  void rows_are_sorted_by_what_is_asked_for_and_nothing_else() {
    String best = page("city", "/index?" + MARCH + "&sort=dossiers").asString();
    String least = page("city", "/index?" + MARCH + "&sort=-dossiers").asString();

    assertThat(place(best, "PG")).isLessThan(place(best, "QG"));
    assertThat(place(least, "QG")).isLessThan(place(least, "PG"));
    assertThat(ask("city", "/index?" + MARCH + "&sort=colour").statusCode()).isEqualTo(400);
    assertThat(ask("city", "/index?period=2024-13").statusCode()).isEqualTo(400);
    assertThat(given().get("/index?" + MARCH).statusCode()).isEqualTo(401);
  }

  @Test
  void agencies_of_one_kind_are_shown_alone() {
    String wards = page("city", "/index?" + MARCH + "&kind=ward&sort=dossiers").asString();
    String none = page("city", "/index?" + MARCH + "&kind=star").asString();

    assertThat(place(wards, "PG")).isPositive().isLessThan(place(wards, "QG"));
    assertThat(place(wards, "CITY")).isNegative();
    assertThat(wards)
        .contains(
            "&amp;kind=ward&amp;sort=-dossiers",
            "/index?period=2024-02&amp;ruleset=766-B&amp;kind=ward")
        .contains("sort=dossiers\" aria-current=\"true\">phường</a>");
    assertThat(none).contains("Kỳ này chưa có đơn vị nào loại này");
    assertThat(place(none, "PG")).isNegative();
  }

  @Test
  void twelve_months_of_every_agency_are_drawn_and_said_as_the_index_has_them() {
    // When
    Response fragment = page("city", "/fragments/index/months?" + MARCH);
    String march = "/api/index?" + MARCH;
    JsonPath now = page("city", march).jsonPath();
    JsonPath before = page("city", march.replace("-03", "-02")).jsonPath();

    // Then
    String total = "agencies.find { it.code == 'PG' }.total";
    assertThat(fragment.header("Cache-Control")).contains("private", "max-age=60");
    assertThat(months(fragment.asString(), "PG"))
        .contains("<title>tháng 4/2023: chưa đủ dữ liệu;")
        .contains("tháng 1/2024: chưa đủ dữ liệu; tháng 2/2024: " + points(before, total))
        .contains("; tháng 3/2024: " + points(now, total) + "</title>")
        .contains("<polyline");
    assertThat(months(fragment.asString(), "QG"))
        .doesNotContain("<svg")
        .contains("chưa đủ dữ liệu");
    assertThat(page("city", "/index?" + MARCH).asString())
        .contains("hx-get=\"/fragments/index/months?" + MARCH.replace("&", "&amp;"))
        .contains("<span id=\"months-PG\">");
    assertThat(ask("city", "/fragments/index/months").statusCode()).isEqualTo(400);
  }

  private static String months(String fragment, String code) {
    String from = fragment.substring(fragment.indexOf("<span id=\"months-" + code + "\""));
    return from.substring(0, from.indexOf("\n"));
  }

  @Test
  void the_city_s_lowest_indicator_comes_with_its_points_its_owners_and_what_to_do() {
    // When
    List<Map<String, Object>> all =
        page("city", "/api/index/CITY?" + MARCH)
            .jsonPath()
            .getList("indicators.findAll { it.measured && it.denominator > 0 && it.max > 0 }");
    String page = page("city", "/index?" + MARCH).asString();
    String card = page("u1", "/fragments/index/lowest").asString();

    // Then
    double least = all.stream().mapToDouble(IndexPagesIT::share).min().orElseThrow();
    String lowest = page.substring(page.indexOf("id=\"lowest\""));
    lowest = lowest.substring(0, lowest.indexOf("</section>"));
    Matcher named = Pattern.compile("/index/CITY/([^?]+)\\?").matcher(lowest);
    assertThat(named.find()).isTrue();
    assertThat(all)
        .filteredOn(each -> each.get("indicator").equals(named.group(1)))
        .singleElement()
        .satisfies(each -> assertThat(share(each)).isEqualTo(least));
    assertThat(lowest).contains("điểm, mất", "Phường Giảng Võ", "Cần làm");
    assertThat(card).contains("Chỉ tiêu thấp nhất của thành phố", "xét quá hạn lúc");
    assertThat(page("city", "/").asString()).contains("hx-get=\"/fragments/index/lowest\"");
  }

  /// Before rounding.
  private static double share(Map<String, Object> indicator) {
    return Math.min(
        1,
        number(indicator, "numerator")
            / number(indicator, "denominator")
            / number(indicator, "threshold"));
  }

  private static double number(Map<String, Object> indicator, String member) {
    return Double.parseDouble(indicator.get(member).toString());
  }

  @Test
  void the_points_that_an_agency_lost_rounding_and_score_add_up_to_100_on_its_page() {
    // When
    JsonPath index = page("city", "/api/index/PG?" + MARCH).jsonPath();
    String page = page("u1", "/index/PG?" + MARCH).asString();

    // Then
    String ledger = page.substring(page.indexOf("<table class=\"losses\">"));
    ledger = ledger.substring(0, ledger.indexOf("</table>"));
    BigDecimal sum = new BigDecimal(index.getString("agency.total"));
    Matcher lost = Pattern.compile("<strong>−([0-9,]+)</strong>").matcher(ledger);
    while (lost.find()) {
      sum = sum.add(new BigDecimal(lost.group(1).replace(',', '.')));
    }
    assertThat(sum).isEqualByComparingTo("100");
    assertThat(ledger).contains("Cộng: mất, làm tròn và đạt").contains("<strong>100</strong>");
    assertThat(page)
        .contains("20 × 33 ÷ 40 = 16,50")
        .contains("<span class=\"light light-good\">+6,50");
    assertThat(page).contains("/index/PG/2.1?" + MARCH.replace("&", "&amp;"));
    assertThat(page)
        .contains("Chỉ tiêu thấp nhất: 0,0 %")
        .contains("Tổ một cửa Giảng Võ</a> (20/20)");
    assertThat(ask("city", "/index/NOBODY?" + MARCH).statusCode()).isEqualTo(404);
    assertThat(ask("city", "/index/PG").statusCode()).isEqualTo(400);
  }

  @Test
  void an_indicator_shows_its_numbers_to_everybody_and_its_items_to_those_they_belong_to() {
    // When
    String page = page("city", "/index/PG/2.1?" + MARCH).asString();
    String strangers = page("u1", "/index/PG/2.1?" + MARCH).asString();
    String rest = page("city", "/index/PG/3.3?" + MARCH + "&after=notOnline/PG-M130").asString();

    // Then
    assertThat(page).contains("20 × 33 ÷ 40 = 16,50").contains("quá hạn").contains("−3,50");
    assertThat(page).contains("Còn thiếu: 7");
    assertThat(Pattern.compile("href=\"/dossiers/PG-M").matcher(page).results().count())
        .isEqualTo(7);
    assertThat(strangers).contains("20 × 33 ÷ 40 = 16,50").doesNotContain("PG-M");
    assertThat(strangers).contains("Danh sách chỉ dành cho đơn vị này");
    assertThat(rest).contains("Còn thiếu: 40").contains("PG-M131").doesNotContain("PG-M130");
    assertThat(ask("city", "/index/PG/9.9?" + MARCH).statusCode()).isEqualTo(404);
  }

  private static int place(String page, String code) {
    int agencies = page.indexOf("id=\"agencies\"");
    return page.indexOf("<th scope=\"row\"><a href=\"/index/" + code + "?", agencies);
  }

  private static String row(String page, String href) {
    Matcher rows =
        Pattern.compile(
                "<th scope=\"row\"><a href=\"" + Pattern.quote(href) + "\".*?</tr>", Pattern.DOTALL)
            .matcher(page.substring(page.indexOf("id=\"agencies\"")));
    assertThat(rows.find()).as(href).isTrue();
    return rows.group();
  }

  private static String points(JsonPath answer, String path) {
    return new BigDecimal(answer.getString(path)).setScale(2).toPlainString().replace('.', ',');
  }

  private static Response page(String who, String path) {
    Response answer = ask(who, path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer;
  }

  private static Response ask(String who, String path) {
    return given()
        .urlEncodingEnabled(false)
        .auth()
        .preemptive()
        .basic(who, Identities.PASSWORD)
        .get(path);
  }

  private void tell(String type, String subject, String day, String data) {
    try {
      events.add(
          Life.cloudEvent(
              "vn.dunghen." + type + ".v1",
              "pages",
              "page-" + events.size(),
              subject,
              day + "T09:00+07:00",
              day + "T09:00+07:00",
              JSON.readTree(data)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(data, e);
    }
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
