package vn.dunghen.sync.pushing.model;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after the n-th failure in a row: doubled each time up to the longest, and then
/// anything from half of that to all of it, so that many do not come back at once.
public final class Backoff {

  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;

  /// @param random seeded in tests
  public Backoff(Duration first, Duration longest, RandomGenerator random) {
    if (!first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("a back-off is positive and grows");
    }
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  /// @param failures in a row, at least 1
  public Duration after(int failures) {
    if (failures < 1) {
      throw new IllegalArgumentException("there is nothing to wait for without a failure");
    }
    long full = first.toMillis();
    for (int i = 1; i < failures && full < longest.toMillis(); i++) {
      full *= 2;
    }
    full = Math.min(full, longest.toMillis());
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }
}
