package vn.dunghen.intake.receiving;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/// What all bodies that are held whole may take together, so that many callers at once cannot
/// exhaust the memory. A body counts by what has arrived of it, so a slow sender holds little.
@Singleton
final class HeldBytes {

  private final Semaphore free;

  HeldBytes(LimitsConfig limits) {
    this.free = new Semaphore(Math.toIntExact(limits.held().asLongValue()));
  }

  /// The share of one body; nothing at first.
  Share share() {
    return new Share();
  }

  /// Bytes that are free now.
  int free() {
    return free.availablePermits();
  }

  /// What one body holds, until it is closed.
  final class Share implements AutoCloseable {

    private int held;

    private Share() {}

    /// Takes more, or nothing where so much is not free.
    boolean take(int bytes) {
      if (!free.tryAcquire(bytes)) {
        return false;
      }
      held += bytes;
      return true;
    }

    @Override
    public void close() {
      free.release(held);
      held = 0;
    }
  }
}
