package vn.dunghen.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.ServiceIndex;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.rulesets.Rules;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Identities.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivesIT {

  private static final List<Life> WORKED =
      Stream.of(
              Life.read("/cases/lives.json", 1), Life.read("/cases/index-contributions.json", 301))
          .flatMap(List::stream)
          .toList();
  private static final List<Life> LIVES =
      Stream.of(
              WORKED,
              Life.read("/cases/more-lives.json", 101),
              Life.read("/cases/index-lives.json", 201))
          .flatMap(List::stream)
          .toList();

  /// Every indicator that a dossier can contribute to.
  private static final List<String> OF_DOSSIERS =
      List.of(
          "2.1", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "4.1", "4.2", "4.3", "4.4", "4.5a",
          "4.5b", "5.4");

  private static final List<String> OF_PROCEDURES = List.of("3.1", "3.2", "3.4", "3.5", "4.5b");

  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject DataSource database;
  @Inject ServiceIndex index;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private boolean published;

  static List<Life> lives() {
    return LIVES.stream().filter(life -> !life.statements().isEmpty()).toList();
  }

  static List<Life> livesJudgedInMarch() {
    return LIVES.stream().filter(life -> life.onTimeInMarch().isPresent()).toList();
  }

  static List<Life> livesOfTheIndex() {
    return LIVES.stream().filter(life -> !life.index().isEmpty()).toList();
  }

  /// All events of all lives, shuffled and each twice, and everything marked as arrived.
  @BeforeEach
  void publish_in_any_order() {
    if (published) {
      return;
    }
    published = true;
    var events = new ArrayList<JsonNode>(Calendars.events());
    long references = 0;
    long told = 0;
    for (Life life : LIVES) {
      events.addAll(life.references());
      events.addAll(life.events());
      references += life.references().size();
      told += life.events().size();
    }
    long allReferences = references;
    long allTold = told;
    events.addAll(List.copyOf(events));
    Collections.shuffle(events, new Random(20240304));
    try (var publishing = new Publishing(broker)) {
      events.forEach(publishing::event);
      publishing.watermark(Instant.parse("2026-01-01T00:00:00Z"));
      publishing.flush();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          assertThat(count("event where source like 'source-%'")).isEqualTo(allTold);
          assertThat(count("reference_event where source like 'references-%'"))
              .isEqualTo(allReferences);
          assertThat(count("refold")).isZero();
          assertThat(count("consumed_partition where watermark is not null")).isEqualTo(11);
        });
  }

  @ParameterizedTest
  @MethodSource("lives")
  void comes_out_in_its_statements(Life life) {
    for (Life.Expected expected : life.statements()) {
      // When
      Response answer = statement(expected);

      // Then
      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
      assertThat(counts(answer, expected.counts()))
          .as("%s %s", expected.unit(), expected.parameters())
          .isEqualTo(expected.counts());
    }
  }

  @ParameterizedTest
  @MethodSource("lives")
  void has_lists_as_long_as_its_counts(Life life) {
    for (Life.Expected expected : life.statements()) {
      expected
          .counts()
          .forEach((measure, count) -> {
            // When
            Response page =
                as("city")
                    .queryParams(expected.parameters())
                    .queryParam("measure", measure)
                    .get("/api/agencies/{code}/statement/dossiers", expected.unit());

            // Then
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            JsonNode list = read(page);
            assertThat(list.path("count").asLong(-1)).as(measure).isEqualTo(count);
            assertThat(list.path("items")).as(measure).hasSize(count.intValue());
          });
    }
  }

  @ParameterizedTest
  @MethodSource("livesJudgedInMarch")
  void is_on_time_for_the_index_in_march_or_not(Life life) {
    // When
    var numerators = new ArrayList<Integer>();
    var denominators = new ArrayList<Integer>();
    for (String unit : List.of("U", "V")) {
      Response answer =
          as("city")
              .queryParam("ruleset", "766-B")
              .queryParam("period", "2024-03")
              .get("/api/index/{agency}", unit + life.dossier().substring(1));
      String onTime = "indicators.find { it.indicator == '2.1' }.";
      numerators.add(answer.jsonPath().getInt(onTime + "numerator"));
      denominators.add(answer.jsonPath().getInt(onTime + "denominator"));
    }

    // Then
    assertThat(denominators).containsExactlyInAnyOrder(0, 1);
    assertThat(numerators.stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(life.onTimeInMarch().orElseThrow() ? 1 : 0);
  }

  @ParameterizedTest
  @MethodSource("livesOfTheIndex")
  void comes_out_in_the_index(Life life) {
    for (Life.ExpectedIndex expected : life.index()) {
      // When
      Response answer =
          as("city").queryParams(expected.parameters()).get("/api/index/{agency}", expected.unit());

      // Then
      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
      var counts = new TreeMap<String, List<Long>>();
      for (JsonNode indicator : read(answer).path("indicators")) {
        String key = indicator.path("indicator").asText();
        if (expected.counts().containsKey(key)) {
          counts.put(
              key,
              List.of(
                  indicator.path("numerator").asLong(-1),
                  indicator.path("denominator").asLong(-1)));
        }
      }
      assertThat(counts)
          .as("%s %s", expected.unit(), expected.parameters())
          .isEqualTo(expected.counts());
    }
  }

  @ParameterizedTest
  @MethodSource("livesOfTheIndex")
  void has_lists_as_long_as_its_counts_in_the_index(Life life) {
    Life.ExpectedIndex expected = life.index().getLast();
    JsonNode answer =
        read(
            as("city")
                .queryParams(expected.parameters())
                .get("/api/index/{agency}", expected.unit()));
    for (JsonNode indicator : answer.path("indicators")) {
      long numerator = indicator.path("numerator").asLong();
      long denominator = indicator.path("denominator").asLong();
      for (Map.Entry<String, JsonNode> link : indicator.path("lists").properties()) {
        // When
        Response page = as("city").urlEncodingEnabled(false).get(link.getValue().asText());

        // Then
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        JsonNode list = read(page);
        assertThat(list.path("items")).hasSize(list.path("count").asInt(-1));
        long count = list.path("count").asLong(-1);
        assertThat(
                switch (link.getKey()) {
                  case "numerator" -> count == numerator;
                  case "denominator" -> count == denominator;
                  case "missing" -> Math.max(0, denominator - count) == numerator;
                  default -> false;
                })
            .as("%s: %s items of %s", link.getValue(), count, indicator)
            .isTrue();
      }
    }
  }

  @Test
  void contributes_to_each_indicator_as_worked_by_hand() throws SQLException {
    List<Contributed> worked = Contributed.read("/cases/index-contributions.json", WORKED);
    assertThat(worked)
        .extracting(Contributed::life)
        .containsAll(WORKED.stream().map(Life::name).toList());
    var months = new TreeMap<String, Map<String, Standing>>();
    for (Contributed expected : worked) {
      // When
      if (!months.containsKey(expected.month())) {
        months.put(expected.month(), standings(expected.month()));
      }
      List<ScoredIndicator> indicators =
          months.get(expected.month()).get(expected.unit()).card().indicators();

      // Then
      var contributed = new TreeMap<String, String>();
      for (ScoredIndicator scored : indicators) {
        String indicator = scored.indicator().key();
        if (OF_DOSSIERS.contains(indicator)) {
          contribution(expected, indicator, scored.counts().orElseThrow())
              .ifPresent(told -> contributed.put(indicator, told));
        }
      }
      assertThat(contributed).as(expected.toString()).isEqualTo(expected.indicators());
    }
  }

  private Map<String, Standing> standings(String month) throws SQLException {
    return Snapshot.read(
        database,
        tx ->
            index.standings(tx, index.period(tx, Period.ofWire(month), Optional.empty()), Rules.B));
  }

  /// Empty where the one dossier does not count.
  private static Optional<String> contribution(
      Contributed expected, String indicator, Counts counts) {
    assertThat(counts.denominator()).as("%s of %s", indicator, expected).isBetween(0L, 1L);
    if (counts.denominator() == 0) {
      assertThat(counts.numerator()).as("%s of %s", indicator, expected).isZero();
      return Optional.empty();
    }
    if (counts.numerator() == 1) {
      return Optional.of(Contributed.COUNTED);
    }
    if (OF_PROCEDURES.contains(indicator)) {
      return Optional.of("missing");
    }
    Response page =
        as("city")
            .queryParam("period", expected.month())
            .queryParam("ruleset", "766-B")
            .queryParam("indicator", indicator)
            .queryParam("counted", "missing")
            .get("/api/index/{agency}/dossiers", expected.unit());
    assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
    var causes = new ArrayList<String>();
    read(page).path("items").forEach(item -> causes.add(item.path("cause").asText()));
    return Optional.of(String.join(", ", causes));
  }

  private static Response statement(Life.Expected expected) {
    return as("city")
        .queryParams(expected.parameters())
        .get("/api/agencies/{code}/statement", expected.unit());
  }

  private static io.restassured.specification.RequestSpecification as(String name) {
    return given().auth().preemptive().basic(name, Identities.PASSWORD);
  }

  private static Map<String, Long> counts(Response answer, Map<String, Long> named) {
    var counts = new TreeMap<String, Long>();
    JsonNode told = read(answer);
    named.keySet().forEach(name -> counts.put(name, told.required(name).asLong()));
    return counts;
  }

  private static JsonNode read(Response answer) {
    try {
      return JSON.readTree(answer.asByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long count(String table) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }
}
