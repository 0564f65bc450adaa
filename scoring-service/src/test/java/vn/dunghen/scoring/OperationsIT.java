package vn.dunghen.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.following.References;
import vn.dunghen.scoring.index.RecountingMonths;
import vn.dunghen.scoring.statements.Statements;
import vn.dunghen.scoring.statements.model.Question;
import vn.dunghen.scoring.statements.model.Statement;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Identities.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsIT {

  private static final int DOSSIERS = 300;
  private static final int QUESTIONS = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject DataSource database;
  @Inject Statements statements;
  @Inject RecountingMonths months;
  @Inject References references;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private RandomCity city;

  @BeforeEach
  void publish_a_random_city_in_any_order() {
    if (city != null) {
      return;
    }
    city = new RandomCity(7, DOSSIERS);
    var events = new ArrayList<JsonNode>(Calendars.events());
    events.addAll(city.references());
    events.addAll(city.events());
    Collections.shuffle(events, new Random(11));
    publish(events);
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> {
          assertThat(number("select count(*) from event where source = 'random'"))
              .isEqualTo(city.events().size());
          assertThat(number("select count(*) from refold")).isZero();
          assertThat(number("select count(*) from consumed_partition where watermark is not null"))
              .isEqualTo(11);
        });
  }

  @Test
  void a_statement_is_what_counting_the_lives_one_by_one_gives() throws SQLException {
    var random = new Random(23);
    for (int i = 0; i < QUESTIONS; i++) {
      Question question = city.question(random);

      // When
      Answers answers = answers(question);

      // Then
      assertThat(answers.rows().stated()).as("%s", question).isEqualTo(answers.naive());
      assertThat(answers.first().stated()).as("%s", question).isEqualTo(answers.naive());
      assertThat(answers.rows().imbalance()).as("%s", question).isZero();
    }
  }

  @Test
  void the_index_is_what_counting_the_lives_one_by_one_gives() throws Exception {
    var random = new Random(29);
    for (int i = 0; i < 60; i++) {
      var question = RandomIndex.Question.of(random);
      var counted = RandomIndex.count(question, Snapshot.read(database, references::book), city);
      var asked = as("city").queryParam("period", question.period()).queryParam("ruleset", "766-B");
      question.asOf().ifPresent(at -> asked.queryParam("asOf", at.toString()));

      // When
      var answer = asked.get("/api/index/{agency}", question.agency());

      // Then
      assertThat(answer.statusCode()).as("%s", question).isEqualTo(counted.isEmpty() ? 404 : 200);
      if (counted.isPresent()) {
        var told = new TreeMap<String, List<Long>>();
        for (JsonNode each : JSON.readTree(answer.asByteArray()).required("indicators")) {
          told.put(
              each.required("indicator").asText(),
              List.of(each.path("numerator").asLong(-1), each.path("denominator").asLong(-1)));
        }
        told.keySet().retainAll(counted.get().keySet());
        assertThat(told).as("%s", question).isEqualTo(counted.get());
      }
    }
  }

  @Test
  void the_sums_of_a_month_are_what_its_rows_come_to_at_any_hour() throws SQLException {
    var random = new Random(31);
    Instant last =
        Snapshot.read(
            database,
            tx -> {
              try (var statement =
                      tx.prepareStatement(
                          "select max(greatest(true_from, received_at)) from stint");
                  var row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
              }
            });
    int counted = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      Instant now = last.plusSeconds(3600 + random.nextInt(i < 50 ? 7_200 : 8_000_000));
      var running = YearMonth.from(CivilTime.dayOf(now));
      Period month = Period.of(running.minusMonths(random.nextInt(3) == 0 ? random.nextInt(8) : 0));

      // When
      var differences =
          Snapshot.read(
              database, tx -> months.differences(tx, month, now, Optional.of(now.minusSeconds(1))));

      // Then
      if (differences.isPresent()) {
        counted++;
        assertThat(differences.get()).as("%s at %s", month, now).isEmpty();
      }
    }
    assertThat(counted).as("months that were counted from sums").isGreaterThan(QUESTIONS / 2);
  }

  @Test
  void the_pages_of_the_index_s_lists_together_are_as_long_as_the_counts() throws Exception {
    var indicators =
        as("city")
            .get("/api/index/RCITY?period=2024-H1&ruleset=766-B")
            .jsonPath()
            .getList("indicators", Map.class);
    for (var indicator : indicators) {
      for (Object link : ((Map<?, ?>) indicator.get("lists")).values()) {
        // When
        var items = new ArrayList<String>();
        String after = "";
        long count;
        do {
          JsonNode page =
              JSON.readTree(
                  as("city")
                      .queryParam("size", "53")
                      .queryParam("after", after)
                      .get(link.toString())
                      .asByteArray());
          page.required("items").forEach(item -> items.add(item.toString()));
          count = page.required("count").asLong();
          after = page.path("next").textValue();
        } while (after != null);

        // Then
        assertThat(items).as("%s", link).doesNotHaveDuplicates().hasSize((int) count);
      }
    }
  }

  @Test
  void the_index_is_for_everyone_who_signed_in_and_its_lists_are_not() {
    var index = as("u1").get("/api/index?period=2024-04&ruleset=766-B");
    assertThat(index.statusCode()).as(index.asString()).isEqualTo(200);
    var city = index.jsonPath();
    assertThat(city.getList("agencies.code")).contains("CITY", "R2", "R5");
    assertThat(city.getList("agencies.missing", List.class).getFirst().contains("1.4")).isTrue();
    assertThat(as("u1").get("/api/index/R5?period=2024-04&ruleset=766-B").statusCode())
        .isEqualTo(200);
    String lists = "/api/index/R5/dossiers?period=2024-04&indicator=2.1&counted=";
    assertThat(as("u1").get(lists + "missing").statusCode()).isEqualTo(403);
    assertThat(given().get("/api/index?period=2024-04").statusCode()).isEqualTo(401);
    assertThat(as("city").get("/api/index/X?period=2024-04&ruleset=766-B").statusCode())
        .isEqualTo(404);
    assertThat(violation("/api/index?period=2024-13")).isEqualTo("period");
    assertThat(violation("/api/index?period=2024-04&ruleset=x")).isEqualTo("ruleset");
    assertThat(violation(lists + "x")).isEqualTo("counted");
    assertThat(violation("/api/index/R5/dossiers?period=2024-04&indicator=3.2&counted=missing"))
        .isEqualTo("indicator");
    assertThat(violation("/api/index/R5/dossiers?period=2024-04&indicator=5.4&counted=numerator"))
        .isEqualTo("counted");
  }

  @Test
  void events_that_come_again_change_nothing() throws SQLException {
    // Given
    String before = fingerprint();
    var again = new ArrayList<JsonNode>(city.events());
    Collections.shuffle(again, new Random(5));
    long applied = number("select sum(next_offset) from consumed_partition");

    // When
    publish(again);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(number("select sum(next_offset) from consumed_partition"))
                .isGreaterThanOrEqualTo(applied + again.size()));

    // Then
    assertThat(fingerprint()).isEqualTo(before);
  }

  @Test
  void a_rebuild_comes_to_what_the_live_events_came_to() throws SQLException {
    // Given
    String before = fingerprint();
    int generation = (int) number("select id from generation where state = 'current'");

    // When
    assertThat(as("city").post("/api/rebuilds").statusCode()).isEqualTo(202);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(number("select count(*) from generation where id = " + generation))
                .isZero());

    // Then
    assertThat(number("select id from generation where state = 'current'"))
        .isNotEqualTo(generation);
    assertThat(fingerprint()).isEqualTo(before);
    assertThat(number("select count(*) from stint where generation = " + generation)).isZero();
    var listed = as("city").get("/api/rebuilds").jsonPath();
    assertThat(listed.getList("state")).containsExactly("current");
    assertThat(listed.getString("[0].stage")).isEqualTo("done");
    assertThat(listed.getString("[0].requestedBy")).isEqualTo("city");
    assertThat(listed.getLong("[0].dossiersFolded"))
        .isEqualTo(listed.getLong("[0].dossiers"))
        .isEqualTo(number("select count(*) from dossier"));
    assertThat(listed.getString("[0].finishedAt")).isNotNull();
  }

  @Test
  void the_recount_notices_a_row_that_was_tampered_with() throws SQLException {
    // Given
    String dossier = text("select min(dossier) from stint where dossier like 'R-%'");
    execute(
        "update stint set true_from = true_from + interval '1 microsecond' where dossier = '"
            + dossier
            + "' and true_to > true_from + interval '1 day'");

    // When
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() ->
            assertThat(as("city").get("/api/recount").jsonPath().getList("mismatches.subject"))
                .contains(dossier));

    // Then it goes away once the row is right again
    execute(
        "update stint set true_from = true_from - interval '1 microsecond' where dossier = '"
            + dossier
            + "' and true_to > true_from + interval '1 day'");
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() ->
            assertThat(as("city").get("/api/recount").jsonPath().getList("mismatches")).isEmpty());
  }

  @Test
  void the_pages_of_a_list_together_are_as_long_as_the_count() {
    // When
    var codes = new ArrayList<String>();
    String after = "";
    long count;
    do {
      var page =
          as("city")
              .queryParam("measure", "received")
              .queryParam("from", "2024-01-01")
              .queryParam("to", "2024-12-31")
              .queryParam("size", "17")
              .queryParam("after", after)
              .get("/api/agencies/CITY/statement/dossiers")
              .jsonPath();
      codes.addAll(page.getList("items.dossier"));
      count = page.getLong("count");
      after = page.getString("next");
    } while (after != null);

    // Then
    assertThat(codes).doesNotHaveDuplicates().hasSize((int) count);
  }

  @Test
  void the_first_page_shows_a_statement_and_links_to_its_lists() {
    // When
    var page = as("city").get("/?agency=CITY&from=2024-01-01&to=2024-12-31");

    // Then
    assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
    assertThat(page.asString())
        .contains("Tiếp nhận trong kỳ")
        .contains("/statement/dossiers?measure=received&amp;agency=CITY")
        .contains("hx-get=\"/fragments/intake\"");
    assertThat(
            as("city")
                .get(
                    "/statement/dossiers?measure=received&agency=RCITY&from=2024-01-01&to=2024-12-31")
                .asString())
        .contains("href=\"/dossiers/R-");
    assertThat(as("city").get("/fragments/scoring").asString()).contains("Tổng hợp số liệu");
  }

  @Test
  void a_dossier_is_explained_and_only_to_those_who_may_see_it() {
    String code = city.received().getFirst();
    assertThat(as("city").get("/api/dossiers/" + code).jsonPath().getList("events")).isNotEmpty();
    assertThat(as("u1").get("/api/dossiers/" + code).statusCode()).isEqualTo(403);
    assertThat(as("city").get("/api/dossiers/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void a_dossier_has_a_page_that_asks_the_other_services_for_their_part() {
    String code = city.received().getFirst();
    assertThat(as("city").get("/dossiers/" + code).asString())
        .contains("Tiếp nhận")
        .contains("hx-get=\"/fragments/sync/dossiers/" + code + "\"")
        .contains("hx-get=\"/fragments/notification/dossiers/" + code + "\"");
    assertThat(as("u1").get("/dossiers/" + code).statusCode()).isEqualTo(403);
    assertThat(as("city").get("/dossiers/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void a_flawed_question_is_answered_with_a_problem_that_names_the_parameter() {
    String path = "/api/agencies/CITY/statement";
    assertThat(violation(path + "?to=2024-01-31")).isEqualTo("from");
    assertThat(violation(path + "?from=2024-13-01&to=2024-01-31")).isEqualTo("from");
    assertThat(violation(path + "?from=2024-02-01&to=2024-01-31")).isEqualTo("from");
    assertThat(violation(path + "?from=2024-01-01&to=9999999-01-31")).isEqualTo("to");
    assertThat(violation(path + "?from=2024-01-01&to=2024-01-31&asOf=2024-01-31T10:00:00"))
        .isEqualTo("asOf");
    assertThat(violation(path + "?from=2024-01-01&to=2024-01-31&by=colour")).isEqualTo("by");
    assertThat(violation(path + "/dossiers?from=2024-01-01&to=2024-01-31&measure=x"))
        .isEqualTo("measure");
    assertThat(
            as("city").get("/api/agencies/X/statement?from=2024-01-01&to=2024-01-31").statusCode())
        .isEqualTo(404);
    assertThat(as("u1").get(path + "?from=2024-01-01&to=2024-01-31").statusCode()).isEqualTo(403);
    assertThat(given().get(path).statusCode()).isEqualTo(401);
  }

  @Test
  void an_instant_is_understood_whose_plus_sign_was_not_encoded() {
    assertThat(
            as("city")
                .urlEncodingEnabled(false)
                .get(
                    "/api/agencies/CITY/statement?from=2024-01-01&to=2024-01-31&asOf=2024-01-31T10:00:00+07:00")
                .jsonPath()
                .getString("asOf"))
        .isEqualTo("2024-01-31T10:00:00+07:00");
  }

  private record Answers(Statement first, Statement rows, Map<String, Long> naive) {}

  private Answers answers(Question question) throws SQLException {
    return Snapshot.read(
        database,
        tx -> {
          ReferenceBook book = references.book(tx);
          return new Answers(
              statements.answer(tx, question).orElseThrow(),
              statements.answerFromRows(tx, question).orElseThrow(),
              city.count(book, question, Instant.now()));
        });
  }

  private void publish(List<JsonNode> events) {
    try (var publishing = new Publishing(broker)) {
      events.forEach(publishing::event);
      publishing.watermark(Instant.now());
      publishing.flush();
    }
  }

  /// What is stored of the random dossiers and in all tallies, whatever the generation.
  private String fingerprint() throws SQLException {
    return text(
            """
            select md5(string_agg(row::text, ',' order by row::text)) from (
              select dossier, known_from, known_to, true_from, true_to, responsible, ended_at,
                     outcome, overdue_from, facts, late_from, irregular
              from   stint join generation g on g.id = generation
              where  g.state = 'current' and dossier like 'R-%') as row\
            """)
        + text(
            """
            select md5(string_agg(row::text, ',' order by row::text)) from (
              select agency, procedure, day, received, filed_online, early, on_time, late,
                     closed_other, overdue
              from   tally_day join generation g on g.id = generation
              where  g.state = 'current' and agency like 'R%'
                and (received, filed_online, early, on_time, late, closed_other, overdue)
                    <> (0, 0, 0, 0, 0, 0, 0)) as row\
            """);
  }

  private static String violation(String path) {
    var answer = as("city").get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(400);
    return answer.jsonPath().getString("errors[0].parameter");
  }

  private static RequestSpecification as(String name) {
    return given().auth().preemptive().basic(name, Identities.PASSWORD);
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private String text(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
