package vn.dunghen.dossier.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// Civil days in the zone of the suite, Asia/Ho_Chi_Minh (UTC+7, no daylight saving).
public final class CivilTime {

  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  /// The far end of time in rows and comparisons: later than every instant that an event may carry.
  public static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

  private CivilTime() {}

  /// The civil day on which an instant falls.
  public static LocalDate dayOf(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }

  /// The first instant of a civil day.
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /// The last instant of a civil day, at the suite's precision of one microsecond.
  public static Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1)).minus(1, ChronoUnit.MICROS);
  }

  /// The next instant, at that precision.
  public static Instant after(Instant instant) {
    return instant.plus(1, ChronoUnit.MICROS);
  }

  /// Cuts an instant to the suite's precision of one microsecond.
  public static Instant toPrecision(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
