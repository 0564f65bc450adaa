package vn.dunghen.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Identities.class)
class RuleSetsIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void a_published_unit_is_scored_to_the_cent_by_whoever_has_signed_in() throws IOException {
    // Given the counts of a unit, just as they were published
    JsonNode hanoi;
    try (var file = RuleSetsIT.class.getResourceAsStream("/cases/ruleset-766-b.json")) {
      hanoi = JSON.readTree(file).path("vectors").path(2);
    }

    // When
    Response answer = post("766-B/score", hanoi.toString());

    // Then
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("application/json");
    JsonNode scores = JSON.readTree(answer.asString());
    for (JsonNode expected : hanoi.path("indicators")) {
      String key = expected.path("indicator").asText();
      JsonNode found = null;
      for (JsonNode each : scores.path("indicators")) {
        found = each.path("indicator").asText().equals(key) ? each : found;
      }
      assertThat(found).as(key).isNotNull();
      assertThat(found.path("score").decimalValue())
          .as(key)
          .isEqualByComparingTo(expected.path("score").decimalValue());
    }
    hanoi
        .path("group")
        .properties()
        .forEach(group ->
            assertThat(scores.path("group").path(group.getKey()).decimalValue())
                .isEqualByComparingTo(group.getValue().decimalValue()));
    assertThat(scores.path("total").decimalValue()).isEqualByComparingTo("55.23");
    assertThat(scores.path("complete").asBoolean()).isTrue();
    assertThat(scores.path("band").path("nameVi").asText()).isEqualTo("Trung bình");
    BigDecimal lost = scores.path("ledger").path("rounding").decimalValue();
    for (JsonNode line : scores.path("ledger").path("lines")) {
      lost = lost.add(line.path("points").decimalValue());
    }
    assertThat(lost).isEqualByComparingTo("44.77");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 400 | null",
        "{ | 400 | null",
        "[] | 422 | ''",
        "null | 422 | ''",
        "{} | 422 | /indicators",
        "{\"indicators\":[]} | 422 | /indicators",
        "{\"indicators\":{}} | 422 | /indicators",
        "{\"indicators\":[1]} | 422 | /indicators/0",
        "{\"indicators\":[{\"indicator\":2.1}]} | 422 | /indicators/0/indicator",
        "{\"indicators\":[{\"indicator\":\"9.9\",\"numerator\":1,\"denominator\":2}]} | 422 | /indicators/0/indicator",
        "{\"indicators\":[{\"indicator\":\"4.6\"},{\"indicator\":\"4.6\"}]} | 422 | /indicators/1/indicator",
        "{\"indicators\":[{\"indicator\":\"2.1\",\"numerator\":1}]} | 422 | /indicators/0/denominator",
        "{\"indicators\":[{\"indicator\":\"2.1\",\"numerator\":null,\"denominator\":1}]} | 422 | /indicators/0/numerator",
        "{\"indicators\":[{\"indicator\":\"2.1\",\"numerator\":\"1\",\"denominator\":2}]} | 422 | /indicators/0/numerator",
        "{\"indicators\":[{\"indicator\":\"2.1\",\"numerator\":-1,\"denominator\":2}]} | 422 | /indicators/0/numerator",
        "{\"indicators\":[{\"indicator\":\"2.1\",\"numerator\":1.5,\"denominator\":2}]} | 422 | /indicators/0/numerator",
        "{\"indicators\":[{\"indicator\":\"2.1\",\"numerator\":1,\"denominator\":1e999999999}]} | 422 | /indicators/0/denominator",
        "{\"indicators\":[{\"indicator\":\"2.1\",\"numerator\":1,\"denominator\":1e-999999999}]} | 422 | /indicators/0/denominator",
        "{\"indicators\":[{\"indicator\":\"2.1\",\"numerator\":1,\"denominator\":1e99999999999}]} | 400 | null",
        "{\"indicators\":[{\"indicator\":\"2.1\",\"numerator\":1,\"denominator\":9999999999999999999}]} | 422 | /indicators/0/denominator",
        "{\"indicators\":[{\"indicator\":\"2.1\",\"numerator\":3,\"denominator\":2}]} | 422 | /indicators/0/numerator",
        "{\"indicators\":[{\"indicator\":\"2.1\",\"numerator\":1,\"numerator\":1,\"denominator\":2}]} | 400 | null",
        "{\"indicators\":[{\"indicator\":\"4.6\"}],\"group\":{\"7\":1}} | 422 | /group/7",
        "{\"indicators\":[{\"indicator\":\"4.6\"}],\"group\":{\"2\":20.01}} | 422 | /group/2",
        "{\"indicators\":[{\"indicator\":\"4.6\"}],\"group\":{\"2\":1.001}} | 422 | /group/2",
      })
  void a_flawed_body_is_answered_with_a_problem_that_points_at_it(
      String body, int status, String pointer) {
    Response answer = post("766-B/score", body);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    if (status == 422) {
      assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo(pointer);
    }
  }

  @Test
  void what_is_not_there_or_not_signed_in_is_refused() {
    assertThat(post("766-C/score", "{}").statusCode()).isEqualTo(404);
    assertThat(get("/api/rulesets/766-C").statusCode()).isEqualTo(404);
    assertThat(get("/rulesets/766-C").statusCode()).isEqualTo(404);
    assertThat(given().get("/api/rulesets").statusCode()).isEqualTo(401);
    assertThat(
            given()
                .auth()
                .preemptive()
                .basic("u1", Identities.PASSWORD)
                .contentType("text/plain")
                .body("{}")
                .post("/api/rulesets/766-B/score")
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  void a_rule_set_is_listed_and_given_out_as_the_data_it_is() throws IOException {
    var listed = get("/api/rulesets").jsonPath();
    assertThat(listed.getList("id")).containsExactly("766-A", "766-B");
    assertThat(listed.getList("provisional")).containsExactly(true, false);
    JsonNode file = JSON.readTree(get("/api/rulesets/766-B").asString());
    assertThat(file.path("indicators")).hasSize(23);
    assertThat(file.path("max").asInt()).isEqualTo(100);
  }

  @Test
  void counts_are_rehearsed_under_two_rule_sets() {
    String counts =
        "{\"indicators\":[{\"indicator\":\"3.6\",\"numerator\":229394,\"denominator\":427521}]}";

    var rehearsed = post("766-B/rehearsal?beside=766-A", counts).jsonPath();

    assertThat(rehearsed.getString("first.ruleset")).isEqualTo("766-B");
    assertThat(rehearsed.getFloat("first.total")).isEqualTo(3.22f);
    assertThat(rehearsed.getFloat("second.total")).isEqualTo(6.00f);
    assertThat(rehearsed.getFloat("change.'3.6'")).isEqualTo(2.78f);
    assertThat(post("766-B/rehearsal?beside=x", counts).statusCode()).isEqualTo(400);
    assertThat(post("766-B/rehearsal?beside=766-A", "{\"group\":{\"2\":1}}").statusCode())
        .isEqualTo(422);
  }

  @Test
  void a_mean_is_taken_per_group() {
    String units =
        """
        {"units":[{"group":{"1":11.46,"2":17.69,"3a":8.84,"3b":6.42,"4":9.72,"5":14.67}},
         {"group":{"1":11.20,"2":14.81,"3a":9.23,"3b":4.69,"4":8.01,"5":7.29}}]}\
        """;

    assertThat(post("766-B/mean", units).jsonPath().getFloat("total")).isEqualTo(62.03f);
    assertThat(
            post("766-B/mean", "{\"units\":[{\"group\":{\"1\":1}}]}")
                .jsonPath()
                .getString("errors[0].pointer"))
        .isEqualTo("/units/0/group/2");
    assertThat(post("766-B/mean", "{\"units\":[]}").statusCode()).isEqualTo(422);
  }

  @Test
  void the_pages_show_every_rule_with_its_source() {
    assertThat(get("/rulesets").asString())
        .contains("href=\"/rulesets/766-A\"")
        .contains("Tạm thời");
    assertThat(get("/rulesets/766-B").asString())
        .contains("Hồ sơ nộp trực tuyến")
        .contains("đủ điểm từ 50 %")
        .contains("mọi đơn vị được 2")
        .contains("không có điểm, tính như 0")
        .contains("đã kiểm chứng")
        .contains("Xuất sắc")
        .contains("15 ngày làm việc")
        .contains("[S1-DOCX]");
  }

  private static Response post(String path, String body) {
    return given()
        .auth()
        .preemptive()
        .basic("u1", Identities.PASSWORD)
        .contentType("application/json")
        .body(body)
        .post("/api/rulesets/" + path);
  }

  private static Response get(String path) {
    return given().auth().preemptive().basic("u1", Identities.PASSWORD).get(path);
  }
}
