package vn.dunghen.sync.pushing.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacingTest {

  private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
  private static final Breaker.Rule RULE =
      new Breaker.Rule(3, Duration.ofSeconds(10), Duration.ofSeconds(30));

  @Test
  void a_back_off_doubles_up_to_the_longest_and_keeps_within_its_upper_half() {
    // Given
    var backoff = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(60), new Random(1));

    // Then
    for (int failures = 1; failures < 40; failures++) {
      long full = Math.min(60_000, 2000L << Math.min(20, failures - 1));
      assertThat(backoff.after(failures).toMillis()).isBetween(full / 2, full);
    }
  }

  @Test
  void a_breaker_opens_after_failures_in_a_row_and_lets_one_try() {
    // Given
    Breaker breaker = Breaker.START.failed(NOW, "x", RULE).failed(NOW, "x", RULE);
    assertThat(breaker.permits(NOW, 8)).isEqualTo(8);
    assertThat(breaker.succeeded().failed(NOW, "x", RULE).permits(NOW, 8)).isEqualTo(8);

    // When
    breaker = breaker.failed(NOW, "x", RULE);

    // Then
    Instant until = NOW.plusSeconds(10);
    assertThat(breaker).isEqualTo(new Breaker.Open(NOW, until, 1, "x"));
    assertThat(breaker.failed(NOW.plusSeconds(5), "late", RULE)).isEqualTo(breaker);
    assertThat(breaker.permits(NOW.plusSeconds(9), 8)).isZero();
    assertThat(breaker.permits(until, 8)).isEqualTo(1);
    Breaker trying = breaker.begin(until);
    assertThat(trying.permits(until, 8)).isZero();
    assertThat(trying.succeeded()).isEqualTo(Breaker.START);
    Breaker again = trying.failed(until, "y", RULE);
    assertThat(again).isEqualTo(new Breaker.Open(NOW, until.plusSeconds(20), 2, "y"));
    assertThat(trying.abandoned(until).permits(until, 8)).isEqualTo(1);
  }

  @Test
  void a_budget_refills_evenly_and_holds_no_more_than_a_second() {
    // Given
    var budget = new CallBudget(120, NOW);

    // Then
    assertThat(budget.take(NOW)).isTrue();
    assertThat(budget.take(NOW)).isTrue();
    assertThat(budget.take(NOW)).isFalse();
    assertThat(budget.take(NOW.plusMillis(499))).isFalse();
    assertThat(budget.take(NOW.plusMillis(500))).isTrue();
    Instant later = NOW.plusSeconds(3600);
    assertThat(budget.take(later)).isTrue();
    assertThat(budget.take(later)).isTrue();
    assertThat(budget.take(later)).isFalse();
  }
}
