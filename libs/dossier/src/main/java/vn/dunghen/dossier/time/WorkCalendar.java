package vn.dunghen.dossier.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Working time over several years. Only working time is consumed; one working day is eight working
/// hours; a start outside working time moves to the next opening; a term that is used up exactly at
/// the end of a block is due at that end. All in Asia/Ho_Chi_Minh, to the microsecond.
///
/// A computation that touches a year without data is refused with [Due.NoCalendar].
public final class WorkCalendar {

  private static final Duration WORKING_DAY = Duration.ofHours(8);

  private final Map<Integer, CalendarYear> years;

  private WorkCalendar(Map<Integer, CalendarYear> years) {
    this.years = years;
  }

  /// A calendar of the given years; of two for the same year the later in order counts.
  public static WorkCalendar of(Collection<CalendarYear> years) {
    var byYear = new TreeMap<Integer, CalendarYear>();
    years.forEach(year -> byYear.put(year.year(), year));
    return new WorkCalendar(byYear);
  }

  /// The years for which there are data.
  public Collection<CalendarYear> years() {
    return years.values();
  }

  /// When a term that starts at `start` is used up.
  ///
  /// - working hours and days: working time from `start`;
  /// - calendar days: day 1 is the day after `start`, due at the close of the last day, or of the
  ///   next working day where that is a day off;
  /// - months: the same day of the month, else the month's last, closed in the same way.
  public Due due(Instant start, Term term) {
    try {
      LocalDate day = CivilTime.dayOf(start);
      return new Due.At(
          switch (term.unit()) {
            case WORKING_HOUR -> plus(start, Duration.ofHours(term.length()));
            case WORKING_DAY -> plus(start, WORKING_DAY.multipliedBy(term.length()));
            case CALENDAR_DAY -> closeOnOrAfter(day.plusDays(term.length()));
            case MONTH -> closeOnOrAfter(monthsLater(day, term.length()));
          });
    } catch (YearMissing missing) {
      return new Due.NoCalendar(missing.year);
    }
  }

  /// A date moved by the working time of a pause. A pause without working time moves nothing.
  public Due moved(Instant date, Instant pauseBegan, Instant pauseEnded) {
    try {
      Duration paused = between(pauseBegan, pauseEnded);
      return new Due.At(paused.isZero() ? date : plus(date, paused));
    } catch (YearMissing missing) {
      return new Due.NoCalendar(missing.year);
    }
  }

  /// The working day that lies so many working days after a day, which itself does not count;
  /// before it where the number is negative. Empty where a year in between has no data.
  public Optional<LocalDate> workingDaysAfter(LocalDate start, int days) {
    int step = days < 0 ? -1 : 1;
    LocalDate day = start;
    int left = Math.abs(days);
    while (left > 0) {
      day = day.plusDays(step);
      CalendarYear year = years.get(day.getYear());
      if (year == null) {
        return Optional.empty();
      }
      if (year.worksOn(day)) {
        left--;
      }
    }
    return Optional.of(day);
  }

  /// How many of the days from one to another, both included, are worked; 0 where the first lies
  /// after the last. Empty where the year of one of them has no data.
  public OptionalInt workingDays(LocalDate first, LocalDate last) {
    int days = 0;
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      CalendarYear year = years.get(day.getYear());
      if (year == null) {
        return OptionalInt.empty();
      }
      days += year.worksOn(day) ? 1 : 0;
    }
    return OptionalInt.of(days);
  }

  /// Whether a day is known not to be worked: false also where its year has no data.
  public boolean knownDayOff(LocalDate day) {
    CalendarYear year = years.get(day.getYear());
    return year != null && !year.worksOn(day);
  }

  private Instant plus(Instant start, Duration workingTime) {
    ZonedDateTime from = start.atZone(CivilTime.ZONE);
    LocalDate day = from.toLocalDate();
    LocalTime earliest = from.toLocalTime();
    Duration left = workingTime;
    while (true) {
      CalendarYear year = year(day);
      if (year.worksOn(day)) {
        for (WorkBlock block : year.workingTime()) {
          LocalTime begins = earliest.isAfter(block.opens()) ? earliest : block.opens();
          if (begins.isBefore(block.closes())) {
            Duration available = Duration.between(begins, block.closes());
            if (left.compareTo(available) <= 0) {
              return day.atTime(begins).atZone(CivilTime.ZONE).toInstant().plus(left);
            }
            left = left.minus(available);
          }
        }
      }
      day = day.plusDays(1);
      earliest = LocalTime.MIN;
    }
  }

  private Duration between(Instant from, Instant to) {
    Duration total = Duration.ZERO;
    LocalDate last = CivilTime.dayOf(to);
    for (LocalDate day = CivilTime.dayOf(from); !day.isAfter(last); day = day.plusDays(1)) {
      CalendarYear year = year(day);
      if (year.worksOn(day)) {
        for (WorkBlock block : year.workingTime()) {
          Instant opens = later(from, at(day, block.opens()));
          Instant closes = earlier(to, at(day, block.closes()));
          if (opens.isBefore(closes)) {
            total = total.plus(Duration.between(opens, closes));
          }
        }
      }
    }
    return total;
  }

  private Instant closeOnOrAfter(LocalDate first) {
    LocalDate day = first;
    while (!year(day).worksOn(day)) {
      day = day.plusDays(1);
    }
    return at(day, year(day).workingTime().getLast().closes());
  }

  private static LocalDate monthsLater(LocalDate day, int months) {
    YearMonth month = YearMonth.from(day).plus(months, ChronoUnit.MONTHS);
    return month.atDay(Math.min(day.getDayOfMonth(), month.lengthOfMonth()));
  }

  private CalendarYear year(LocalDate day) {
    CalendarYear year = years.get(day.getYear());
    if (year == null) {
      throw new YearMissing(day.getYear());
    }
    return year;
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(CivilTime.ZONE).toInstant();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /// Leaves a computation at the first year without data; never leaves this class.
  private static final class YearMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int year;

    private YearMissing(int year) {
      super("no calendar for " + year, null, false, false);
      this.year = year;
    }
  }
}
