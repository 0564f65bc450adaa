package vn.dunghen.servers;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Asks again and again, every 20 ms, until the answer is yes or the time is over.
final class Waiting {
  private Waiting() {}

  static boolean until(Duration patience, BooleanSupplier done) {
    var end = System.nanoTime() + patience.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while waiting for a server.", e);
    }
  }
}
