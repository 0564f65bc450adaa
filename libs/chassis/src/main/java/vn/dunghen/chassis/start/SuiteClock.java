package vn.dunghen.chassis.start;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;

/// The one place where time comes from. Tests put another [InstantSource] in its place.
public class SuiteClock {
  /// Civil days are those of this zone.
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final Duration MICROSECOND = Duration.ofNanos(1000);

  /// The machine's clock, ticking in microseconds, PostgreSQL's precision.
  @Produces
  @Singleton
  @DefaultBean
  InstantSource clock() {
    return Clock.tick(Clock.systemUTC(), MICROSECOND);
  }
}
