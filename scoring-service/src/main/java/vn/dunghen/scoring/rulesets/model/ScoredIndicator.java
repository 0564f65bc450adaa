package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.util.Optional;

/// An indicator with its counts and its points.
///
/// @param exact the points before rounding; 0 where there is no score
/// @param score the rounded points; empty where the portal shows null, which adds 0
public record ScoredIndicator(
    Indicator indicator,
    Optional<Counts> counts,
    Basis basis,
    Fraction exact,
    Optional<BigDecimal> score) {

  /// How the points came about.
  public enum Basis {
    /// In proportion, below the maximum.
    RATIO,
    /// The threshold is reached: all points.
    FULL,
    /// There was nothing to count (denominator 0); the rule set says what that is worth.
    EMPTY,
    /// Nobody could measure it (null).
    UNMEASURED,
    /// Taken as it was published; the counts are not known.
    PUBLISHED,
    PLACEHOLDER,
    INFORMATION
  }

  /// Scores one indicator by itself.
  public static ScoredIndicator of(
      Indicator indicator, Optional<Counts> counts, Rounding rounding) {
    return switch (indicator.form()) {
      case Form.Information() ->
          new ScoredIndicator(
              indicator, counts, Basis.INFORMATION, Fraction.ZERO, Optional.empty());
      case Form.Placeholder(var points, _) ->
          scored(indicator, counts, Basis.PLACEHOLDER, Fraction.of(points.value()), rounding);
      case Form.Ratio ratio ->
          counts
              .map(given -> ofRatio(indicator, ratio, given, rounding))
              .orElseGet(() -> unscored(indicator, counts, Basis.UNMEASURED));
    };
  }

  static ScoredIndicator published(Indicator indicator, BigDecimal score, Rounding rounding) {
    return scored(indicator, Optional.empty(), Basis.PUBLISHED, Fraction.of(score), rounding);
  }

  private static ScoredIndicator ofRatio(
      Indicator indicator, Form.Ratio ratio, Counts counts, Rounding rounding) {
    Fraction max = Fraction.of(indicator.max().value());
    if (counts.denominator() == 0) {
      return switch (ratio.whenEmpty().value()) {
        case ZERO -> scored(indicator, Optional.of(counts), Basis.EMPTY, Fraction.ZERO, rounding);
        case FULL -> scored(indicator, Optional.of(counts), Basis.EMPTY, max, rounding);
        case NULL_AS_ZERO -> unscored(indicator, Optional.of(counts), Basis.EMPTY);
      };
    }
    Fraction points =
        max.times(Fraction.of(counts.numerator(), counts.denominator()))
            .dividedBy(Fraction.of(ratio.threshold().value()));
    Basis basis = points.compareTo(max) >= 0 ? Basis.FULL : Basis.RATIO;
    return scored(indicator, Optional.of(counts), basis, points.min(max), rounding);
  }

  private static ScoredIndicator scored(
      Indicator indicator,
      Optional<Counts> counts,
      Basis basis,
      Fraction exact,
      Rounding rounding) {
    return new ScoredIndicator(indicator, counts, basis, exact, Optional.of(rounding.of(exact)));
  }

  private static ScoredIndicator unscored(
      Indicator indicator, Optional<Counts> counts, Basis basis) {
    return new ScoredIndicator(indicator, counts, basis, Fraction.ZERO, Optional.empty());
  }

  /// The rounded points, 0 where there is no score.
  public BigDecimal points() {
    return score.orElse(BigDecimal.ZERO);
  }

  /// What the maximum exceeds the points by, before rounding.
  public Fraction lost() {
    return Fraction.of(indicator.max().value()).minus(exact);
  }
}
