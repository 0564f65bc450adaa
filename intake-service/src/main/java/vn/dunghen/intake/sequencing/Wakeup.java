package vn.dunghen.intake.sequencing;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Tells a waiting thread that there may be something to do. Signals while nobody waits count once.
@Singleton
public final class Wakeup {

  private final Semaphore signals = new Semaphore(0);

  public void signal() {
    if (signals.availablePermits() == 0) {
      signals.release();
    }
  }

  /// Waits for a signal, at most so long.
  void await(Duration longest) throws InterruptedException {
    if (signals.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      signals.drainPermits();
    }
  }
}
