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
import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.dunghen.dossier.Topics;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// March 2024 of the wards PV and QV, and what the portal shows of it: until 5 April some dossiers
/// are missing there or shown otherwise; in May two of them are put right.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Identities.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String APRIL = "2024-04-05T09:00:00+07:00";
  private static final String MARCH = "period=2024-03&ruleset=766-B";
  private static final String MARCH_THEN = MARCH + "&asOf=2024-04-05T09:00:00%2B07:00";

  @Inject DataSource database;
  @Inject NothingSeen nothingSeen;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private final List<JsonNode> events = new ArrayList<>();
  private final List<String[]> views = new ArrayList<>();

  @BeforeEach
  void everything_comes_twice_and_in_any_order() {
    if (!events.isEmpty()) {
      return;
    }
    events.addAll(Calendars.events());
    for (String ward : List.of("PORT", "PV", "QV")) {
      tell(
          "reference.agency",
          ward,
          "2024-01-01",
          """
          {"code":"%s","name":"Phường %s","kind":"ward","parent":"%s","validFrom":"2020-01-01"}\
          """
              .formatted(ward, ward, ward.equals("PORT") ? "CITY" : "PORT"));
    }
    for (int i = 1; i <= 8; i++) {
      received("PV-A" + i, "PV", "2024-03-04");
      if (i != 8) {
        ended("PV-A" + i, i == 4 ? "2024-03-20" : "2024-03-10");
      }
    }
    received("PV-A9", "PV", "2024-03-04");
    tell("dossier.supplement-requested", "PV-A9", "2024-03-06", "{\"reason\":\"thiếu\"}");
    tell("dossier.supplement-supplied", "PV-A9", "2024-03-12", "{}");
    ended("PV-A9", "2024-03-18");
    received("PV-B1", "PV", "2024-02-20");
    ended("PV-B1", "2024-03-05");
    received("QV-C1", "QV", "2024-02-20");
    received("QV-C2", "QV", "2024-03-04");
    tell(
        "national-standing",
        "PV",
        "2024-04-02",
        """
        {"period":"2024-03","total":47.52,"rank":3,"of":9,"letter":"12/VP",\
        "dataTakenAt":"2024-04-02T08:00:00+07:00"}\
        """);

    shows("PV-A1", 1, "2024-03-05", 2, "2024-03-04", "2024-03-15", null);
    shows("PV-A1", 2, "2024-03-11", 9, "2024-03-04", "2024-03-15", "2024-03-10");
    shows("PV-A2", 1, "2024-03-05", 4, "2024-03-04", "2024-03-15", null);
    shows("PV-A2", 2, "2024-05-10", 9, "2024-03-04", "2024-03-15", "2024-03-10");
    shows("PV-A3", 1, "2024-03-21", 9, "2024-03-04", "2024-03-15", "2024-03-20");
    shows("PV-A4", 1, "2024-03-21", 9, "2024-03-04", "2024-03-15", "2024-03-20");
    shown("PV-A5", 1, "2024-04-01", "{\"present\":false,\"by\":\"look-up\"}");
    shows("PV-A5", 2, "2024-05-10", 9, "2024-03-04", "2024-03-15", "2024-03-10");
    shows("PV-A7", 1, "2024-03-11", 10, "2024-02-28", "2024-03-15", "2024-03-10");
    shows("PV-A8", 1, "2024-03-05", 4, "2024-03-04", "2024-04-15", null);
    shown("PV-A9", 1, "2024-03-19", "{\"present\":true,\"by\":\"list\"}");
    shows("PV-B1", 1, "2024-03-06", 9, "2024-03-01", "2024-03-15", "2024-03-05");
    shows("QV-C1", 1, "2024-03-06", 4, "2024-03-02", "2024-03-15", null);
    shows("QV-C2", 1, "2024-03-06", 4, "2024-03-04", "2024-03-15", null);
    shows("QV-C3", 1, "2024-03-06", 4, "2024-03-04", "2024-03-15", null);
    int seen = views.size();
    views.addAll(List.copyOf(views));
    Collections.shuffle(views, new Random(83));
    try (var publishing = new Publishing(broker)) {
      events.forEach(publishing::event);
      publishing.watermark(Instant.parse("2024-06-01T00:00:00Z"));
      String topic = Topics.PORTAL_VIEW.name();
      for (String[] view : views) {
        publishing.record(topic, view[0], view[1]);
      }
      publishing.record(topic, "PV-A1", "");
      publishing.record(topic, "PV-A1", "{");
      publishing.record(topic, "PV-A2", views.getFirst()[1].replace(views.getFirst()[0], "PV-X"));
      publishing.record(topic, "PV-A1", views.getFirst()[1].replace("\"by\":", "\"via\":"));
      publishing.flush();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          assertThat(number("select count(*) from event where source = 'portal-it'"))
              .isEqualTo(events.stream().filter(PortalIT::isOfDossier).count());
          assertThat(number("select count(*) from input_event where subject = 'PV'")).isEqualTo(1);
          assertThat(number("select count(*) from portal_view")).isEqualTo(seen);
          assertThat(number("select count(*) from set_aside where topic = 'portal-view'"))
              .isEqualTo(4);
          assertThat(number("select count(*) from refold")).isZero();
          assertThat(
                  number(
                      "select count(*) from consumed_partition"
                          + " where topic = 'portal-view' and watermark is null"))
              .isEqualTo(Topics.PORTAL_VIEW.partitions());
        });
  }

  @Test
  void a_dossier_counts_as_synchronised_once_the_portal_shows_it_received_in_the_period()
      throws SQLException {
    assertThat(counts("PV", MARCH_THEN)).containsEntry("1.4", "6/9");
    assertThat(counts("PV", MARCH)).containsEntry("1.4", "7/9");
    assertThat(counts("QV", MARCH)).containsEntry("1.4", "1/2");
    assertThat(counts("PORT", MARCH)).containsEntry("1.4", "8/10");
    for (String month : List.of("2024-02", "2024-03")) {
      String query = "period=" + month + "&ruleset=766-B";
      for (String agency : List.of("PV", "QV", "PORT", "CITY")) {
        assertThat(counts(agency, query))
            .as("the sums of %s and its rows, %s", month, agency)
            .isEqualTo(counts(agency, query + "&asOf=" + Instant.now()));
      }
    }
    assertThat(counts("PV", "period=2024-03&ruleset=766-B&asOf=2024-03-04T23:00:00%2B07:00"))
        .containsEntry("1.4", "null/null");
    assertThat(
            number(
                "select count(*) from portal_view where dossier = 'PV-A1' and number = 1"
                    + " and known_to = '2024-03-11T09:00:00+07:00'"))
        .isEqualTo(1);
  }

  @Test
  void every_count_of_both_views_is_as_long_as_its_list_and_what_is_missing_has_a_cause() {
    for (String agency : List.of("PV", "QV", "PORT")) {
      for (String view : List.of("", "&view=portal")) {
        JsonNode index = read("/api/index/" + agency + "?" + MARCH_THEN + view);
        for (JsonNode indicator : index.path("indicators")) {
          for (Map.Entry<String, JsonNode> link : indicator.path("lists").properties()) {
            // When
            JsonNode page = read(link.getValue().asText());

            // Then
            long numerator = indicator.path("numerator").asLong(-1);
            long denominator = indicator.path("denominator").asLong(-1);
            assertThat(page.path("items")).hasSize(page.path("count").asInt(-1));
            assertThat(page.path("count").asLong(-1))
                .as("%s %s", link, indicator)
                .isEqualTo(
                    switch (link.getKey()) {
                      case "numerator" -> numerator;
                      case "denominator" -> denominator;
                      default -> denominator - numerator;
                    });
          }
        }
      }
    }
    assertThat(missing("PV", MARCH_THEN))
        .isEqualTo(
            Map.of("PV-A5", "notOnPortal", "PV-A6", "notSeenOnPortal", "PV-A7", "otherReception"));
    JsonPath ledger = get("/api/index/PORT/ledger?" + MARCH_THEN);
    assertThat(ledger.getList("lines.find { it.indicator == '1.4' }.causes.cause", String.class))
        .containsExactlyInAnyOrder("notOnPortal", "notSeenOnPortal", "otherReception");
    assertThat(
            get("/api/index/PORT/ledger/items?indicator=1.4&cause=notOnPortal&" + MARCH_THEN)
                .getList("items.code"))
        .containsExactly("PV-A5");
    assertThat(missing("QV", MARCH_THEN)).isEqualTo(Map.of("QV-C1", "notReceivedHere"));
    assertThat(as("u1").get("/api/index/PV/dossiers?" + list(MARCH)).statusCode()).isEqualTo(403);
  }

  @Test
  void on_the_portals_view_lateness_is_what_the_portal_shows() {
    // When
    Map<String, String> city = counts("PV", MARCH_THEN);
    Map<String, String> portal = counts("PV", MARCH_THEN + "&view=portal");
    JsonPath there = get("/api/index/PV/late-on-portal?" + MARCH_THEN);
    JsonPath now = get("/api/index/PV/late-on-portal?" + MARCH);

    // Then
    assertThat(city).containsEntry("2.1", "8/10");
    assertThat(portal).containsEntry("2.1", "5/8").containsEntry("1.4", city.get("1.4"));
    assertThat(there.getInt("count")).isEqualTo(2);
    assertThat(there.getInt("late")).isEqualTo(3);
    assertThat(there.getList("items.dossier")).containsExactly("PV-A2", "PV-A3");
    assertThat(there.getList("items.cause")).containsExactly("openThere", "otherEnd");
    assertThat(now.getList("items.dossier")).containsExactly("PV-A3");
    String first = "/api/index/PV/late-on-portal?" + MARCH_THEN + "&size=1";
    assertThat(get(first).getString("next")).isEqualTo("PV-A2");
    assertThat(get(first + "&after=PV-A2").getList("items.dossier")).containsExactly("PV-A3");
    assertThat(as("u1").get("/api/index/PV/late-on-portal?" + MARCH).statusCode()).isEqualTo(403);
  }

  @Test
  void official_results_are_shown_with_their_hour_and_who_has_none_is_listed() {
    // When
    JsonPath all = get("/api/index?" + MARCH + "&view=official");
    JsonPath none = get("/api/index/QV?" + MARCH + "&view=official");

    // Then
    assertThat(all.getString("agencies[0].code")).isEqualTo("PV");
    assertThat(all.getDouble("agencies[0].official.total")).isEqualTo(47.52);
    assertThat(all.getString("agencies[0].official.dataTakenAt"))
        .isEqualTo("2024-04-02T08:00:00+07:00");
    assertThat(all.getList("agencies.code")).contains("CITY", "QV");
    assertThat(none.getList("agencies.official")).containsOnlyNulls().hasSize(1);
    assertThat(get("/api/index?" + MARCH).getString("view")).isEqualTo("city");
    assertThat(as("city").get("/api/index?" + MARCH + "&view=moon").statusCode()).isEqualTo(400);
    assertThat(
            as("city")
                .get("/api/index/PV/dossiers?" + list(MARCH) + "&view=official")
                .jsonPath()
                .getList("errors.parameter"))
        .containsExactly("view");
    assertThat(as("city").get("/api/index/X?" + MARCH + "&view=official").statusCode())
        .isEqualTo(404);
  }

  @Test
  void pages_lead_from_one_view_to_the_others() {
    // When
    String city = page("/index/PV?" + MARCH_THEN);
    String portal = page("/index/PV?" + MARCH_THEN + "&view=portal");
    String late = page("/index/PV/late-on-portal?" + MARCH_THEN);

    // Then
    assertThat(city)
        .contains("<strong>47,52</strong>", "lúc 08:00 02/04/2024")
        .contains("2 / 3 hồ sơ quá hạn trên Cổng không quá hạn ở thành phố")
        .contains("6 × 6 ÷ 9 = 4,00")
        .contains("5/8")
        .contains("view=portal\">Cổng quốc gia đang thấy");
    assertThat(portal).contains("20 × 5 ÷ 8 = 12,50", "Chỉ tính hồ sơ mà Cổng có");
    assertThat(portal).contains("view=portal\" aria-current=\"page\"");
    assertThat(late).contains("PV-A2", "đã xong ở thành phố, Cổng ghi còn mở");
    assertThat(page("/index/PV/1.4?" + MARCH_THEN))
        .contains("Cổng quốc gia không có", "chưa thấy trên Cổng quốc gia", "Còn thiếu: 3");
    assertThat(page("/index?" + MARCH + "&view=portal")).contains("Phường QV");
    assertThat(page("/index?" + MARCH + "&view=official"))
        .contains("47,52", "3/9", "Chưa có kết quả chính thức");
    assertThat(as("u1").get("/index/PV/late-on-portal?" + MARCH).statusCode()).isEqualTo(403);
    assertThat(as("city").get("/index/PV/1.4?" + MARCH + "&view=official").statusCode())
        .isEqualTo(400);
  }

  @Test
  void what_the_portal_showed_later_is_a_cause_of_its_own() {
    // Given
    String draft =
        """
        {"periods":["2024-03"],"letterNumber":"9/VP","letterDate":"2024-04-05",\
        "ruleset":"766-B","asOf":"%s"}\
        """
            .formatted(APRIL);
    int release =
        as("hoa")
            .contentType("application/json")
            .body(draft)
            .post("/api/releases")
            .jsonPath()
            .getInt("id");

    // When
    String path = "/api/releases/" + release + "/drift";
    JsonPath drift = as("hoa").get(path + "?agency=PV").jsonPath();
    JsonPath items =
        as("city").get(path + "/items?period=2024-03&agency=PV&cause=portal").jsonPath();

    // Then
    String line = "agencies[0].lines.find { it.cause == 'portal' }.";
    assertThat(drift.getList(line + "indicators.indicator")).containsExactly("1.4");
    assertThat(drift.getDouble(line + "points")).isEqualTo(0.67);
    assertThat(drift.getString("agencies[0].lines.findAll { it.cause != 'portal' }.indicators"))
        .doesNotContain("1.4");
    assertThat(items.getInt("count")).isEqualTo(1);
    assertThat(items.getList("items.code")).containsExactly("PV-A5");
  }

  /// The other tests of the service know of a city that nobody saw on the portal.
  @AfterAll
  void nothing_was_seen() throws SQLException {
    nothingSeen.again();
  }

  private static boolean isOfDossier(JsonNode event) {
    return event.get("type").asText().startsWith("vn.dunghen.dossier.");
  }

  /// Received at nine, promised for the 15th of March.
  private void received(String code, String unit, String day) {
    tell(
        "dossier.received",
        code,
        day,
        """
        {"unit":"%s","procedure":"PVP","channel":"counter","promise":"2024-03-15T17:00+07:00"}\
        """
            .formatted(unit));
  }

  private void ended(String code, String day) {
    tell("dossier.completed", code, day, "{}");
  }

  private void tell(String type, String subject, String day, String data) {
    try {
      events.add(
          Life.cloudEvent(
              "vn.dunghen." + type + ".v1",
              "portal-it",
              "portal-it-" + events.size(),
              subject,
              day + "T09:00+07:00",
              day + "T09:00+07:00",
              JSON.readTree(data)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(data, e);
    }
  }

  private void shows(
      String code,
      int number,
      String seen,
      int status,
      String received,
      String promised,
      String ended) {
    String data =
        """
        {"present":true,"by":"acknowledged","procedure":"PVP","status":%d,\
        "received":"%sT09:00:00+07:00","promised":"%sT17:00:00+07:00"%s}\
        """
            .formatted(
                status,
                received,
                promised,
                ended == null ? "" : ",\"ended\":\"" + ended + "T09:00:00+07:00\"");
    shown(code, number, seen, data);
  }

  private void shown(String code, int number, String seen, String data) {
    views.add(
        new String[] {
          code,
          """
          {"specversion":"1.0","type":"%s","source":"/sync","id":"%s/%d","subject":"%s",\
          "time":"%sT09:00:00+07:00","datacontenttype":"application/json","data":%s}\
          """
              .formatted(Topics.PORTAL_VIEW_TYPE, code, number, code, seen, data)
        });
  }

  private Map<String, String> counts(String agency, String query) {
    var counts = new TreeMap<String, String>();
    get("/api/index/" + agency + "?" + query)
        .getList("indicators", Map.class)
        .forEach(each ->
            counts.put(
                each.get("indicator").toString(),
                each.get("numerator") + "/" + each.get("denominator")));
    return counts;
  }

  private static String list(String query) {
    return query + "&indicator=1.4&counted=missing";
  }

  private Map<String, String> missing(String agency, String query) {
    var missing = new TreeMap<String, String>();
    get("/api/index/" + agency + "/dossiers?" + list(query))
        .getList("items", Map.class)
        .forEach(each -> missing.put(each.get("dossier").toString(), each.get("cause").toString()));
    return missing;
  }

  private static String page(String path) {
    Response answer = as("city").get(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.asString();
  }

  private static JsonPath get(String path) {
    return answer(path).jsonPath();
  }

  private static JsonNode read(String path) {
    try {
      return JSON.readTree(answer(path).asByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Response answer(String path) {
    Response answer = as("city").get(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer;
  }

  private static RequestSpecification as(String who) {
    return given().urlEncodingEnabled(false).auth().preemptive().basic(who, Identities.PASSWORD);
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
