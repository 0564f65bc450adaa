package vn.dunghen.intake.overview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.sql.DataSource;
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
class OverviewIT {

  @Inject DataSource database;

  @TestHTTPResource(value = "/", management = true)
  URL management;

  @BeforeEach
  void a_city_is_known() {
    City.found();
  }

  @Test
  void the_card_counts_what_came_and_what_is_in_quarantine() {
    // Given
    City.post(
        Identities.OPERATOR, City.STRUCTURED, City.source("/one-stop/silent", "silent", "D2"));
    long before = figure(card(), "today");

    // When three events come, one of them under the id of another
    City.post(Identities.SOURCE_1, City.STRUCTURED, City.received("card-1", "CARD-1"));
    City.post(Identities.SOURCE_1, City.STRUCTURED, City.received("card-2", "CARD-2"));
    City.post(Identities.SOURCE_1, City.STRUCTURED, City.received("card-2", "CARD-3"));

    // Then
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          String card = card();
          assertThat(figure(card, "today")).isGreaterThanOrEqualTo(before + 2);
          assertThat(figure(card, "quarantine")).isPositive().isEqualTo(openInQuarantine());
          assertThat(figure(card, "unsequenced")).isZero();
          assertThat(figure(card, "unpublished")).isZero();
          assertThat(figure(card, "silent")).isPositive();
          assertThat(card).contains("light-good", "light-warn", "/api/quarantine");
        });
  }

  @Test
  void the_card_is_for_whoever_has_signed_in_and_for_nobody_else() {
    assertThat(City.get(Identities.AGENCY, "/fragments/intake").statusCode()).isEqualTo(200);
    assertThat(given().get("/fragments/intake").statusCode()).isEqualTo(401);
  }

  @Test
  void health_tells_of_the_sequencer_in_words_and_metrics_of_what_waits() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          String wellness = management("/q/health/well");
          assertThat(wellness)
              .contains("sequencing", "this instance is the active one", "takes events")
              .contains("\"unpublished\": 0", "\"oldestUnsequencedSeconds\": 0");
          assertThat(management("/q/health/ready")).contains("Database connections");
          assertThat(management("/q/health/live")).doesNotContain("Database", "sequencing");
          assertThat(management("/q/metrics"))
              .contains(
                  "dunghen_intake_unsequenced_oldest_seconds 0.0",
                  "dunghen_intake_unpublished_events 0.0",
                  "dunghen_intake_quarantine_open_events");
        });
  }

  private long openInQuarantine() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from quarantine where state = 'open'")) {
      row.next();
      return row.getLong(1);
    }
  }

  private String management(String path) {
    return given().port(management.getPort()).get(path).asString();
  }

  private static String card() {
    return City.get(Identities.OPERATOR, "/fragments/intake").asString();
  }

  private static long figure(String card, String name) {
    var match = Pattern.compile("data-figure=\"" + name + "\">([0-9.]+)<").matcher(card);
    assertThat(match.find()).as("%s in %s", name, card).isTrue();
    return Long.parseLong(match.group(1).replace(".", ""));
  }
}
