package vn.dunghen.chassis.start;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dunghen.chassis.edge.DatabaseResource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ClockIT {
  @TestHTTPResource(value = "/", management = true)
  URI management;

  @TestHTTPResource("/clock")
  URI ordinaryAddress;

  @Inject InstantSource clock;

  @AfterEach
  void put_right() {
    given().delete(clock()).then().statusCode(200);
  }

  private URI clock() {
    return management.resolve("/clock");
  }

  @Test
  void the_clock_is_set_and_ticks_on() {
    given().body("{\"at\":\"2024-07-01T08:00:00+07:00\"}").put(clock()).then().statusCode(200);
    var set = Instant.parse("2024-07-01T01:00:00Z");
    assertThat(clock.instant()).isBetween(set, set.plus(1, ChronoUnit.HOURS));
  }

  @Test
  void the_clock_is_put_ahead_and_right_again() {
    given().body("{\"shift\":\"P7D\"}").put(clock()).then().statusCode(200);
    assertThat(clock.instant())
        .isCloseTo(
            Clock.systemUTC().instant().plus(7, ChronoUnit.DAYS), within(1, ChronoUnit.HOURS));
    given().delete(clock()).then().statusCode(200);
    assertThat(clock.instant()).isCloseTo(Clock.systemUTC().instant(), within(1, ChronoUnit.HOURS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"at\":\"2024-07-01T08:00:00\"}",
        "{\"at\":5}",
        "{\"shift\":\"soon\"}",
        "{\"at\":\"2024-07-01T08:00:00+07:00\",\"shift\":\"PT1H\"}"
      })
  void what_is_no_time_is_refused_and_changes_nothing(String body) {
    var answer = given().body(body).put(clock());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(clock.instant()).isCloseTo(Clock.systemUTC().instant(), within(1, ChronoUnit.HOURS));
  }

  @Test
  void the_clock_is_not_set_on_the_port_of_the_pages() {
    given()
        .body("{\"shift\":\"P7D\"}")
        .put(ordinaryAddress)
        .then()
        .statusCode(org.hamcrest.Matchers.not(200));
  }
}
