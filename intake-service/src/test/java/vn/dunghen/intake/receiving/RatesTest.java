package vn.dunghen.intake.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import vn.dunghen.intake.reference.KnownReferences;
import vn.dunghen.intake.reference.Today;

/// One event per second after ten at once.
class RatesTest {

  private final Today nobodyIsRegistered =
      new KnownReferences(
              new PGSimpleDataSource(), InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")))
          .today();
  private final Rates rates =
      new Rates(
          new SmallRyeConfigBuilder()
              .addDiscoveredConverters()
              .withMapping(LimitsConfig.class)
              .withSources(
                  new PropertiesConfigSource(
                      Map.of(
                          "dunghen.intake.limits.burst", "10",
                          "dunghen.intake.limits.events-per-second", "1"),
                      "test",
                      100))
              .build()
              .getConfigMapping(LimitsConfig.class));

  @Test
  void as_many_as_the_burst_are_let_through_at_once() {
    assertThat(take("poster", Map.of("/a", 10))).isZero();
  }

  @Test
  void more_have_to_wait_for_as_long_as_their_allowance_takes() {
    take("poster", Map.of("/a", 10));

    assertThat(take("poster", Map.of("/a", 5)))
        .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
  }

  @Test
  void sources_that_nobody_registered_share_the_allowance_of_who_posts_for_them() {
    take("poster", Map.of("/a", 6));

    assertThat(take("poster", Map.of("/b", 6))).isPositive();
    assertThat(take("another", Map.of("/b", 6))).isZero();
  }

  @Test
  void what_has_to_wait_takes_nothing_of_the_allowance() {
    take("poster", Map.of("/a", 6, "/b", 6));

    assertThat(take("poster", Map.of("/a", 10))).isZero();
  }

  private Duration take(String poster, Map<String, Integer> counts) {
    return rates.take(poster, counts, nobodyIsRegistered);
  }
}
