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
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import vn.dunghen.scoring.rulesets.model.Fraction;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// The ledger and the what-if, for the agency LG with LG-A and LG-B below it: seventy dossiers of
/// February and March 2025 with everything that can be missing, petitions, and procedures of which
/// some are late.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Identities.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LedgerIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> MARCH = march();
  private static final String EARLY = "2025-03-10T09:00+07:00";
  private static final String IN_TIME = "2025-03-27T09:00+07:00";
  private static final String LAST = "2025-03-31T23:00+07:00";

  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private final List<JsonNode> events = new ArrayList<>();
  private final Random random = new Random(11);
  private boolean told;

  private static Map<String, String> march() {
    return Map.of("period", "2025-03", "ruleset", "766-B");
  }

  @BeforeEach
  void the_city_is_told() {
    if (told) {
      return;
    }
    told = true;
    for (String agency : List.of("LG", "LG-A", "LG-B")) {
      tell(
          "reference.agency",
          agency,
          "2025-01-01T09:00+07:00",
          """
          {"code":"%s","name":"Phường %s","kind":"ward","parent":"%s","validFrom":"2020-01-01"}\
          """
              .formatted(agency, agency, agency.equals("LG") ? "CITY" : "LG"));
    }
    procedure("LGP1", "full", 30000, "LG-A");
    procedure("LGP2", "partial", 0, "LG-B");
    procedure("LGP3", "none", 20000, "LG-B");
    decided("LGP1", "2025-03-20", "2025-03-24");
    decided("LGP2", "2025-03-20", "2025-04-20");
    tell("procedure.announced", "LGP1", "2025-03-21T09:00+07:00", "{\"decision\":\"LGP1/QĐ\"}");
    for (int i = 0; i < 70; i++) {
      dossier("LG-D" + (100 + i), i < 25 ? "2025-02-" : "2025-03-");
    }
    for (int i = 0; i < 9; i++) {
      petition("LG-PT" + i, i);
    }
    publish();
  }

  private void publish() {
    try (var publishing = new Publishing(broker)) {
      Calendars.events().forEach(publishing::event);
      events.forEach(publishing::event);
      publishing.flush();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          assertThat(
                  number("select count(*) from event where source = 'ledger'")
                      + number("select count(*) from input_event where source = 'ledger'")
                      + number("select count(*) from reference_event where source = 'ledger'"))
              .isEqualTo(events.size());
          assertThat(number("select count(*) from refold")).isZero();
        });
  }

  private void procedure(String code, String online, int fee, String unit) {
    tell(
        "reference.procedure",
        code,
        "2025-01-01T09:00+07:00",
        """
        {"code":"%s","name":"Thủ tục %s","papers":[],"steps":[],"fee":%d,"online":"%s",\
        "unit":"%s","validFrom":"2020-01-01"}\
        """
            .formatted(code, code, fee, online, unit));
  }

  private void decided(String code, String date, String effective) {
    tell(
        "procedure.decided",
        code,
        date + "T08:00+07:00",
        """
        {"number":"%s/QĐ","date":"%s","basisEffective":"%s","change":"amended","unit":"LG-A"}\
        """
            .formatted(code, date, effective));
  }

  private void dossier(String code, String month) {
    int day = 1 + random.nextInt(20);
    String received = month + "%02dT09:00+07:00".formatted(day);
    tell(
        "dossier.received",
        code,
        received,
        """
        {"unit":"%s","procedure":"LGP%d","channel":"%s","promise":"%s%02dT17:00+07:00"}\
        """
            .formatted(
                List.of("LG", "LG-A", "LG-B").get(random.nextInt(3)),
                1 + random.nextInt(2),
                random.nextBoolean() ? "online" : "counter",
                month,
                day + 5));
    some(code, "dossier.digitised", month, day, "{\"components\":true,\"result\":false}");
    some(code, "dossier.digitised", month, day, "{\"components\":true,\"result\":true}");
    some(code, "dossier.digitised", month, day, "{\"reused\":true}");
    some(code, "dossier.payment-made", month, day, "{\"amount\":30000,\"through\":\"portal\"}");
    some(code, "dossier.population-data-used", month, day, "{}");
    some(code, "dossier.rated", month, day, "{\"liked\":false}");
    if (random.nextInt(3) > 0) {
      tell(
          "dossier.completed",
          code,
          month + "%02dT15:00+07:00".formatted(day + random.nextInt(8)),
          random.nextBoolean()
              ? "{}"
              : "{\"result\":{\"code\":\"K\",\"electronic\":true,\"url\":\"https://x.vn/k\"}}");
    }
  }

  private void some(String code, String type, String month, int day, String data) {
    if (random.nextInt(4) == 0) {
      tell(type, code, month + "%02dT10:00+07:00".formatted(day), data);
    }
  }

  private void petition(String code, int number) {
    tell(
        "petition.submitted",
        code,
        "2025-03-0%dT09:00+07:00".formatted(1 + number % 5),
        "{\"unit\":\"%s\",\"kind\":\"conduct\"}".formatted(number % 2 == 0 ? "LG-A" : "LG"));
    if (number > 3) {
      tell("petition.handled", code, "2025-03-12T09:00+07:00", "{}");
      tell(
          "petition.rated",
          code,
          "2025-03-20T09:00+07:00",
          "{\"likes\":1,\"dislikes\":%d}".formatted(number % 3));
    }
  }

  @Test
  @Order(1)
  void score_causes_owners_and_rounding_are_100_for_every_agency_and_month() {
    for (String agency : List.of("LG", "LG-A", "LG-B", "CITY")) {
      for (String period : List.of("2025-02", "2025-03", "2025-Q1")) {
        // When
        JsonPath ledger =
            ok(
                ask()
                    .queryParam("period", period)
                    .queryParam("ruleset", "766-B")
                    .get("/api/index/{agency}/ledger", agency));

        // Then
        List<BigDecimal> causes = decimals(ledger, "lines.causes.points.flatten()");
        assertThat(sum(causes).add(decimal(ledger, "rounding")).add(decimal(ledger, "total")))
            .as("%s %s", agency, period)
            .isEqualByComparingTo("100.00");
        assertThat(
                sum(decimals(ledger, "owners.points"))
                    .add(decimal(ledger, "ownersRounding"))
                    .add(decimal(ledger, "total")))
            .isEqualByComparingTo("100.00");
        assertThat(fractions(ledger, "lines.exact"))
            .isEqualTo(fractions(ledger, "lines.causes.exact.flatten()"))
            .isEqualTo(fractions(ledger, "owners.exact"));
      }
    }
  }

  @Test
  @Order(2)
  void every_cause_has_as_many_items_as_it_says_and_each_costs_the_same() {
    JsonPath ledger = ok(ask().queryParams(MARCH).get("/api/index/LG/ledger"));
    var kinds = new HashSet<String>();
    for (Map<String, Object> line : ledger.<Map<String, Object>>getList("lines")) {
      for (Map<String, Object> cause : maps(line.get("causes"))) {
        if (cause.get("list") == null) {
          continue;
        }
        // When
        Set<String> codes = new HashSet<>();
        String after = "";
        do {
          JsonPath page =
              ok(
                  ask()
                      .queryParams("ruleset", "766-B", "size", "7", "after", after)
                      .get((String) cause.get("list")));
          assertThat(page.getInt("count")).isEqualTo(cause.get("items"));
          assertThat(page.getList("items.points")).containsOnly(line.get("pointsPerItem"));
          codes.addAll(page.getList("items.code"));
          kinds.addAll(page.getList("items.kind"));
          after = page.getString("next");
        } while (after != null);

        // Then
        assertThat(codes).as(cause.toString()).hasSize((Integer) cause.get("items"));
      }
    }
    assertThat(kinds).containsExactlyInAnyOrder("dossier", "procedure", "petition");
    assertThat(ledger.getList("owners.agency")).contains("LG", "LG-A", "LG-B", "CITY");
  }

  @Test
  @Order(3)
  void pages_show_causes_and_owners_and_what_settling_items_would_bring() {
    // When
    String agency = page("/index/LG?period=2025-03&ruleset=766-B");
    String indicator = page("/index/LG/4.2?period=2025-03&ruleset=766-B");
    String procedures = page("/index/LG/1.1?period=2025-03&ruleset=766-B");
    String settled =
        page("/index/LG/4.2/what-if?period=2025-03&ruleset=766-B&cause=papersNotDigitised&items=2");

    // Then
    assertThat(agency)
        .contains("<details>")
        .contains("chưa số hóa thành phần hồ sơ")
        .contains("Phần thiếu ở đơn vị nào làm mất bao nhiêu điểm");
    assertThat(Pattern.compile("<li>.*= \\d+ × \\d+/\\d+</span>").matcher(agency).find()).isTrue();
    assertThat(indicator).contains("action=\"/index/LG/4.2/what-if\"");
    assertThat(procedures).contains("công bố trễ hạn").contains("LGP1 Thủ tục LGP1");
    JsonPath answer =
        whatIf(
            """
            {"changes":[{"kind":"settle","indicator":"4.2","cause":"papersNotDigitised","items":2}]}\
            """);
    assertThat(decimal(answer, "change").signum()).isPositive();
    assertThat(settled)
        .contains("chưa số hóa thành phần hồ sơ")
        .contains("+" + decimal(answer, "change").toPlainString().replace('.', ','));
    assertThat(answer.getList("indicators.findAll { it.change != 0 }.indicator"))
        .containsExactly("4.2");
    assertThat(
            ask()
                .get("/index/LG/4.2/what-if?period=2025-03&ruleset=766-B&cause=overdue&items=1")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  @Order(4)
  void flawed_changes_are_named_with_their_place() {
    // When
    Response flawed =
        ask()
            .queryParams(MARCH)
            .contentType("application/json")
            .body(
                """
                {"changes":[{"kind":"fly","dossier":"LG-D100"},{"kind":"complete"},
                 {"kind":"complete","dossier":"LG-D100","at":"2099-01-01T00:00:00+07:00"},
                 {"kind":"settle","indicator":"4.2","cause":"papersNotDigitised","items":0}, 7]}\
                """)
            .post("/api/index/LG/what-if");
    Response unknown =
        ask()
            .queryParams(MARCH)
            .contentType("application/json")
            .body(
                """
                {"changes":[{"kind":"complete","dossier":"LG-NONE"},
                 {"kind":"close-petition","petition":"LG-NONE"},
                 {"kind":"publish-procedure","procedure":"LG-NONE"}]}\
                """)
            .post("/api/index/LG/what-if");
    Response tooMany =
        ask()
            .queryParams(MARCH)
            .contentType("application/json")
            .body(
                """
                {"changes":[{"kind":"settle","indicator":"4.2","cause":"papersNotDigitised",
                 "items":1000000}]}\
                """)
            .post("/api/index/LG/what-if");

    // Then
    assertThat(flawed.statusCode()).isEqualTo(422);
    assertThat(flawed.jsonPath().getList("errors.pointer"))
        .containsExactly(
            "/changes/0/kind",
            "/changes/1/dossier",
            "/changes/2/at",
            "/changes/3/items",
            "/changes/4");
    assertThat(unknown.jsonPath().getList("errors.pointer"))
        .containsExactlyInAnyOrder(
            "/changes/0/dossier", "/changes/1/petition", "/changes/2/procedure");
    assertThat(tooMany.jsonPath().getList("errors.pointer")).containsExactly("/changes/0/items");
    assertThat(
            as("u1")
                .queryParams(MARCH)
                .contentType("application/json")
                .body("{\"changes\":[{\"kind\":\"complete\",\"dossier\":\"LG-D100\"}]}")
                .post("/api/index/LG/what-if")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            as("u1")
                .queryParams(MARCH)
                .queryParam("indicator", "4.2")
                .queryParam("cause", "papersNotDigitised")
                .get("/api/index/LG/ledger/items")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  @Order(5)
  void what_if_says_what_the_index_says_once_the_same_events_have_come() {
    // Given
    var changes = new ArrayList<String>();
    for (int i = 0; i < 70; i++) {
      String kind =
          List.of(
                  "complete",
                  "file-electronic-result",
                  "pay-online",
                  "digitise",
                  "reuse",
                  "take-from-store",
                  "use-population-data")
              .get(i % 7);
      changes.add(
          "{\"kind\":\"%s\",\"dossier\":\"LG-D%d\",\"at\":\"%s\"}"
              .formatted(kind, 100 + i, at(LAST)));
    }
    changes.add(
        "{\"kind\":\"complete\",\"dossier\":\"LG-D140\",\"electronic\":true,"
            + "\"at\":\"2025-03-02T09:00:00+07:00\"}");
    changes.add(other("open-online-service", "procedure", "LGP3", LAST));
    changes.add(other("announce-procedure", "procedure", "LGP2", LAST));
    changes.add(other("publish-procedure", "procedure", "LGP1", IN_TIME));
    changes.add(other("close-petition", "petition", "LG-PT1", EARLY));
    JsonPath before = ok(ask().queryParams(MARCH).get("/api/index/LG"));

    // When
    JsonPath planned = whatIf("{\"changes\":[" + String.join(",", changes) + "]}");
    JsonPath still = ok(ask().queryParams(MARCH).get("/api/index/LG"));
    for (int i = 0; i < 70; i++) {
      String code = "LG-D" + (100 + i);
      switch (i % 7) {
        case 0 -> tell("dossier.completed", code, LAST, "{}");
        case 1 -> tell("dossier.completed", code, LAST, electronic());
        case 2 -> tell("dossier.payment-made", code, LAST, "{\"through\":\"portal\"}");
        case 3 -> tell("dossier.digitised", code, LAST, "{\"components\":true,\"result\":true}");
        case 4 -> tell("dossier.digitised", code, LAST, "{\"reused\":true}");
        case 5 -> tell("dossier.digitised", code, LAST, "{\"fromStore\":true}");
        default -> tell("dossier.population-data-used", code, LAST, "{}");
      }
    }
    tell("dossier.completed", "LG-D140", "2025-03-02T09:00+07:00", electronic());
    tell("procedure.online-service-opened", "LGP3", LAST, "{\"level\":\"full\"}");
    tell("procedure.announced", "LGP2", LAST, "{\"decision\":\"LGP2/QĐ\"}");
    tell("procedure.publicised", "LGP1", IN_TIME, "{\"decision\":\"LGP1/QĐ\"}");
    tell(
        "procedure.checked",
        "LGP1",
        IN_TIME,
        """
        {"name":true,"sequence":true,"manner":true,"dossier":true,"timeLimit":true,\
        "subjects":true,"authority":true}\
        """);
    tell("petition.handled", "LG-PT1", EARLY, "{}");
    publish();
    JsonPath after = ok(ask().queryParams(MARCH).get("/api/index/LG"));

    // Then
    assertThat(still.<Object>get()).isEqualTo(before.<Object>get());
    assertThat(planned.<Object>get("before.total")).isEqualTo(before.get("agency.total"));
    assertThat(planned.<Object>get("after.total"))
        .isEqualTo(after.get("agency.total"))
        .isNotEqualTo(before.get("agency.total"));
    assertThat(planned.<Object>get("after.rank")).isEqualTo(after.get("agency.rank"));
    for (String member : List.of("numerator", "denominator", "score")) {
      assertThat(planned.getList("indicators.after." + member))
          .isEqualTo(after.getList("indicators." + member));
    }
    assertThat(planned.getList("indicators.findAll { it.before != it.after }.indicator"))
        .contains("1.1", "1.2", "1.3", "3.1", "3.6", "4.1", "4.2", "4.3", "4.4", "4.5a", "5.2");
  }

  private static String other(String kind, String member, String code, String time) {
    return "{\"kind\":\"%s\",\"%s\":\"%s\",\"at\":\"%s\"}".formatted(kind, member, code, at(time));
  }

  private static String at(String time) {
    return time.replace("+07:00", ":00+07:00");
  }

  private static String electronic() {
    return "{\"result\":{\"code\":\"K\",\"electronic\":true,\"url\":\"https://x.vn/k\"}}";
  }

  private JsonPath whatIf(String body) {
    return ok(
        ask()
            .queryParams(MARCH)
            .contentType("application/json")
            .body(body)
            .post("/api/index/LG/what-if"));
  }

  private static RequestSpecification ask() {
    return as("city");
  }

  private static RequestSpecification as(String who) {
    return given().auth().preemptive().basic(who, Identities.PASSWORD);
  }

  private static String page(String path) {
    Response answer = ask().get(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.asString();
  }

  private static JsonPath ok(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.jsonPath();
  }

  @SuppressWarnings("unchecked") // a JSON array of objects
  private static List<Map<String, Object>> maps(Object array) {
    return (List<Map<String, Object>>) array;
  }

  private static BigDecimal decimal(JsonPath answer, String path) {
    return new BigDecimal(answer.getString(path));
  }

  private static List<BigDecimal> decimals(JsonPath answer, String path) {
    return answer.getList(path, String.class).stream().map(BigDecimal::new).toList();
  }

  private static BigDecimal sum(List<BigDecimal> decimals) {
    return decimals.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Fraction fractions(JsonPath answer, String path) {
    return answer.getList(path, String.class).stream()
        .map(text -> {
          int slash = text.indexOf('/');
          return slash < 0
              ? Fraction.of(new BigInteger(text), BigInteger.ONE)
              : Fraction.of(
                  new BigInteger(text.substring(0, slash)),
                  new BigInteger(text.substring(slash + 1)));
        })
        .reduce(Fraction.ZERO, Fraction::plus);
  }

  private void tell(String type, String subject, String time, String data) {
    try {
      events.add(
          Life.cloudEvent(
              "vn.dunghen." + type + ".v1",
              "ledger",
              "ledger-" + events.size(),
              subject,
              time,
              time,
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
