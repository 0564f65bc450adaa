package vn.dunghen.notification.delivery.model;

import java.time.Duration;

/// How long to wait after a failed attempt: doubled each time up to the longest, and shortened by a
/// random part of up to a half, so that many do not come back together.
public record Pause(Duration first, Duration longest) {

  public Pause {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "the first pause must be positive, the longest not shorter");
    }
  }

  /// @param attempts how many attempts have failed, from 1
  /// @param random in [0, 1)
  public Duration after(int attempts, double random) {
    long doubled = first.toMillis() << Math.min(Math.max(attempts - 1, 0), 30);
    long whole = doubled < 0 ? longest.toMillis() : Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(whole - (long) (whole * random / 2));
  }
}
