package vn.dunghen.chassis.start;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The machine's clock, ahead of it or behind it by a shift. It ticks on in microseconds,
/// PostgreSQL's precision.
final class ShiftedClock implements InstantSource {
  private static final Duration MICROSECOND = Duration.ofNanos(1000);

  private final InstantSource machine;
  private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

  ShiftedClock(InstantSource machine) {
    this.machine = machine;
  }

  /// Without a shift.
  static ShiftedClock ofMachine() {
    return new ShiftedClock(Clock.tick(Clock.systemUTC(), MICROSECOND));
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(shift.get());
  }

  Duration shift() {
    return shift.get();
  }

  /// @param ahead of the machine's clock; negative is behind
  void shift(Duration ahead) {
    shift.set(ahead);
  }

  /// Makes it this instant now.
  void set(Instant now) {
    shift(Duration.between(machine.instant(), now));
  }
}
