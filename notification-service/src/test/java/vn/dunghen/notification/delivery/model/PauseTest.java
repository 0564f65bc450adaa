package vn.dunghen.notification.delivery.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseTest {

  private static final Pause PAUSE = new Pause(Duration.ofSeconds(10), Duration.ofHours(1));

  @ParameterizedTest
  @CsvSource({
    "1, 0, PT10S",
    "1, 0.5, PT7.5S",
    "2, 0, PT20S",
    "9, 0, PT42M40S",
    "10, 0, PT1H",
    "10, 0.999, PT30M1.8S",
    "1000, 0, PT1H",
  })
  void doubles_up_to_the_longest_and_is_shortened_at_random(
      int attempts, double random, Duration expected) {
    assertThat(PAUSE.after(attempts, random)).isEqualTo(expected);
  }
}
