package vn.dunghen.scoring.targets.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Fraction;

class ProgressTest {

  @ParameterizedTest
  @CsvSource({
    // target, online, of, missing, further
    "80,    1,  5,  3,  15",
    "80,    4,  5,  0,  0",
    "50.5,  7, 17,  2,  4",
    "66.67, 2,  3,  1,  1",
    "100,   9, 10,  1,  -1",
    "100,  10, 10,  0,  0",
    "0,     0,  7,  0,  0",
    "80,    0,  0,  0,  0",
    "99.99, 999999999, 1000000000, 0, 0",
  })
  void the_least_whole_number_that_reaches_the_target_is_missing(
      BigDecimal target, long online, long of, long missing, long further) {
    var progress = new Progress(Fraction.of(target), new Counts(online, of));

    assertThat(progress.missing()).isEqualTo(missing);
    assertThat(progress.further())
        .isEqualTo(further < 0 ? OptionalLong.empty() : OptionalLong.of(further));
  }

  @Test
  void what_is_missing_reaches_the_target_and_one_less_does_not_over_every_small_count() {
    for (int target = 0; target <= 1000; target += 7) {
      Fraction rate = Fraction.of(target, 10);
      for (int of = 1; of <= 40; of++) {
        for (int online = 0; online <= of; online++) {
          var progress = new Progress(rate, new Counts(online, of));
          long missing = progress.missing();
          assertReached(rate, online + missing, of, true);
          if (missing > 0) {
            assertReached(rate, online + missing - 1, of, false);
          }
          long further = progress.further().orElse(0);
          assertReached(rate, online + further, of + further, progress.further().isPresent());
          if (further > 0) {
            assertReached(rate, online + further - 1, of + further - 1, false);
          }
        }
      }
    }
  }

  private static void assertReached(Fraction rate, long online, long of, boolean is) {
    assertThat(new Progress(rate, new Counts(online, of)).isReached())
        .as("%s of %s against %s", online, of, rate)
        .isEqualTo(is);
  }

  @Test
  void a_target_is_missed_only_once_the_quarter_is_over_and_on_course_only_where_it_is_shown() {
    var below = new Progress(Fraction.of(80), new Counts(70, 100));
    var reached = new Progress(Fraction.of(80), new Counts(80, 100));
    var nothing = new Progress(Fraction.of(80), new Counts(0, 0));
    var risen = Optional.of(new Stretch(new Counts(18, 20), 10));
    var flat = Optional.of(new Stretch(new Counts(15, 20), 10));
    var left = OptionalInt.of(50);

    assertThat(State.of(below, true, risen, OptionalInt.of(0))).isEqualTo(State.MISSED);
    assertThat(State.of(below, false, risen, left)).isEqualTo(State.ON_COURSE);
    assertThat(State.of(below, false, risen, OptionalInt.of(49))).isEqualTo(State.BEHIND);
    assertThat(State.of(below, false, flat, left)).isEqualTo(State.BEHIND);
    assertThat(State.of(below, false, risen, OptionalInt.empty())).isEqualTo(State.BEHIND);
    assertThat(State.of(below, false, Optional.empty(), left)).isEqualTo(State.BEHIND);
    assertThat(State.of(reached, true, flat, left)).isEqualTo(State.REACHED);
    assertThat(State.of(reached, false, flat, left)).isEqualTo(State.REACHED);
    assertThat(State.of(nothing, true, flat, left)).isEqualTo(State.NOT_MEASURED);
  }
}
