package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How points are rounded: the decimals kept and what happens to a half.
public record Rounding(int scale, RoundingMode mode) {

  public Rounding {
    if (scale < 0 || scale > 6) {
      throw new IllegalArgumentException("points are rounded to 0 to 6 decimals");
    }
    if (mode == RoundingMode.UNNECESSARY) {
      throw new IllegalArgumentException("points are rounded by a mode that rounds");
    }
  }

  public BigDecimal of(Fraction exact) {
    return exact.rounded(scale, mode);
  }

  BigDecimal of(BigDecimal decimal) {
    return decimal.setScale(scale, mode);
  }

  /// Whether the decimal needs no rounding.
  boolean fits(BigDecimal decimal) {
    return decimal.stripTrailingZeros().scale() <= scale;
  }

  /// Whether points of so many at most can be these.
  public boolean isScore(BigDecimal points, BigDecimal max) {
    return points.signum() >= 0 && points.compareTo(max) <= 0 && fits(points);
  }

  BigDecimal zero() {
    return BigDecimal.ZERO.setScale(scale);
  }
}
