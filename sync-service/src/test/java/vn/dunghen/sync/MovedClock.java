package vn.dunghen.sync;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The machine's clock, and whatever tests have moved it ahead.
@Alternative
@Priority(1)
@Singleton
public class MovedClock implements InstantSource {
  private final Clock machine = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return machine.instant().plus(ahead.get());
  }

  void advance(Duration by) {
    ahead.updateAndGet(so -> so.plus(by));
  }
}
