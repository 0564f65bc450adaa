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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.dunghen.intake.City;
import vn.dunghen.intake.Identities;
import vn.dunghen.intake.IntakeKeys;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// Official results come in as a table, a row per figure, or one letter by form.
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

  @Test
  void one_letter_by_form_is_shown_with_what_it_changes_then_taken_and_a_wrong_field_is_named()
      throws SQLException {
    // Given
    taken(HEADING + "W1;2024-10;10/12/2024 11:00;9999;total;;;61,18;4,12;60;63\n", "false");
    var november =
        Map.of(
            "unit", "W1",
            "period", "2024-11",
            "dataTakenAt", "10/12/2024 11:00",
            "total", "58,69",
            "change", "-2,51",
            "rank", "62",
            "of", "63",
            "number", "4321/UBND",
            "date", "11/12/2024");

    // When
    Response preview = form(Identities.OPERATOR, november);
    long before = letters();
    String id = preview.htmlPath().getString("**.find { it.@name == 'previewed' }.@value");
    var sent = new HashMap<>(november);
    sent.put("previewed", id);
    Response accepted = form(Identities.OPERATOR, sent);
    Response again = form(Identities.OPERATOR, sent);
    sent.put("total", "58,70");
    Response edited = form(Identities.OPERATOR, sent);

    // Then
    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(preview.asString())
        .contains("mâu thuẫn trong nguồn", "58,69 − (−2,51) = 61,20", "61,18")
        .contains("vn.dunghen.national-standing.v1", "4321/UBND ngày 11/12/2024");
    assertThat(before).isEqualTo(1);
    assertThat(accepted.asString()).contains("Đã nhận");
    assertThat(again.asString()).contains("Đã có từ trước");
    assertThat(edited.asString()).contains("Xem trước", "Kỳ này đã có 58,69");
    assertThat(letters()).isEqualTo(2);

    // And what is wrong stands beside its field
    sent.putAll(
        Map.of("total", "viel", "period", "2024-13", "dataTakenAt", "", "date", "31/02/2024"));
    Response unreadable = form(Identities.OPERATOR, sent);
    assertThat(unreadable.statusCode()).isEqualTo(422);
    assertThat(problems(unreadable)).containsExactlyInAnyOrder("dataTakenAt", "total", "date");
    sent.putAll(
        Map.of(
            "total", "101",
            "dataTakenAt", "10/12/2024 11:00",
            "date", "",
            "rank", "64",
            "3a", "200"));
    Response flawed = form(Identities.OPERATOR, sent);
    assertThat(flawed.statusCode()).isEqualTo(422);
    assertThat(problems(flawed)).containsExactlyInAnyOrder("period", "total", "rank", "3a");
    assertThat(form(Identities.OPERATOR, sent, "*/*").jsonPath().getList("errors.parameter"))
        .containsExactlyInAnyOrder("period", "total", "rank", "3a");
    Response foreign = form(Identities.OPERATOR_2, november);
    assertThat(foreign.statusCode()).isEqualTo(422);
    assertThat(problems(foreign)).containsExactly("unit");
    assertThat(letters()).isEqualTo(2);
  }

  @Test
  void a_form_of_another_site_is_refused() {
    given()
        .auth()
        .preemptive()
        .basic(Identities.OPERATOR, Identities.PASSWORD)
        .header("Sec-Fetch-Site", "cross-site")
        .contentType("application/x-www-form-urlencoded")
        .body("unit=D1")
        .post("/letters/new")
        .then()
        .statusCode(403);
  }

  private static Response form(String identity, Map<String, String> fields) {
    return form(identity, fields, "text/html");
  }

  private static Response form(String identity, Map<String, String> fields, String accept) {
    return given()
        .auth()
        .preemptive()
        .basic(identity, Identities.PASSWORD)
        .header("Sec-Fetch-Site", "same-origin")
        .accept(accept)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParams(fields)
        .post("/letters/new");
  }

  /// The fields beside which something is said to be wrong.
  private static List<String> problems(Response page) {
    return Pattern.compile("id=\"p-([a-zA-Z0-9]+)\"")
        .matcher(page.asString())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private long letters() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from register"
                    + " where source = '/official-results/H' and subject = 'W1'")) {
      row.next();
      return row.getLong(1);
    }
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
                "select count(*) from register"
                    + " where source = '/official-results/H' and subject <> 'W1'")) {
      row.next();
      return row.getLong(1);
    }
  }
}
