package vn.dunghen.intake.receiving;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.dunghen.intake.City;
import vn.dunghen.intake.Identities;
import vn.dunghen.intake.IntakeKeys;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "intake"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IntakeKeys.class)
class ReceivingIT {

  @BeforeEach
  void a_city_is_known() {
    City.found();
  }

  @Test
  void a_single_event_is_accepted_once_and_then_a_duplicate() {
    String event = City.received("single-1", "D-single-1");

    City.post(Identities.SOURCE_1, City.STRUCTURED, event)
        .then()
        .statusCode(202)
        .body("result", equalTo("accepted"), "id", equalTo("single-1"));
    City.post(Identities.SOURCE_1, City.STRUCTURED, event)
        .then()
        .statusCode(200)
        .body("result", equalTo("duplicate"));
  }

  @Test
  void another_content_under_a_used_id_is_a_conflict_and_quarantined() {
    City.post(Identities.SOURCE_1, City.STRUCTURED, City.received("clash-1", "D-clash-1"))
        .then()
        .statusCode(202);

    City.post(Identities.SOURCE_1, City.STRUCTURED, City.received("clash-1", "D-clash-2"))
        .then()
        .statusCode(409)
        .contentType("application/problem+json");

    assertThat(
            City.get(Identities.SOURCE_1, "/api/events?source={s}&id={i}", City.SOURCE_1, "clash-1")
                .jsonPath()
                .getList("quarantine"))
        .hasSize(1);
  }

  @Test
  void an_accepted_event_gets_its_position_and_is_published() {
    City.post(Identities.SOURCE_1, City.STRUCTURED, City.received("fate-1", "D-fate-1"))
        .then()
        .statusCode(202);

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            City.get(Identities.SOURCE_1, "/api/events?source={s}&id={i}", City.SOURCE_1, "fate-1")
                .then()
                .statusCode(200)
                .body("published", equalTo(true), "result", equalTo("accepted")));
  }

  @Test
  void a_batch_tells_the_result_of_each_event() {
    String body =
        City.batch(
            List.of(
                City.received("batch-1", "D-batch-1"),
                City.received("batch-1", "D-batch-1"),
                City.received("batch-1", "D-batch-other"),
                City.received(City.SOURCE_2, "batch-2", "D-batch-2", "W2"),
                City.received(City.SOURCE_1, "batch-3", "D-batch-3", "NOWHERE"),
                "7"));

    City.post(Identities.SOURCE_1, City.BATCH, body)
        .then()
        .statusCode(202)
        .body(
            "results.result",
            equalTo(
                List.of("accepted", "duplicate", "conflict", "forbidden", "invalid", "invalid")),
            "results[4].errors.pointer",
            hasItem("/data/unit"),
            "accepted",
            equalTo(1),
            "invalid",
            equalTo(2));
  }

  @Test
  void a_stream_tells_the_result_of_each_line() {
    String body =
        City.received("line-1", "D-line-1") + "\n\n{broken\n" + City.received("line-2", "D-line-2");

    String answer =
        City.post(Identities.SOURCE_1, City.NDJSON, body)
            .then()
            .statusCode(202)
            .extract()
            .asString();

    assertThat(answer.lines())
        .satisfiesExactly(
            first -> assertThat(first).contains("\"result\":\"accepted\""),
            second -> assertThat(second).contains("\"result\":\"invalid\""),
            third -> assertThat(third).contains("\"result\":\"accepted\"", "\"index\":2"));
  }

  @Test
  void a_quarantined_content_is_redriven_once_under_a_new_id_with_a_voiding() {
    City.post(Identities.SOURCE_1, City.STRUCTURED, City.received("redrive-1", "D-redrive-1"));
    City.post(Identities.SOURCE_1, City.STRUCTURED, City.received("redrive-1", "D-redrive-2"));
    long number =
        City.get(Identities.OPERATOR, "/api/quarantine?state=open&source={s}", City.SOURCE_1)
            .jsonPath()
            .getLong("items.find { it.eventId == 'redrive-1' }.id");

    String newId = settle(number, "redrive").then().statusCode(200).extract().path("newId");

    settle(number, "redrive").then().statusCode(409);
    for (String id : List.of(newId, newId + "~voided")) {
      City.get(Identities.OPERATOR, "/api/events?source={s}&id={i}", City.SOURCE_1, id)
          .then()
          .statusCode(200)
          .body("result", equalTo("accepted"));
    }
  }

  private static Response settle(long number, String how) {
    return given()
        .auth()
        .preemptive()
        .basic(Identities.OPERATOR, Identities.PASSWORD)
        .contentType("application/json")
        .body("{\"reason\":\"entered twice\"}")
        .post("/api/quarantine/{id}/{how}", number, how);
  }

  @Test
  void the_register_is_handed_out_in_its_order() {
    City.post(Identities.SOURCE_1, City.STRUCTURED, City.received("order-1", "D-order-1"));

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(City.get(Identities.SERVICE, "/api/register/events?after=0").asString())
                .contains("\"id\":\"order-1\"", "\"position\":\"1\"", "\"recordedtime\":"));
    assertThat(City.get(Identities.SERVICE, "/api/register/head").jsonPath().getLong("position"))
        .isPositive();
    City.get(Identities.SOURCE_1, "/api/register/events").then().statusCode(403);
  }
}
