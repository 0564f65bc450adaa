package vn.dunghen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static vn.dunghen.scoring.Asking.codes;
import static vn.dunghen.scoring.Asking.get;
import static vn.dunghen.scoring.Asking.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dunghen.scoring.rulesets.ReadingRulesAnew;
import vn.dunghen.scoring.rulesets.RuleSetCatalogue;

/// March 2025 of agencies of which each has one reason, and one alone, why its released total is
/// another later.
@QuarkusTest
@TestProfile(CityOfItsOwn.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriftCausesIT {

  private static final String SOURCE = "causes";
  private static final String LETTER = "2025-04-02T10:00:00+07:00";
  private static final String LATE = "2025-04-20T09:00:00+07:00";
  private static final String LATER = "2025-05-10T11:00:00+07:00";
  private static final String BEGIN = "2020-01-01T00:00:00+07:00";

  @Inject DataSource database;
  @Inject RuleSetCatalogue catalogue;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  @ConfigProperty(name = "dunghen.scoring.rulesets.folder")
  String ruleSets;

  private final Told told = Told.by(SOURCE);
  private int release;
  private int rehearsal;

  @BeforeEach
  void released_before_each_agency_s_one_change_becomes_known() {
    if (!told.events().isEmpty()) {
      return;
    }
    for (String code :
        List.of(
            "RECOUNTED",
            "LATE",
            "CORRECTED",
            "REDATED",
            "CATALOGUE",
            "PARENT",
            "PETITIONS",
            "RULES",
            "UNMOVED",
            "CHILD")) {
      agency("C-" + code, "CITY", BEGIN);
    }
    procedure("C-P", "none", BEGIN);
    procedure("C-P-CHANGED", "none", BEGIN);
    for (String code : List.of("LATE", "CORRECTED", "PARENT", "PETITIONS", "RULES", "UNMOVED")) {
      onTime("C-" + code, "C-P");
      overdue("C-" + code, "C-P");
    }
    overdue("C-CHILD", "C-P");
    told.tell(
        "petition.submitted",
        "C-PAKN-0",
        "2025-02-03T09:00+07:00",
        "{\"unit\":\"C-UNMOVED\",\"kind\":\"conduct\"}");
    recounted();
    lateEvents();
    corrections();
    redated();
    catalogued();
    moved();
    petitioned();
    digitised("C-RULES/1", "2025-03-05T09:00+07:00", "2025-03-05T09:00+07:00");
    var arriving = new Arriving(database, broker, SOURCE);
    var first = new ArrayList<JsonNode>(Calendars.events());
    first.addAll(told.known(LETTER));
    arriving.publish(first);
    release = published(draft("766-A"), "/api/releases");
    rehearsal = published(draft(RehearsedRules.ID), "/api/releases");
    arriving.publish(told.after(LETTER));
    RehearsedRules.write(Path.of(ruleSets), "0.5");
    ReadingRulesAnew.of(catalogue);
  }

  private static String draft(String rules) {
    return """
    {"periods":["2025-03"],"letterNumber":"1/UBND","letterDate":"2025-04-03","ruleset":"%s",\
    "asOf":"%s"}\
    """
        .formatted(rules, LETTER);
  }

  @ParameterizedTest
  @CsvSource({
    "C-RECOUNTED, recounted, 3.1, C-P-NEW",
    "C-LATE, late-events, 4.2, C-LATE/1",
    "C-CORRECTED, corrections, 4.2, C-CORRECTED/1",
    "C-REDATED, redated, 2.1, C-REDATED/1",
    "C-CATALOGUE, catalogue, 3.1, C-P-CHANGED",
    "C-PARENT, agencies, 2.1, C-CHILD",
    "C-PETITIONS, petitions, 5.2, C-PAKN-1"
  })
  void each_cause_alone_is_the_one_line_of_its_agency(
      String agency, String cause, String indicator, String item) {
    // When
    JsonPath drift =
        get("u1", "/api/releases/" + release + "/drift?agency=" + agency + "&asOf=" + LATER);
    List<String> items =
        codes(
            "/api/releases/%d/drift/items?period=2025-03&agency=%s&cause=%s&asOf=%s"
                .formatted(release, agency, cause, LATER));

    // Then
    assertThat(drift.getList("agencies[0].lines.cause", String.class)).containsExactly(cause);
    assertThat(drift.getList("agencies[0].lines[0].indicators.indicator", String.class))
        .contains(indicator);
    assertThat(decimal(drift, "points")).isNotZero();
    assertThat(
            new BigDecimal(drift.getString("agencies[0].released")).add(decimal(drift, "points")))
        .isCloseTo(
            new BigDecimal(drift.getString("agencies[0].later")), within(new BigDecimal("0.02")));
    assertThat(items).contains(item);
  }

  @Test
  void changed_rules_alone_are_the_one_line_of_their_release() {
    // When
    JsonPath drift =
        get("u1", "/api/releases/" + rehearsal + "/drift?agency=C-RULES&asOf=" + LATER);
    JsonPath whole = get("u1", "/api/releases/" + rehearsal);

    // Then
    assertThat(drift.getList("agencies[0].lines.cause", String.class)).containsExactly("rules");
    assertThat(drift.getList("agencies[0].lines[0].indicators.indicator", String.class))
        .containsExactly("4.2");
    // One of two dossiers is digitised, of 4 points at 0.8 and then at 0.5
    assertThat(decimal(drift, "points")).isEqualByComparingTo("1.50");
    assertThat(whole.getBoolean("digestHolds")).isTrue();
  }

  @Test
  void what_did_not_change_has_no_line() {
    JsonPath drift =
        get("u1", "/api/releases/" + release + "/drift?agency=C-UNMOVED&asOf=" + LATER);

    assertThat(drift.getList("agencies[0].lines")).isEmpty();
    assertThat(drift.getDouble("agencies[0].difference")).isZero();
  }

  private static BigDecimal decimal(JsonPath drift, String member) {
    return new BigDecimal(drift.getString("agencies[0].lines[0]." + member));
  }

  /// A procedure that is first told of later, and counts as always known.
  private void recounted() {
    onTime("C-RECOUNTED", "C-P-NEW");
    procedure("C-P-NEW", "full", LATE);
  }

  private void lateEvents() {
    digitised("C-LATE/1", "2025-03-05T09:00+07:00", LATE);
  }

  private void corrections() {
    String mistake = digitised("C-CORRECTED/1", "2025-03-05T09:00+07:00", "2025-03-05T09:00+07:00");
    told.tell(
        "dossier.voided",
        "C-CORRECTED/1",
        "2025-03-06T09:00+07:00",
        LATE,
        "{\"id\":\"%s\",\"reason\":\"Nhập nhầm\"}".formatted(mistake));
  }

  /// Due on Monday the 17th at nine; the 12th then turns out to be a day off.
  private void redated() {
    told.tell(
        "dossier.received",
        "C-REDATED/1",
        "2025-03-10T09:00+07:00",
        """
        {"procedure":"C-P","unit":"C-REDATED","channel":"counter",\
        "term":{"length":5,"unit":"working-day"}}\
        """);
    told.tell("dossier.completed", "C-REDATED/1", "2025-03-17T15:00+07:00", "{}");
    JsonNode calendar =
        Calendars.events().stream()
            .filter(each -> each.get("subject").asText().equals("2025"))
            .findFirst()
            .orElseThrow();
    ObjectNode data = calendar.get("data").deepCopy();
    data.withArray("daysOff").add("2025-03-12");
    told.tell("reference.calendar", "2025", LATE, data.toString());
  }

  private void catalogued() {
    onTime("C-CATALOGUE", "C-P-CHANGED");
    procedure("C-P-CHANGED", "full", LATE);
  }

  private void moved() {
    agency("C-CHILD", "C-PARENT", LATE);
  }

  private void petitioned() {
    told.tell(
        "petition.submitted",
        "C-PAKN-1",
        "2025-03-03T09:00+07:00",
        "{\"unit\":\"C-PETITIONS\",\"kind\":\"conduct\"}");
    told.tell("petition.handled", "C-PAKN-1", "2025-03-14T09:00+07:00", LATE, "{}");
  }

  private void agency(String code, String parent, String recorded) {
    told.tell(
        "reference.agency",
        code,
        recorded,
        """
        {"code":"%1$s","name":"Đơn vị %1$s","kind":"ward","parent":"%2$s","validFrom":"2025-01-01"}\
        """
            .formatted(code, parent));
  }

  private void procedure(String code, String online, String recorded) {
    told.tell(
        "reference.procedure",
        code,
        recorded,
        """
        {"code":"%s","name":"Thủ tục","field":"Hộ tịch","papers":[],"steps":[],"online":"%s",\
        "validFrom":"2025-01-01"}\
        """
            .formatted(code, online));
  }

  private void onTime(String agency, String procedure) {
    received(agency, 1, procedure);
    told.tell("dossier.completed", agency + "/1", "2025-03-06T09:00+07:00", "{}");
  }

  private void overdue(String agency, String procedure) {
    received(agency, 2, procedure);
  }

  private void received(String agency, int number, String procedure) {
    told.tell(
        "dossier.received",
        agency + "/" + number,
        "2025-03-03T09:00+07:00",
        """
        {"procedure":"%s","unit":"%s","channel":"counter","promise":"2025-03-10T09:00:00+07:00"}\
        """
            .formatted(procedure, agency));
  }

  private String digitised(String dossier, String at, String recorded) {
    return told.tell(
        "dossier.digitised", dossier, at, recorded, "{\"components\":true,\"result\":true}");
  }
}
