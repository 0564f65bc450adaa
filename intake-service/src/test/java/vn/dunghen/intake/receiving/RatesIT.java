package vn.dunghen.intake.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.dunghen.intake.City;
import vn.dunghen.intake.Identities;
import vn.dunghen.intake.IntakeKeys;
import vn.dunghen.intake.reference.KnownReferences;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "intake"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IntakeKeys.class)
class RatesIT {

  private static final String SLOWED = "/one-stop/slowed";

  @Inject Rates rates;
  @Inject LimitsConfig limits;
  @Inject KnownReferences references;

  @Test
  void a_source_without_allowance_is_told_when_to_come_again_and_others_go_on() {
    // Given
    City.found();
    City.post(
            Identities.OPERATOR,
            City.STRUCTURED,
            City.source(SLOWED, Identities.SOURCE_2, "D2")
                .replace("source-" + Identities.SOURCE_2, "source-slowed"))
        .then()
        .statusCode(202);
    Map<String, Integer> oneMinuteAhead =
        Map.of(SLOWED, limits.burst() + 60 * limits.eventsPerSecond());
    Thread ahead =
        Thread.startVirtualThread(() -> {
          try {
            rates.await(Identities.SOURCE_2, oneMinuteAhead, references.today());
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        });

    // When
    await().until(() -> post(SLOWED, "slowed").statusCode() == 429);
    Response refused = post(SLOWED, "slowed");
    Response other = post(City.SOURCE_2, "not-slowed");
    ahead.interrupt();

    // Then
    assertThat(refused.contentType()).startsWith("application/problem+json");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 61);
    assertThat(other.statusCode()).isEqualTo(202);
  }

  private static Response post(String source, String id) {
    return City.post(
        Identities.SOURCE_2, City.STRUCTURED, City.received(source, id, "D-" + id, "W2"));
  }
}
