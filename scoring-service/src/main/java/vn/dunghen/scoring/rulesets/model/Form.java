package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/// How an indicator comes to its points.
public sealed interface Form {

  /// max × numerator ÷ denominator ÷ threshold, at most max.
  ///
  /// @param threshold the ratio from which all points are given; 1 when none
  /// @param part whether the numerator counts a part of what the denominator counts, so that it
  ///   cannot be greater. Where both come from different registers or windows it can, and the
  ///   points are capped.
  /// @param distinct whether different procedures are counted: over several units a union, not a
  ///   sum
  record Ratio(
      Fact<BigDecimal> threshold,
      Fact<WhenEmpty> whenEmpty,
      Window numerator,
      Window denominator,
      boolean part,
      boolean distinct)
      implements Form {

    public Ratio {
      if (threshold.value().signum() <= 0 || threshold.value().compareTo(BigDecimal.ONE) > 0) {
        throw new IllegalArgumentException("a threshold lies above 0 and is at most 1");
      }
    }
  }

  /// Everybody gets the same points, whatever was counted.
  ///
  /// @param until the last day on which that holds; empty while nobody knows
  record Placeholder(Fact<BigDecimal> points, Optional<LocalDate> until) implements Form {

    public Placeholder {
      if (points.value().signum() < 0) {
        throw new IllegalArgumentException("a placeholder's points are not below 0");
      }
    }
  }

  /// Shown, worth no points.
  record Information() implements Form {}
}
