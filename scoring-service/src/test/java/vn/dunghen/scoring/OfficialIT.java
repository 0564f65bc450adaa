package vn.dunghen.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// Value before integration: nothing is known but official figures, those that the portal showed of
/// Hà Nội on 10 October 2026 and the letters of 2024.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Identities.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficialIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Period, total, stated change, rank of 63, data hour.
  private static final String[][] LETTERS = {
    {"2024-07", "58.86", "1.61", "58", "2024-08-02T10:00+07:00"},
    {"2024-09", "55.99", "-3.93", "60", "2024-10-02T10:00+07:00"},
    {"2024-10", "61.18", "4.12", "60", "2024-12-10T11:00+07:00"},
    {"2024-11", "58.69", "-2.51", "62", "2024-12-10T11:00+07:00"},
    {"2024-12", "62.28", "1.29", "61", "2025-01-06T09:00+07:00"},
  };

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private final List<JsonNode> events = new ArrayList<>();

  @BeforeEach
  void official_figures_are_told_twice() throws IOException {
    if (!events.isEmpty()) {
      return;
    }
    events.addAll(Calendars.events());
    tell(
        "reference.agency",
        "OFF-M",
        "2024-01-01T09:00+07:00",
        """
        {"code":"OFF-M","name":"Đơn vị có văn bản","parent":"CITY","validFrom":"2020-01-01"}\
        """);
    for (String[] letter : LETTERS) {
      tell(
          "national-standing",
          "OFF-M",
          letter[4],
          """
          {"period":"%s","total":%s,"change":%s,"rank":%s,"of":63,"dataTakenAt":"%s"}\
          """
              .formatted(letter[0], letter[1], letter[2], letter[3], letter[4]));
    }
    tell(
        "national-standing",
        "CITY",
        "2026-09-26T14:00+07:00",
        """
        {"period":"2026","total":55.01,"rank":34,"of":34,"dataTakenAt":"2026-09-26T14:00:00+07:00"}\
        """);
    tell("national-standing", "CITY", "2026-10-10T14:00+07:00", hanoi());
    try (var publishing = new Publishing(broker)) {
      events.forEach(publishing::event);
      events.forEach(publishing::event);
      publishing.flush();
    }
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> {
          assertThat(get("/api/official-results?unit=OFF-M").getList("period")).hasSize(5);
          assertThat(get("/api/official-results?unit=CITY&period=2026").getList("period"))
              .hasSize(2);
        });
  }

  /// The case of Hà Nội as a table of official figures would bring it.
  private static String hanoi() throws IOException {
    JsonNode vector;
    try (var file = OfficialIT.class.getResourceAsStream("/cases/ruleset-766-b.json")) {
      vector = JSON.readTree(file).path("vectors").path(2);
    }
    assertThat(vector.path("unit").asText()).isEqualTo("Hà Nội");
    ObjectNode data =
        JSON.createObjectNode()
            .put("period", "2026")
            .put("rank", 34)
            .put("of", 34)
            .put("letter", "Cổng Dịch vụ công quốc gia")
            .put("dataTakenAt", "2026-10-10T14:00:00+07:00");
    data.set("total", vector.path("total"));
    vector
        .path("group")
        .properties()
        .forEach(group ->
            data.withArray("groups")
                .addObject()
                .put("group", group.getKey())
                .set("score", group.getValue()));
    for (JsonNode each : vector.path("indicators")) {
      ObjectNode indicator = data.withArray("indicators").addObject();
      for (String member : List.of("indicator", "numerator", "denominator", "score")) {
        if (each.hasNonNull(member)) {
          indicator.set(member, each.path(member));
        }
      }
    }
    return data.toString();
  }

  @Test
  void the_points_that_hanoi_lost_are_allotted_to_the_cent() {
    JsonPath answer = get("/api/official-results/CITY/ledger?period=2026");

    assertThat(answer.getString("ruleset.id")).isEqualTo("766-B");
    assertThat(answer.getBoolean("complete")).isTrue();
    assertThat(answer.getList("differences")).isEmpty();
    assertThat(answer.getList("aside")).isEmpty();
    assertThat(pairs(answer, "groups", "group", "lost"))
        .containsExactly("4 13.99", "5 10.71", "1 6.80", "3b 5.31", "2 5.19", "3a 2.77");
    // Worked by hand: maximum − maximum × numerator ÷ denominator ÷ threshold, two decimals; of 3a
    // only the group's score was published.
    assertThat(
            answer.<Map<String, Object>>getList("ledger.lines").stream()
                .map(line ->
                    (line.get("indicator") == null ? line.get("group") : line.get("indicator"))
                        + " "
                        + money(line.get("points"))))
        .containsExactly(
            "1.1 6.00",
            "2.1 5.19",
            "5.3 4.95",
            "5.2 4.67",
            "4.4 3.97",
            "4.2 3.38",
            "4.1 2.98",
            "3.6 2.78",
            "3a 2.77",
            "3.5 1.47",
            "4.5b 1.25",
            "4.5a 1.22",
            "4.3 1.19",
            "5.4 1.09",
            "3.4 1.06",
            "1.2 0.75",
            "1.3 0.05");
    assertThat(money(answer.get("ledger.lost"))).isEqualTo("44.77");
    assertThat(money(answer.get("ledger.rounding"))).isEqualTo("0.00");
    assertThat((Object) answer.get("ledger.remainder")).isNull();
  }

  @Test
  void the_cheapest_wins_say_what_to_do_how_often_and_for_how_much() {
    JsonPath answer = get("/api/official-results/CITY/ledger");

    assertThat(answer.getList("wins.indicator"))
        .containsExactly("1.1", "1.2", "1.3", "3.4", "3.5", "4.5b", "5.2", "5.3", "2.1", "3.6");
    assertThat(answer.getString("wins[0].vi"))
        .isEqualTo("Công bố đúng hạn thêm 1 thủ tục: +0,08 điểm; đủ 79: +6,00 điểm");
    assertThat(answer.getString("wins[8].vi"))
        .startsWith("Giải quyết đúng hạn thêm 398 hồ sơ: +0,01 điểm; đủ ");
  }

  @Test
  void what_was_known_before_is_only_the_total() {
    JsonPath before = get("/api/official-results/CITY/ledger?asOf=2026-10-01T00:00:00Z");

    assertThat(before.getList("ledger.lines")).isEmpty();
    assertThat(before.getString("ledger.remainder.why")).isEqualTo("only-total");
    assertThat(money(before.get("ledger.remainder.points"))).isEqualTo("44.99");
    assertThat(status("city", "/api/official-results/CITY/ledger?asOf=2026-09-01T00:00:00Z"))
        .isEqualTo(404);
    assertThat(page("/official?agency=CITY&asOf=2026-10-01T00:00:00Z"))
        .contains("44,99 điểm mất chưa phân được: mới chỉ biết tổng điểm.");
  }

  @Test
  void a_contradiction_inside_a_letter_is_told_from_what_later_letters_revised() {
    JsonPath october = get("/api/official-results/OFF-M/ledger?period=2024-10");
    JsonPath september = get("/api/official-results/OFF-M/ledger?period=2024-09");
    JsonPath november = get("/api/official-results/OFF-M/ledger?period=2024-11");

    assertThat(october.getList("doubts.kind")).containsExactly("contradiction");
    assertThat(money(october.get("doubts[0].one.total"))).isEqualTo("61.18");
    assertThat(money(october.get("doubts[0].other.total"))).isEqualTo("61.20");
    assertThat(october.getString("doubts[0].other.saidWith")).isEqualTo("2024-11");
    assertThat(september.getList("doubts.kind")).containsExactly("revision");
    assertThat(money(september.get("doubts[0].one.total"))).isEqualTo("55.99");
    assertThat(money(september.get("doubts[0].other.total"))).isEqualTo("57.06");
    assertThat(money(november.get("doubts[0].other.total"))).isEqualTo("60.99");
    assertThat(money(november.get("result.changeBySnapshots"))).isEqualTo("-2.49");
    assertThat(money(november.get("result.change"))).isEqualTo("-2.51");
    assertThat(page("/official?agency=OFF-M"))
        .contains(
            "61,18 (công bố, số liệu 11:00 10/12/2024), nhưng 61,20 (suy từ kết quả tháng 11/2024,"
                + " số liệu 11:00 10/12/2024). Cùng một giờ số liệu.",
            "55,99 (công bố, số liệu 10:00 02/10/2024) → 57,06 (suy từ kết quả tháng 10/2024, số"
                + " liệu 11:00 10/12/2024).",
            "+4,12",
            "+5,19");
  }

  @Test
  void the_pages_show_what_costs_most_and_what_to_do_first() {
    String first = page("/");
    String all = page("/official?agency=CITY&period=2026");

    assertThat(first)
        .contains("55,23", "34/34", "mất 44,77 điểm", "<strong>−13,99</strong>")
        .contains("Công bố đúng hạn thêm 1 thủ tục: +0,08 điểm; đủ 79: +6,00 điểm")
        .contains("/official?agency=CITY&amp;period=2026");
    assertThat(first.indexOf("Số hóa hồ sơ")).isLessThan(first.indexOf("Mức độ hài lòng"));
    assertThat(all)
        .contains("<rect width=\"100.0\"", "1.000 trên 4.506 đạt", "Điểm mất theo chỉ tiêu");
  }

  @Test
  void what_is_not_theirs_or_not_there_is_refused() {
    for (String path : List.of("/api/official-results/CITY/ledger", "/official?agency=CITY")) {
      assertThat(status("u1", path)).as(path).isEqualTo(403);
      assertThat(given().get(path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(status("city", "/api/official-results/CITY/ledger?period=2026-13")).isEqualTo(400);
    assertThat(status("city", "/api/official-results/CITY/ledger?period=2023")).isEqualTo(404);
    assertThat(given().auth().preemptive().basic("u1", Identities.PASSWORD).get("/").asString())
        .doesNotContain("Kết quả chính thức:");
  }

  private void tell(String type, String subject, String at, String data) throws IOException {
    events.add(
        Life.cloudEvent(
            "vn.dunghen." + type + ".v1",
            "official",
            "official-" + events.size(),
            subject,
            at,
            at,
            JSON.readTree(data)));
  }

  private static List<String> pairs(JsonPath answer, String list, String key, String points) {
    return answer.<Map<String, Object>>getList(list).stream()
        .map(each -> each.get(key) + " " + money(each.get(points)))
        .toList();
  }

  private static String money(Object number) {
    return new BigDecimal(number.toString()).setScale(2).toPlainString();
  }

  private static JsonPath get(String path) {
    var answer = given().auth().preemptive().basic("city", Identities.PASSWORD).get(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.jsonPath();
  }

  private static String page(String path) {
    var answer = given().auth().preemptive().basic("city", Identities.PASSWORD).get(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.asString();
  }

  private static int status(String who, String path) {
    return given().auth().preemptive().basic(who, Identities.PASSWORD).get(path).statusCode();
  }
}
