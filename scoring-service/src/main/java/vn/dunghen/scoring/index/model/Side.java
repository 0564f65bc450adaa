package vn.dunghen.scoring.index.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which of an indicator's items are meant.
public enum Side {
  NUMERATOR,
  DENOMINATOR,
  /// Of the denominator, what the numerator lacks.
  MISSING;

  public static Optional<Side> ofWire(String wire) {
    return Arrays.stream(values()).filter(side -> side.wire().equals(wire)).findFirst();
  }

  /// The spelling in answers and addresses.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
