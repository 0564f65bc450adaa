package vn.dunghen.chassis.start;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneId;

/// The one place where time comes from. Tests put another [InstantSource] in its place.
public class SuiteClock {
  /// Civil days are those of this zone.
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  /// The machine's clock, ticking in microseconds, which [ClockRoute] may shift.
  @Produces
  @Singleton
  @Typed(ShiftedClock.class)
  ShiftedClock shifted() {
    return ShiftedClock.ofMachine();
  }

  @Produces
  @Singleton
  @DefaultBean
  InstantSource clock(ShiftedClock shifted) {
    return shifted;
  }
}
