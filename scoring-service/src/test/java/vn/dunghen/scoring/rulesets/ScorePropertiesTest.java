package vn.dunghen.scoring.rulesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import vn.dunghen.scoring.rulesets.model.Allotment;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Form;
import vn.dunghen.scoring.rulesets.model.Fraction;
import vn.dunghen.scoring.rulesets.model.Gain;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.Ledger;
import vn.dunghen.scoring.rulesets.model.Measurement;
import vn.dunghen.scoring.rulesets.model.Pricing;
import vn.dunghen.scoring.rulesets.model.Rounding;
import vn.dunghen.scoring.rulesets.model.ScoreCard;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;

/// What holds for any counts.
class ScorePropertiesTest {

  private static final Rounding CENTS = Rules.B.rounding().value();

  @Test
  void ledger_and_score_are_always_100() {
    qt().withExamples(2000)
        .forAll(vectors())
        .checkAssert(measurements -> {
          ScoreCard card = Rules.B.score(measurements);
          Ledger ledger = card.ledger();
          BigDecimal lines =
              ledger.lines().stream()
                  .map(Ledger.Line::shown)
                  .reduce(BigDecimal.ZERO, BigDecimal::add);
          assertThat(lines.add(ledger.rounding()).add(card.total())).isEqualByComparingTo("100.00");
          assertThat(ledger.rounding().abs()).isLessThanOrEqualTo(new BigDecimal("0.18"));
          assertThat(ledger.lines()).allMatch(line -> line.lost().signum() > 0);
        });
  }

  @Test
  void the_order_of_the_measurements_does_not_matter() {
    qt().withExamples(500)
        .forAll(vectors(), integers().all())
        .checkAssert((measurements, seed) -> {
          var shuffled = new ArrayList<>(measurements);
          Collections.shuffle(shuffled, new Random(seed));
          assertThat(Rules.B.score(shuffled)).isEqualTo(Rules.B.score(measurements));
        });
  }

  @Test
  void one_good_item_more_never_lowers_a_score_and_one_bad_more_never_lifts_it() {
    qt().withExamples(2000)
        .forAll(indicators(), counts())
        .checkAssert((indicator, counts) -> {
          Fraction now = exact(indicator, counts);
          for (Gain.Move move : Gain.Move.values()) {
            if (counts.denominator() + move.change().denominator() > 0
                && counts.denominator() > counts.numerator()) {
              assertThat(exact(indicator, counts.plus(move.change()))).isGreaterThanOrEqualTo(now);
            }
          }
        });
  }

  @Test
  void no_fewer_items_than_said_win_the_points() {
    qt().withExamples(2000)
        .forAll(indicators(), counts(), integers().between(0, 2), integers().between(1, 300))
        .checkAssert((indicator, counts, which, cents) -> {
          Gain.Move move = Gain.Move.values()[which];
          BigDecimal wanted = BigDecimal.valueOf(cents, 2);
          OptionalLong items = Gain.itemsNeeded(CENTS, indicator, counts, move, wanted);
          BigDecimal now = points(indicator, counts);
          if (items.isPresent()) {
            long n = items.getAsLong();
            assertThat(won(indicator, counts, move, n, now)).isGreaterThanOrEqualTo(wanted);
            if (n > 1) {
              assertThat(won(indicator, counts, move, n - 1, now)).isLessThan(wanted);
            }
          } else if (move == Gain.Move.TURNS_GOOD && counts.denominator() > 0) {
            assertThat(indicator.max().value().subtract(now)).isLessThan(wanted);
          }
        });
  }

  @Test
  void what_bad_items_cost_is_exactly_what_was_lost_and_so_is_what_is_printed() {
    qt().withExamples(2000)
        .forAll(indicators(), counts(), integers().between(0, 100), integers().between(0, 500))
        .assuming((_, counts, _, _) -> counts.denominator() > 0)
        .checkAssert((indicator, counts, percent, twice) -> {
          // where the numerator is 0 a dossier may be taken off twice
          long bad =
              counts.denominator() - counts.numerator() + (counts.numerator() == 0 ? twice : 0);
          ScoredIndicator scored = ScoredIndicator.of(indicator, Optional.of(counts), CENTS);
          var items = new LinkedHashMap<String, Long>();
          items.put("late", bad * percent / 100);
          items.put("one", Math.min(1, bad - bad * percent / 100));
          items.put("open", bad - items.values().stream().mapToLong(Long::longValue).sum());
          Allotment<String> allotted = Allotment.of(CENTS, scored, items);

          assertThat(
                  allotted.shares().stream()
                      .map(Allotment.Share::points)
                      .reduce(Fraction.ZERO, Fraction::plus))
              .isEqualTo(scored.lost());
          assertThat(
                  allotted.shares().stream()
                      .map(Allotment.Share::shown)
                      .reduce(BigDecimal.ZERO, BigDecimal::add))
              .isEqualByComparingTo(CENTS.of(scored.lost()));
          for (Allotment.Share<String> share : allotted.shares()) {
            assertThat(share.points())
                .isEqualTo(allotted.perItem().times(Fraction.of(share.items())));
            assertThat(share.points().signum()).isNotNegative();
            Fraction off = Fraction.of(share.shown()).minus(share.points());
            assertThat(off).isBetween(Fraction.of(-1, 100), Fraction.of(1, 100));
          }
        });
  }

  @Test
  void settling_an_item_wins_at_least_what_it_cost() {
    qt().withExamples(2000)
        .forAll(indicators(), counts())
        .assuming((_, counts) -> counts.numerator() < counts.denominator())
        .checkAssert((indicator, counts) -> {
          ScoredIndicator scored = ScoredIndicator.of(indicator, Optional.of(counts), CENTS);
          var items = new LinkedHashMap<String, Long>();
          items.put("all", counts.denominator() - counts.numerator());
          Fraction won =
              exact(indicator, counts.plus(new Counts.Change(1, 0))).minus(scored.exact());
          assertThat(won).isGreaterThanOrEqualTo(Allotment.of(CENTS, scored, items).perItem());
        });
  }

  @Test
  void the_steps_of_a_change_are_the_change() {
    qt().withExamples(1000)
        .forAll(indicators(), counts(), counts(), counts())
        .checkAssert((indicator, from, first, second) -> {
          var causes = new LinkedHashMap<String, Counts.Change>();
          causes.put("late sync", new Counts.Change(first.numerator(), first.denominator()));
          causes.put("closed", new Counts.Change(second.numerator(), second.denominator()));
          Pricing<String> steps = Pricing.ofSteps(CENTS, indicator, from, causes);
          Counts to =
              new Counts(
                  from.numerator() + first.numerator() + second.numerator(),
                  from.denominator() + first.denominator() + second.denominator());
          assertThat(steps.whole())
              .isEqualByComparingTo(points(indicator, to).subtract(points(indicator, from)));
        });
  }

  private static BigDecimal won(
      Indicator indicator, Counts counts, Gain.Move move, long items, BigDecimal now) {
    return points(indicator, counts.plus(move.change().times(items))).subtract(now);
  }

  private static Fraction exact(Indicator indicator, Counts counts) {
    return ScoredIndicator.of(indicator, Optional.of(counts), CENTS).exact();
  }

  private static BigDecimal points(Indicator indicator, Counts counts) {
    return ScoredIndicator.of(indicator, Optional.of(counts), CENTS).points();
  }

  private static Gen<Indicator> indicators() {
    List<Indicator> counted =
        Rules.B.indicators().stream().filter(each -> each.form() instanceof Form.Ratio).toList();
    return integers().between(0, counted.size() - 1).map(counted::get);
  }

  private static Gen<Counts> counts() {
    return longs()
        .between(0, 2_000_000)
        .zip(
            integers().between(0, 1000),
            (denominator, permille) -> new Counts(denominator * permille / 1000, denominator));
  }

  /// Any part of the indicators, some of them not measurable.
  private static Gen<List<Measurement>> vectors() {
    List<Indicator> all = Rules.B.indicators();
    Gen<Optional<Counts>> measured =
        counts()
            .zip(
                integers().between(0, 9),
                (counts, nine) -> nine == 9 ? Optional.<Counts>empty() : Optional.of(counts));
    return lists()
        .of(measured)
        .ofSize(all.size())
        .zip(
            longs().all(),
            (counts, mask) -> {
              var measurements = new ArrayList<Measurement>();
              for (int i = 0; i < all.size(); i++) {
                if ((mask >> i & 1) == 1) {
                  measurements.add(new Measurement(all.get(i).key(), counts.get(i)));
                }
              }
              return measurements;
            });
  }
}
