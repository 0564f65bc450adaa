package vn.dunghen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dunghen.scoring.RetoldCity.DECEMBER;
import static vn.dunghen.scoring.RetoldCity.NOVEMBER;
import static vn.dunghen.scoring.RetoldCity.OCTOBER;
import static vn.dunghen.scoring.RetoldCity.SEPTEMBER;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.following.Reading;
import vn.dunghen.scoring.following.Applying;
import vn.dunghen.scoring.rulesets.model.Counts;

/// The letters of autumn 2024 retold: each month is released as known at the hour of its letter,
/// and only then the rest arrives.
@QuarkusTest
@TestProfile(CityOfItsOwn.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetoldIT {

  private static final String AUTUMN = "2024-10-02T10:00:00+07:00";
  private static final String WINTER = "2024-12-10T11:00:00+07:00";
  private static final String NEW_YEAR = "2025-01-06T09:00:00+07:00";

  /// How many events come long after every letter; a hundred thousand with `./dev verify`.
  private static final int LATER = Integer.getInteger("dunghen.test.later-events", 10_000);

  @Inject DataSource database;
  @Inject Reading reading;
  @Inject Applying applying;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private RetoldCity city;
  private final Map<String, Integer> releases = new TreeMap<>();

  @BeforeEach
  void every_letter_is_released_before_the_rest_arrives() {
    if (city != null) {
      return;
    }
    city = new RetoldCity();
    var references = new ArrayList<JsonNode>(Calendars.events());
    references.addAll(city.references());
    var arriving = new Arriving(database, broker, "retold");
    arriving.publish(references);
    Instant last = Instant.EPOCH;
    for (var letter :
        List.of(
            Map.entry(AUTUMN, List.of(SEPTEMBER)),
            Map.entry(WINTER, List.of(OCTOBER, NOVEMBER)),
            Map.entry(NEW_YEAR, List.of(DECEMBER)))) {
      Instant hour = OffsetDateTime.parse(letter.getKey()).toInstant();
      List<JsonNode> events = city.recorded(last, hour);
      arriving.publish(events);
      releases.put(letter.getKey(), Asking.published(draft(letter), "/api/releases"));
      last = hour;
    }
    arriving.publish(city.recorded(last, Instant.MAX));
    arriving.publish(List.of(city.procedureOfNextYear()));
  }

  private static String draft(Map.Entry<String, List<YearMonth>> letter) {
    return """
    {"periods":[%s],"letterNumber":"UBND-KSTTHC","letterDate":"2025-01-10","asOf":"%s"}\
    """
        .formatted(
            letter.getValue().stream()
                .map(month -> "\"" + month + "\"")
                .collect(Collectors.joining(",")),
            letter.getKey());
  }

  @Test
  void september_and_november_come_out_as_published_and_as_later_letters_imply() {
    retold(SEPTEMBER, AUTUMN, WINTER, "55.99", "57.06", "1.07");
    retold(NOVEMBER, WINTER, NEW_YEAR, "58.69", "60.99", "2.30");
  }

  private void retold(
      YearMonth month, String hour, String next, String then, String later, String difference) {
    // When
    String release = "/api/releases/" + releases.get(hour);
    JsonPath frozen = Asking.get("u1", release + "/agencies/CITY");
    JsonPath index = index(month, next);
    JsonPath drift = Asking.get("u1", release + "/drift?agency=CITY&asOf=" + next);

    // Then both figures are the ones that were published and implied
    String ofMonth = "periods.find { it.period == '" + month + "' }";
    assertThat(decimal(frozen, ofMonth + ".total")).isEqualByComparingTo(then);
    assertThat(counted(frozen, ofMonth + ".indicators")).isEqualTo(city.atLetter(month));
    assertThat(decimal(index, "agency.total")).isEqualByComparingTo(later);
    assertThat(counted(index, "indicators")).isEqualTo(city.later(month));

    // And the lines add up to the difference
    String agency = "agencies.find { it.period == '" + month + "' }.";
    assertThat(decimal(drift, agency + "released")).isEqualByComparingTo(then);
    assertThat(decimal(drift, agency + "later")).isEqualByComparingTo(later);
    assertThat(decimal(drift, agency + "difference")).isEqualByComparingTo(difference);
    assertThat(drift.getList(agency + "lines.cause", String.class))
        .containsExactly("late-events", "corrections", "catalogue", "petitions");
    BigDecimal sum = decimal(drift, agency + "rounding");
    for (Object points : drift.getList(agency + "lines.points")) {
      assertThat(new BigDecimal(points.toString())).isPositive();
      sum = sum.add(new BigDecimal(points.toString()));
    }
    assertThat(sum).isEqualByComparingTo(difference);
    assertThat(decimal(drift, agency + "rounding").abs()).isLessThan(new BigDecimal("0.05"));

    // And behind the lines are the dossiers, petitions and procedures of which more was told
    String items = release + "/drift/items?period=" + month + "&agency=CITY&asOf=" + next;
    Instant from = instant(hour);
    Instant to = instant(next);
    var corrected = new TreeSet<>(city.subjects("dossier", true, from, to));
    corrected.removeIf(code -> !code.contains(month.toString()));
    var late = new TreeSet<>(city.subjects("dossier", false, from, to));
    late.removeIf(code -> !code.contains(month.toString()) || corrected.contains(code));
    var petitions = new TreeSet<>(city.subjects("petition", false, from, to));
    petitions.removeIf(code -> !code.contains(month.toString()));
    assertThat(Asking.codes(items + "&cause=late-events"))
        .containsExactlyInAnyOrderElementsOf(late);
    assertThat(Asking.codes(items + "&cause=corrections"))
        .containsExactlyInAnyOrderElementsOf(corrected);
    assertThat(Asking.codes(items + "&cause=petitions"))
        .containsExactlyInAnyOrderElementsOf(petitions);
    assertThat(Asking.codes(items + "&cause=catalogue"))
        .containsExactlyInAnyOrderElementsOf(city.subjects("procedure", false, from, to));
  }

  @Test
  void the_changes_that_letters_state_follow_but_for_the_one_that_contradicts_itself() {
    // When
    JsonPath october = index(OCTOBER, WINTER);
    JsonPath november = index(NOVEMBER, WINTER);
    JsonPath december = index(DECEMBER, NEW_YEAR);

    // Then
    assertThat(decimal(october, "agency.total")).isEqualByComparingTo("61.18");
    assertThat(decimal(october, "agency.change")).isEqualByComparingTo("4.12");
    assertThat(decimal(december, "agency.total")).isEqualByComparingTo("62.28");
    assertThat(decimal(december, "agency.change")).isEqualByComparingTo("1.29");
    // The letter states -2.51 and has both months' data from one hour
    assertThat(decimal(november, "agency.change")).isEqualByComparingTo("-2.49");
  }

  @Test
  void the_index_as_of_a_release_is_the_release_after_many_later_events() throws SQLException {
    // Given
    Map<String, JsonPath> before = new TreeMap<>();
    releases.forEach((hour, id) -> before.put(hour, Asking.get("u1", "/api/releases/" + id)));
    JsonPath october = Asking.get("u1", "/api/index/CITY?period=2024-10");

    // When
    var arrived = new Arriving(database, broker, "later");
    long known = arrived.number("select count(*) from event");
    var batch = new ArrayList<Reading.Content>();
    var later = new LaterEvents(LATER);
    while (later.hasNext()) {
      batch.add(reading.read(later.next().toString()));
      if (batch.size() == 5_000 || !later.hasNext()) {
        List<Reading.Content> all = List.copyOf(batch);
        Transaction.in(database, tx -> applying.apply(tx, all));
        batch.clear();
      }
    }
    assertThat(arrived.number("select count(*) from event") - known).isEqualTo(LATER);

    // Then
    assertThat(decimal(Asking.get("u1", "/api/index/CITY?period=2024-10"), "agency.total"))
        .isNotEqualByComparingTo(decimal(october, "agency.total"));
    for (var release : releases.entrySet()) {
      JsonPath whole = Asking.get("u1", "/api/releases/" + release.getValue());
      assertThat(whole.prettify()).isEqualTo(before.get(release.getKey()).prettify());
      assertThat(whole.getBoolean("digestHolds")).isTrue();
      for (String code : List.of("CITY", "HN-1", "HN-2", "HN-3")) {
        JsonPath frozen =
            Asking.get("u1", "/api/releases/" + release.getValue() + "/agencies/" + code);
        for (String period : frozen.getList("periods.period", String.class)) {
          JsonPath index =
              Asking.get(
                  "u1", "/api/index/" + code + "?period=" + period + "&asOf=" + release.getKey());
          String of = "periods.find { it.period == '" + period + "' }.";
          assertThat(decimal(index, "agency.total"))
              .as(code + " " + period)
              .isEqualByComparingTo(decimal(frozen, of + "total"));
          assertThat(counted(index, "indicators"))
              .as(code + " " + period)
              .isEqualTo(counted(frozen, of + "indicators"));
        }
      }
    }
  }

  private static JsonPath index(YearMonth month, String asOf) {
    return Asking.get("u1", "/api/index/CITY?period=" + month + "&asOf=" + asOf);
  }

  private static Map<String, Counts> counted(JsonPath answer, String path) {
    var counts = new TreeMap<String, Counts>();
    for (Map<?, ?> each : answer.getList(path, Map.class)) {
      if (each.get("numerator") != null) {
        counts.put(
            each.get("indicator").toString(),
            new Counts(
                Long.parseLong(each.get("numerator").toString()),
                Long.parseLong(each.get("denominator").toString())));
      }
    }
    return counts;
  }

  private static BigDecimal decimal(JsonPath answer, String path) {
    return new BigDecimal(answer.getString(path));
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
