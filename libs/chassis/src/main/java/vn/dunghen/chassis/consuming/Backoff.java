package vn.dunghen.chassis.consuming;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Growing pauses with jitter, measured on the machine's own monotonic time.
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private int failures;
  private long until;

  Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.until = System.nanoTime();
  }

  /// Starts the next pause: between half and the whole of first × 2ⁿ, at most the longest.
  void failed() {
    var doubled = first.multipliedBy(1L << Math.min(failures, 20));
    var whole = (doubled.compareTo(longest) < 0 ? doubled : longest).toNanos();
    failures++;
    until = System.nanoTime() + whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1);
  }

  void succeeded() {
    failures = 0;
    until = System.nanoTime();
  }

  boolean isOver() {
    return remaining().isZero();
  }

  Duration remaining() {
    return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
  }
}
