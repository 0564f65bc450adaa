package vn.dunghen.sync.national.model;

import java.math.BigDecimal;

/// A figure of the portal's public statistics.
///
/// @param score the points that the portal gives for it
public record Share(int part, int whole, BigDecimal score) {
  public Share {
    if (part < 0 || whole < 0 || score.signum() < 0) {
      throw new IllegalArgumentException("a share is not negative");
    }
  }
}
