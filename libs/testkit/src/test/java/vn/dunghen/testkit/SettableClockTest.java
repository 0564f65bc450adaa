package vn.dunghen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SettableClockTest {
  private final SettableClock clock = SettableClock.at("2026-11-22T08:00:00+07:00");

  @Test
  void stands_still_until_it_is_moved() {
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-22T01:00:00Z"));

    clock.set(Instant.EPOCH);

    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void loses_no_step_when_many_threads_move_it() {
    IntStream.range(0, 10_000).parallel().forEach(_ -> clock.advance(Duration.ofSeconds(1)));

    assertThat(clock.instant())
        .isEqualTo(Instant.parse("2026-11-22T01:00:00Z").plusSeconds(10_000));
  }
}
