package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.dunghen.scoring.rulesets.model.ScoreCard.GroupBasis;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator.Basis;

/// Where the points went that a score lacks: one line per indicator, and one line that takes up the
/// rounding. Lines, rounding and total add up to the maximum, exactly.
///
/// @param rounding what the shown lines leave open
public record Ledger(BigDecimal max, BigDecimal total, List<Line> lines, BigDecimal rounding) {

  /// Why points are lost.
  public enum Why {
    /// Counted, and below the threshold.
    SHORTFALL,
    /// There was nothing to count.
    EMPTY,
    /// Nobody could measure it.
    UNMEASURED,
    /// The placeholder is worth less than the maximum.
    PLACEHOLDER,
    /// Only the indicator's published score is known.
    SCORE_ONLY,
    /// Nothing was said of the indicator.
    NOT_GIVEN,
    /// Only the group's published score is known.
    GROUP_ONLY
  }

  /// @param indicator empty where only the group's score is known
  /// @param lost the points before rounding
  /// @param shown the points as printed
  public record Line(
      String group, Optional<String> indicator, Why why, Fraction lost, BigDecimal shown) {}

  public Ledger {
    lines = List.copyOf(lines);
    BigDecimal sum = lines.stream().map(Line::shown).reduce(rounding.add(total), BigDecimal::add);
    if (sum.compareTo(max) != 0) {
      throw new IllegalArgumentException("the lines do not add up to the maximum");
    }
  }

  static Ledger of(ScoreCard card) {
    Rounding rounding = card.ruleSet().rounding().value();
    var lines = new ArrayList<Line>();
    for (ScoreCard.ScoredGroup group : card.groups()) {
      if (group.basis() == GroupBasis.PUBLISHED) {
        BigDecimal lost = group.group().max().value().subtract(group.score());
        lines.add(
            line(group.group(), Optional.empty(), Why.GROUP_ONLY, Fraction.of(lost), rounding));
        continue;
      }
      for (Indicator indicator : card.ruleSet().indicatorsOf(group.group())) {
        Optional<ScoredIndicator> scored = card.indicator(indicator.key());
        lines.add(
            line(
                group.group(),
                Optional.of(indicator.key()),
                scored.map(each -> why(each.basis())).orElse(Why.NOT_GIVEN),
                scored
                    .map(ScoredIndicator::lost)
                    .orElseGet(() -> Fraction.of(indicator.max().value())),
                rounding));
      }
    }
    lines.removeIf(line -> line.lost().signum() == 0);
    BigDecimal max = card.ruleSet().max();
    BigDecimal shown = lines.stream().map(Line::shown).reduce(rounding.zero(), BigDecimal::add);
    return new Ledger(max, card.total(), lines, max.subtract(card.total()).subtract(shown));
  }

  private static Line line(
      Group group, Optional<String> indicator, Why why, Fraction lost, Rounding rounding) {
    return new Line(group.key(), indicator, why, lost, rounding.of(lost));
  }

  private static Why why(Basis basis) {
    return switch (basis) {
      case RATIO, FULL, INFORMATION -> Why.SHORTFALL;
      case EMPTY -> Why.EMPTY;
      case UNMEASURED -> Why.UNMEASURED;
      case PUBLISHED -> Why.SCORE_ONLY;
      case PLACEHOLDER -> Why.PLACEHOLDER;
    };
  }
}
