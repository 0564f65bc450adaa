package vn.dunghen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dunghen.scoring.Asking.codes;
import static vn.dunghen.scoring.Asking.published;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.CountingByCause;
import vn.dunghen.scoring.index.ServiceIndex;
import vn.dunghen.scoring.index.model.Cause;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.releases.model.Drift;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.rulesets.Rules;
import vn.dunghen.scoring.rulesets.model.Fraction;
import vn.dunghen.scoring.rulesets.model.ScoreCard;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;

/// June 2025 of two agencies, and of copies of them whose history lacks what became known later of
/// the items that a line of the drift names.
@QuarkusTest
@TestProfile(CityOfItsOwn.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemovedItemsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Period JUNE = Period.of(YearMonth.of(2025, 6));
  private static final String LETTER = "2025-07-02T10:00:00+07:00";
  private static final String LATE = "2025-07-20T09:00:00+07:00";
  private static final String LATER = "2025-08-10T11:00:00+07:00";

  /// All kinds of changes, also of how many dossiers and petitions count.
  private static final String ANY = "RA0";

  /// Changes that leave every denominator as it is.
  private static final String SAME_DENOMINATORS = "RS0";

  @Inject DataSource database;
  @Inject ServiceIndex index;
  @Inject CountingByCause counting;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private final Map<String, Told> histories = new TreeMap<>();
  private final Map<String, Map<Cause, Set<String>>> named = new TreeMap<>();

  @BeforeEach
  void copies_lack_what_the_lines_name() throws JsonProcessingException {
    if (!histories.isEmpty()) {
      return;
    }
    var arriving = new Arriving(database, broker, "removed");
    var first = new ArrayList<JsonNode>(Calendars.events());
    for (String agency : List.of(ANY, SAME_DENOMINATORS)) {
      histories.put(agency, history(agency));
      first.addAll(histories.get(agency).known(LETTER));
    }
    arriving.publish(first);
    int release =
        published(
            """
            {"periods":["2025-06"],"letterNumber":"2/UBND","letterDate":"2025-07-03","asOf":"%s"}\
            """
                .formatted(LETTER),
            "/api/releases");
    for (Told history : histories.values()) {
      arriving.publish(history.after(LETTER));
    }
    for (String agency : histories.keySet()) {
      var items = new EnumMap<Cause, Set<String>>(Cause.class);
      for (Cause cause : List.of(Cause.LATE_EVENTS, Cause.CORRECTIONS, Cause.PETITIONS)) {
        items.put(
            cause,
            Set.copyOf(
                codes(
                    "/api/releases/%d/drift/items?period=2025-06&agency=%s&cause=%s&asOf=%s"
                        .formatted(release, agency, cause.wire(), LATER))));
      }
      named.put(agency, items);
    }
    var copies = new ArrayList<JsonNode>();
    copies.addAll(without(ANY, "RA1", EnumSet.of(Cause.PETITIONS)));
    copies.addAll(without(ANY, "RA2", EnumSet.of(Cause.PETITIONS, Cause.CORRECTIONS)));
    copies.addAll(
        without(ANY, "RA3", EnumSet.of(Cause.PETITIONS, Cause.CORRECTIONS, Cause.LATE_EVENTS)));
    copies.addAll(without(SAME_DENOMINATORS, "RS1", EnumSet.of(Cause.LATE_EVENTS)));
    copies.addAll(without(SAME_DENOMINATORS, "RS2", EnumSet.of(Cause.CORRECTIONS)));
    copies.addAll(without(SAME_DENOMINATORS, "RS3", EnumSet.of(Cause.PETITIONS)));
    arriving.publish(copies);
  }

  /// A copy whose later events of the items behind some causes are not there.
  private List<JsonNode> without(String agency, String copy, Set<Cause> causes)
      throws JsonProcessingException {
    var removed = new HashSet<String>();
    causes.forEach(cause -> removed.addAll(items(agency, cause)));
    var events = new ArrayList<JsonNode>();
    for (JsonNode event : history(agency).events()) {
      if (!Told.isAfter(event, LETTER) || !removed.contains(event.get("subject").asText())) {
        events.add(JSON.readTree(event.toString().replace(agency, copy)));
      }
    }
    return events;
  }

  private Set<String> items(String agency, Cause cause) {
    return named.getOrDefault(agency, Map.of()).getOrDefault(cause, Set.of());
  }

  @Test
  void removing_a_line_s_items_moves_the_later_score_by_exactly_that_line() throws SQLException {
    Map<Cause, Fraction> lines = lines(SAME_DENOMINATORS);
    Fraction later = later(SAME_DENOMINATORS);

    assertThat(lines)
        .containsOnlyKeys(Cause.LATE_EVENTS, Cause.CORRECTIONS, Cause.PETITIONS)
        .doesNotContainValue(Fraction.ZERO);
    assertThat(later.minus(later("RS1"))).isEqualTo(lines.get(Cause.LATE_EVENTS));
    assertThat(later.minus(later("RS2"))).isEqualTo(lines.get(Cause.CORRECTIONS));
    assertThat(later.minus(later("RS3"))).isEqualTo(lines.get(Cause.PETITIONS));
  }

  @Test
  void removing_them_from_the_last_line_on_leads_back_to_the_release_line_by_line()
      throws SQLException {
    Map<Cause, Fraction> lines = lines(ANY);

    assertThat(lines)
        .containsOnlyKeys(Cause.LATE_EVENTS, Cause.CORRECTIONS, Cause.PETITIONS)
        .doesNotContainValue(Fraction.ZERO);
    assertThat(later(ANY).minus(later("RA1"))).isEqualTo(lines.get(Cause.PETITIONS));
    assertThat(later("RA1").minus(later("RA2"))).isEqualTo(lines.get(Cause.CORRECTIONS));
    assertThat(later("RA2").minus(later("RA3"))).isEqualTo(lines.get(Cause.LATE_EVENTS));
    assertThat(later("RA3")).isEqualTo(exact(ANY, LETTER));
  }

  private Map<Cause, Fraction> lines(String agency) throws SQLException {
    return Snapshot.read(
        database,
        tx -> {
          Standing then =
              index
                  .standings(tx, index.period(tx, JUNE, Optional.of(at(LETTER))), Rules.A)
                  .get(agency);
          var steps = new LinkedHashMap<Cause, Optional<ScoreCard>>();
          counting
              .standings(tx, JUNE, at(LETTER), Optional.of(at(LATER)), Rules.A)
              .forEach((cause, all) ->
                  steps.put(cause, Optional.ofNullable(all.get(agency)).map(Standing::card)));
          var lines = new EnumMap<Cause, Fraction>(Cause.class);
          Drift.of(Rules.A, FrozenAgency.of(JUNE.wire(), then), steps)
              .lines()
              .forEach(line -> lines.put(line.cause(), line.points()));
          return lines;
        });
  }

  private Fraction later(String agency) throws SQLException {
    return exact(agency, LATER);
  }

  /// The total before any rounding.
  private Fraction exact(String agency, String asOf) throws SQLException {
    return Snapshot.read(
        database,
        tx ->
            index
                .standings(tx, index.period(tx, JUNE, Optional.of(at(asOf))), Rules.A)
                .get(agency)
                .card()
                .indicators()
                .stream()
                .map(ScoredIndicator::exact)
                .reduce(Fraction.ZERO, Fraction::plus));
  }

  private static Instant at(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static Told history(String agency) {
    var told = Told.by("removed-" + agency);
    told.tell(
        "reference.agency",
        agency,
        "2020-01-01T00:00+07:00",
        """
        {"code":"%1$s","name":"Đơn vị %1$s","kind":"ward","parent":"CITY","validFrom":"2025-01-01"}\
        """
            .formatted(agency));
    for (int number = 0; number < 12; number++) {
      received(told, agency, number, "2025-06-02T09:00+07:00");
    }
    for (int number = 0; number < 5; number++) {
      completed(told, agency, number, "2025-06-05T10:00+07:00", "2025-06-05T10:00+07:00");
    }
    rated(told, agency, 3);
    completed(told, agency, 5, "2025-06-05T10:00+07:00", LATE);
    completed(told, agency, 6, "2025-06-06T10:00+07:00", LATE);
    digitised(told, agency, 7, LATE);
    String end = completed(told, agency, 8, "2025-06-20T10:00+07:00", "2025-06-20T10:00+07:00");
    told.tell(
        "dossier.corrected",
        agency + "-8",
        "2025-06-21T09:00+07:00",
        LATE,
        """
        {"id":"%s","reason":"Nhập sai ngày","replacement":{"type":"completed",\
        "time":"2025-06-05T10:00:00+07:00","data":{"result":{"code":"KQ","electronic":true}}}}\
        """
            .formatted(end));
    voided(told, agency + "-9", digitised(told, agency, 9, "2025-06-03T09:00+07:00"));
    voided(told, agency + "-10", rated(told, agency, 10));
    petitions(told, agency);
    if (agency.equals(ANY)) {
      received(told, agency, 12, LATE);
      received(told, agency, 13, LATE);
      completed(told, agency, 13, "2025-06-05T10:00+07:00", LATE);
      voided(told, agency + "-14", received(told, agency, 14, "2025-06-02T09:00+07:00"));
      petition(told, agency, 4, LATE);
      told.tell("petition.handled", agency + "-PAKN-4", "2025-06-10T09:00+07:00", LATE, "{}");
    }
    return told;
  }

  private static void petitions(Told told, String agency) {
    for (int number = 0; number < 4; number++) {
      petition(told, agency, number, "2025-06-02T09:00+07:00");
    }
    told.tell("petition.handled", agency + "-PAKN-0", "2025-06-10T09:00+07:00", "{}");
    told.tell("petition.handled", agency + "-PAKN-1", "2025-06-10T09:00+07:00", LATE, "{}");
    told.tell("petition.handled", agency + "-PAKN-2", "2025-06-10T09:00+07:00", "{}");
    told.tell(
        "petition.rated",
        agency + "-PAKN-2",
        "2025-06-12T09:00+07:00",
        LATE,
        "{\"likes\":0,\"dislikes\":1}");
  }

  private static void petition(Told told, String agency, int number, String recorded) {
    told.tell(
        "petition.submitted",
        agency + "-PAKN-" + number,
        "2025-06-02T09:00+07:00",
        recorded,
        "{\"unit\":\"%s\",\"kind\":\"conduct\"}".formatted(agency));
  }

  private static String received(Told told, String agency, int number, String recorded) {
    return told.tell(
        "dossier.received",
        agency + "-" + number,
        "2025-06-02T09:00+07:00",
        recorded,
        """
        {"procedure":"R-P","unit":"%s","channel":"counter","promise":"2025-06-09T09:00:00+07:00"}\
        """
            .formatted(agency));
  }

  private static String completed(
      Told told, String agency, int number, String at, String recorded) {
    return told.tell(
        "dossier.completed",
        agency + "-" + number,
        at,
        recorded,
        "{\"result\":{\"code\":\"KQ\",\"electronic\":true}}");
  }

  private static String digitised(Told told, String agency, int number, String recorded) {
    return told.tell(
        "dossier.digitised",
        agency + "-" + number,
        "2025-06-03T09:00+07:00",
        recorded,
        "{\"components\":true,\"result\":true,\"reused\":true}");
  }

  private static String rated(Told told, String agency, int number) {
    return told.tell(
        "dossier.rated", agency + "-" + number, "2025-06-15T09:00+07:00", "{\"liked\":false}");
  }

  private static void voided(Told told, String dossier, String id) {
    told.tell(
        "dossier.voided",
        dossier,
        "2025-06-22T09:00+07:00",
        LATE,
        "{\"id\":\"%s\",\"reason\":\"Nhập nhầm\"}".formatted(id));
  }
}
