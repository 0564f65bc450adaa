package vn.dunghen.scoring.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.dunghen.scoring.index.model.Held;
import vn.dunghen.scoring.index.model.LedgerByCause;
import vn.dunghen.scoring.index.model.LedgerByCause.CauseOfLoss;
import vn.dunghen.scoring.index.model.LedgerByCause.Line;
import vn.dunghen.scoring.index.model.LedgerByCause.Owned;
import vn.dunghen.scoring.rulesets.Rules;
import vn.dunghen.scoring.rulesets.model.Form;
import vn.dunghen.scoring.rulesets.model.Fraction;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.Measurement;
import vn.dunghen.scoring.rulesets.model.RuleSet;

/// The ledger down to causes and owners, for any city.
class LedgerByCauseTest {

  private static final RuleSet RULES = Rules.B;
  private static final List<String> UNITS = List.of("A", "B", "C", "");

  @Test
  void causes_owners_rounding_and_score_add_up_to_100_whatever_was_counted() {
    qt().withExamples(500)
        .forAll(longs().all())
        .checkAssert(seed -> {
          var random = new Random(seed);
          var measured = new ArrayList<Measurement>();
          Map<String, List<Held>> held = anyCity(random, measured);

          LedgerByCause ledger = LedgerByCause.of(RULES.score(measured), held);
          LedgerByCause.Owners owners =
              ledger.owners((_, unit) -> unit.equals("C") ? "B" : unit.isEmpty() ? "A" : unit);

          BigDecimal open = ledger.ledger().max().subtract(ledger.ledger().total());
          assertThat(
                  ledger.lines().stream()
                      .flatMap(line -> line.causes().stream())
                      .map(CauseOfLoss::shown)
                      .reduce(ledger.ledger().rounding(), BigDecimal::add))
              .isEqualByComparingTo(open);
          assertThat(
                  owners.owners().stream()
                      .map(Owned::shown)
                      .reduce(owners.rounding(), BigDecimal::add))
              .isEqualByComparingTo(open);
          Fraction lost =
              ledger.lines().stream().map(Line::lost).reduce(Fraction.ZERO, Fraction::plus);
          assertThat(
                  owners.owners().stream().map(Owned::points).reduce(Fraction.ZERO, Fraction::plus))
              .isEqualTo(lost);
          for (Line line : ledger.lines()) {
            assertThat(
                    line.causes().stream()
                        .map(CauseOfLoss::points)
                        .reduce(Fraction.ZERO, Fraction::plus))
                .isEqualTo(line.lost());
            assertThat(line.causes())
                .allSatisfy(cause -> {
                  assertThat(cause.points().signum()).isPositive();
                  assertThat(cause.byUnit().values().stream().mapToLong(Long::longValue).sum())
                      .isEqualTo(cause.items());
                });
          }
        });
  }

  @Test
  void items_that_are_not_what_the_counts_say_are_missing_are_refused() {
    var card = RULES.score(List.of(Measurement.of("2.1", 7, 10)));

    assertThatThrownBy(
            () -> LedgerByCause.of(card, Map.of("2.1", List.of(new Held("overdue", "A", 2)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2.1: 3 items are counted and not good, 2 are named");
  }

  /// Some indicators are not measured, some have nothing to count, and of 5.4 some dossiers are
  /// taken off twice, down to below 0.
  private static Map<String, List<Held>> anyCity(Random random, List<Measurement> measured) {
    var held = new HashMap<String, List<Held>>();
    for (Indicator indicator : RULES.indicators()) {
      int kind = random.nextInt(8);
      if (kind == 0) {
        continue;
      }
      if (!(indicator.form() instanceof Form.Ratio)) {
        measured.add(Measurement.none(indicator.key()));
        continue;
      }
      long all = kind == 1 ? 0 : 1 + random.nextInt(10_000);
      var items = new ArrayList<Held>();
      long missing = 0;
      long mayMiss = indicator.key().equals("5.4") ? 2 * all : all;
      for (String cause : List.of("one", "other")) {
        for (String unit : UNITS) {
          long each = (long) (random.nextDouble() * (mayMiss - missing + 1) / 3);
          items.add(new Held(cause, unit, each));
          missing += each;
        }
      }
      measured.add(Measurement.of(indicator.key(), Math.max(0, all - missing), all));
      held.put(indicator.key(), items);
    }
    return held;
  }
}
