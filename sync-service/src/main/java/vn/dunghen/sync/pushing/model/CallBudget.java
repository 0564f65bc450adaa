package vn.dunghen.sync.pushing.model;

import java.time.Duration;
import java.time.Instant;

/// How many calls the portal may be asked to bear: a bucket of one second's calls, refilled evenly.
/// Thread-safe.
public final class CallBudget {

  private final double perSecond;
  private final double size;
  private double tokens;
  private Instant filledAt;

  /// @param perMinute calls a minute, at least 1
  public CallBudget(int perMinute, Instant now) {
    if (perMinute < 1) {
      throw new IllegalArgumentException("a budget allows calls");
    }
    this.perSecond = perMinute / 60.0;
    this.size = Math.max(1, perSecond);
    this.tokens = size;
    this.filledAt = now;
  }

  /// Takes one call off the budget.
  ///
  /// @return whether there was one
  public synchronized boolean take(Instant now) {
    if (now.isAfter(filledAt)) {
      double seconds = Duration.between(filledAt, now).toMillis() / 1000.0;
      double filled = tokens + seconds * perSecond;
      if (filled >= size) {
        tokens = size;
        filledAt = now;
      } else if (filled >= tokens + 0.001) {
        tokens = filled;
        filledAt = now;
      }
    } else if (now.isBefore(filledAt)) {
      filledAt = now; // the clock was set back
    }
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
