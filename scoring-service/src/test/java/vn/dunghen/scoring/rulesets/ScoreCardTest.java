package vn.dunghen.scoring.rulesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dunghen.scoring.rulesets.model.Level;
import vn.dunghen.scoring.rulesets.model.Measurement;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.rulesets.model.RuleSets;
import vn.dunghen.scoring.rulesets.model.ScoreCard;

class ScoreCardTest {

  @ParameterizedTest
  @CsvSource({
    // no threshold, half a cent up, just below half a cent down
    "2.1, 1, 4000, 0.01",
    "2.1, 1, 4001, 0.00",
    "2.1, 3, 4000, 0.02",
    "5.2, 1, 1200, 0.01",
    // thresholds: at the edge, one below, above
    "5.4, 900, 1000, 6.00",
    "5.4, 899, 1000, 5.99",
    "5.4, 1000, 1000, 6.00",
    "3.1, 4, 5, 2.00",
    "3.3, 1, 2, 6.00",
    "3.3, 49, 100, 5.88",
    // windows that differ may count more than there are; the points are capped
    "3.4, 12, 10, 2.00",
    // counts beyond what a double holds
    "2.1, 300000000000000001, 400000000000000000, 15.00",
    // nothing to count
    "2.1, 0, 0, 0.00",
    "3.4, 0, 0, 0.00",
    "3.5, 0, 0, 0.00",
    "3.6, 0, 0, 0.00",
    "5.2, 0, 0, 6.00",
    "5.3, 0, 0, 6.00",
    "5.4, 0, 0, 0.00",
    "1.1, 0, 0, ",
    "4.1, 0, 0, ",
    "4.5b, 3, 0, ",
    // the placeholder is the same for everybody, information is worth nothing
    "4.6, 0, 126, 2.00",
    "5.1, 5, 10, ",
  })
  void an_indicator_has_its_points_to_the_cent(
      String indicator, long numerator, long denominator, BigDecimal score) {
    ScoreCard card = Rules.B.score(List.of(Measurement.of(indicator, numerator, denominator)));

    assertThat(card.indicator(indicator).orElseThrow().score().orElse(null)).isEqualTo(score);
  }

  @Test
  void a_department_without_dossiers_and_petitions_has_16_of_100() {
    // Given what only the province counts
    List<Measurement> province =
        List.of(Measurement.none("1.1"), Measurement.none("1.2"), Measurement.of("1.3", 89, 89));
    List<Measurement> own =
        Rules.B.indicators().stream().map(each -> Measurement.of(each.key(), 0, 0)).toList();

    // When
    ScoreCard card = Rules.B.score(Rules.B.inheriting(Level.DEPARTMENT, own, province));

    // Then
    assertThat(card.total()).isEqualTo("16.00");
    assertThat(card.isComplete()).isTrue();
  }

  @Test
  void what_is_not_given_adds_nothing_and_is_listed() {
    ScoreCard card =
        Rules.B.score(
            List.of(Measurement.of("2.1", 2348, 2971)),
            Map.of("3a", new BigDecimal("8.84"), "2", new BigDecimal("1.00")));

    assertThat(card.total()).isEqualTo("24.65");
    assertThat(card.missing()).contains("1.1", "3.4", "5.4").doesNotContain("3.1", "2.1", "5.1");
    assertThat(card.band()).isEmpty();
  }

  @Test
  void a_measurement_that_the_rule_set_does_not_know_is_refused() {
    assertThatThrownBy(() -> Rules.B.score(List.of(Measurement.none("9.9"))))
        .hasMessageContaining("no indicator 9.9");
    assertThatThrownBy(
            () -> Rules.B.score(List.of(Measurement.none("2.1"), Measurement.of("2.1", 1, 2))))
        .hasMessageContaining("2.1 is measured twice");
  }

  @ParameterizedTest
  @CsvSource({
    "100.00, excellent", "90.00, excellent", "89.99, good", "80.00, good", "79.99, fair",
    "70.00, fair", "69.99, average", "50.00, average", "49.99, weak", "0.00, weak",
  })
  void a_band_begins_at_its_edge(BigDecimal total, String band) {
    assertThat(Rules.B.bands().of(total).key()).isEqualTo(band);
  }

  @Test
  void the_provisional_rules_give_what_was_published_for_online_payment_in_july_2024() {
    ScoreCard card =
        Rules.A.score(
            List.of(
                Measurement.of("3.4", 8756, 10000),
                Measurement.of("3.6", 8676, 10000),
                Measurement.of("3.5", 4000, 10000)));

    assertThat(Rules.A.provisional()).isTrue();
    assertThat(card.indicator("3.4").orElseThrow().score()).contains(new BigDecimal("2.00"));
    assertThat(card.indicator("3.6").orElseThrow().score()).contains(new BigDecimal("6.00"));
    assertThat(card.total()).isEqualTo("9.00");
  }

  @Test
  void one_rule_set_is_in_force_on_a_day_and_two_never() {
    RuleSets sets = new RuleSets(List.of(Rules.A, Rules.B));

    assertThat(sets.inForce(LocalDate.of(2024, 9, 30)).map(RuleSet::id)).contains("766-A");
    assertThat(sets.inForce(LocalDate.of(2026, 8, 31)).map(RuleSet::id)).contains("766-B");
    assertThat(sets.inForce(LocalDate.of(2022, 7, 31))).isEmpty();
    assertThatThrownBy(() -> new RuleSets(List.of(Rules.B, Rules.B)))
        .hasMessageContaining("766-B is there twice");
  }
}
