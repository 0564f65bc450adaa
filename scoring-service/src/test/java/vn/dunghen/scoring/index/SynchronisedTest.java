package vn.dunghen.scoring.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.dunghen.scoring.index.model.Synchronised;
import vn.dunghen.scoring.index.model.SynchronisedCell;
import vn.dunghen.scoring.rulesets.Rules;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Measurement;

/// Indicator 1.4: received by both ÷ the greater of what either received.
class SynchronisedTest {

  @Test
  void divides_by_the_greater_sum_of_all_units_together() {
    assertThat(Synchronised.counts(List.of(cell(9, 7, 6)))).isEqualTo(new Counts(6, 9));
    assertThat(Synchronised.counts(List.of(cell(1, 2, 1)))).isEqualTo(new Counts(1, 2));
    assertThat(Synchronised.counts(List.of(cell(9, 7, 6), cell(1, 4, 1))))
        .isEqualTo(new Counts(7, 11));
  }

  @Test
  void has_no_score_where_nobody_received_anything() {
    // When
    Counts counts = Synchronised.counts(List.of());
    var card = Rules.B.score(List.of(new Measurement(Synchronised.INDICATOR, Optional.of(counts))));

    // Then
    assertThat(counts).isEqualTo(new Counts(0, 0));
    assertThat(card.missing()).doesNotContain(Synchronised.INDICATOR);
    assertThat(card.total()).isEqualByComparingTo("0");
  }

  private static SynchronisedCell cell(long ours, long theirs, long both) {
    return new SynchronisedCell("U", ours, theirs, both);
  }
}
