package vn.dunghen.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waiting for a server.
final class Patience {
  private Patience() {}

  /// @throws IllegalStateException when it was waited for in vain
  static void until(String what, Duration longest, BooleanSupplier happened) {
    var end = System.nanoTime() + longest.toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException(
            "In vain waited %d s until %s.".formatted(longest.toSeconds(), what));
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while waiting until " + what + ".", e);
      }
    }
  }
}
