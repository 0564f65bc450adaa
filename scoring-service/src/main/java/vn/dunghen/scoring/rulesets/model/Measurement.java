package vn.dunghen.scoring.rulesets.model;

import java.util.Optional;

/// The counts of an indicator. Empty where it could not be measured: the portal shows such an
/// indicator as null.
public record Measurement(String indicator, Optional<Counts> counts) {

  public static Measurement of(String indicator, long numerator, long denominator) {
    return new Measurement(indicator, Optional.of(new Counts(numerator, denominator)));
  }

  public static Measurement none(String indicator) {
    return new Measurement(indicator, Optional.empty());
  }
}
