package vn.dunghen.intake.officialresults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.dunghen.intake.City;
import vn.dunghen.intake.Identities;
import vn.dunghen.intake.IntakeKeys;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// Official results come in as a table, a row per figure.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "intake"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IntakeKeys.class)
class OfficialResultsIT {

  private static final String HEADING =
      "unit;period;dataTakenAt;letter;item;numerator;denominator;score;change;rank;of\n";
  private static final String SEPTEMBER =
      HEADING
          + """
          H;2024-09;02/10/2024 10:00;3327;total;;;55,99;-3,93;60;63
          H;2024-09;02/10/2024 10:00;3327;1;;;8.3;;;
          H;2024-09;02/10/2024 10:00;3327;2.1;358660;405424;17.69;;;
          D1;2024-09;02/10/2024 10:00;3327;2.1;10;20;;;;
          """;

  @Inject DataSource database;

  @BeforeEach
  void a_city_is_known() {
    City.found();
  }

  @Test
  void the_rows_of_a_letter_are_one_snapshot_rehearsed_then_taken_then_known() throws SQLException {
    // When
    JsonPath rehearsed = taken(SEPTEMBER, "true");
    long before = standings();
    JsonPath taken = taken(SEPTEMBER, "false");
    JsonPath again = taken(SEPTEMBER, "false");
    JsonPath later = taken(SEPTEMBER.replace("55,99", "57,06"), "false");

    // Then
    assertThat(counts(rehearsed)).containsExactly(4, 2, 2, 0, 0, 0);
    assertThat(before).isZero();
    assertThat(counts(taken)).containsExactly(4, 2, 2, 0, 0, 0);
    assertThat(counts(again)).containsExactly(4, 2, 0, 2, 0, 0);
    assertThat(counts(later)).containsExactly(4, 2, 1, 1, 0, 0);
    assertThat(standings()).isEqualTo(3);
  }

  @Test
  void a_row_that_is_wrong_is_told_with_its_place() {
    JsonPath answer =
        taken(
            HEADING
                + """
                H;2024-08;yesterday;;total;;;50;;;
                H;2024-08;02/09/2024;;total;;;many;;;
                H;2024-08;02/09/2024;;1;;;101;;;
                NOWHERE;2024-08;02/09/2024;;1;;;10;;;
                H;2024-13;02/09/2024;;1;;;10;;;
                """,
            "true");

    assertThat(answer.getList("problems.row")).containsExactly(2, 3, 4, 5, 6);
    assertThat(answer.getList("problems.column"))
        .containsExactly("dataTakenAt", "score", "score", "unit", "period");
    assertThat(answer.getInt("accepted")).isZero();
  }

  @Test
  void only_an_operator_says_what_is_official_and_of_its_own_agencies() {
    assertThat(post(Identities.SOURCE_1, SEPTEMBER, "true").statusCode()).isEqualTo(403);
    assertThat(post(Identities.AUDITOR, SEPTEMBER, "true").statusCode()).isEqualTo(403);
    assertThat(post(Identities.OPERATOR_2, SEPTEMBER, "true").jsonPath().getInt("forbidden"))
        .isEqualTo(2);
    assertThat(post(Identities.OPERATOR, "unit;period\n", "true").statusCode()).isEqualTo(422);
    assertThat(post(Identities.OPERATOR, SEPTEMBER, "maybe").statusCode()).isEqualTo(400);
  }

  private static JsonPath taken(String table, String dryRun) {
    Response answer = post(Identities.OPERATOR, table, dryRun);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.jsonPath();
  }

  private static Response post(String identity, String table, String dryRun) {
    return given()
        .auth()
        .preemptive()
        .basic(identity, Identities.PASSWORD)
        .contentType("text/csv")
        .body(table.getBytes(StandardCharsets.UTF_8))
        .post("/api/imports/official-results?dryRun=" + dryRun);
  }

  private static List<Integer> counts(JsonPath answer) {
    return List.of("rows", "events", "accepted", "duplicate", "conflict", "invalid").stream()
        .map(answer::getInt)
        .toList();
  }

  private long standings() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from register where source = '/official-results/H'")) {
      row.next();
      return row.getLong(1);
    }
  }
}
