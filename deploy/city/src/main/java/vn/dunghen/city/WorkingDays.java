package vn.dunghen.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The civil working days of the seeded calendars in one row, so that a span of working days is a
/// difference of two places. A year without a calendar is taken as Monday to Friday.
final class WorkingDays {
  /// The working minutes of one day, 07:00 to 11:30 and 13:30 to 17:00.
  static final int MINUTES = 480;

  private static final int MORNING_MINUTES = 270;
  private final LocalDate[] days;
  private final Set<Integer> knownYears;

  private WorkingDays(LocalDate[] days, Set<Integer> knownYears) {
    this.days = days;
    this.knownYears = knownYears;
  }

  /// The working days from two years before `first` to two years after `last`.
  static WorkingDays around(LocalDate first, LocalDate last) {
    Map<Integer, JsonNode> calendars = new HashMap<>();
    SeededResources.read("calendars.json").forEach(c -> calendars.put(c.path("year").asInt(), c));
    var off = new HashSet<String>();
    var made = new HashSet<String>();
    for (var calendar : calendars.values()) {
      off.addAll(SeededResources.texts(calendar.path("daysOff")));
      made.addAll(SeededResources.texts(calendar.path("makeUpWorkingDays")));
    }
    Stream<LocalDate> all = first.minusYears(2).datesUntil(last.plusYears(2));
    var days =
        all.filter(day ->
                made.contains(day.toString()) || (!isWeekend(day) && !off.contains(day.toString())))
            .toArray(LocalDate[]::new);
    return new WorkingDays(days, Set.copyOf(calendars.keySet()));
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /// The place of the first working day at or after that day.
  int onOrAfter(LocalDate day) {
    int found = Arrays.binarySearch(days, day);
    return found >= 0 ? found : -found - 1;
  }

  /// The place of the last working day at or before that day.
  int onOrBefore(LocalDate day) {
    int found = Arrays.binarySearch(days, day);
    return found >= 0 ? found : -found - 2;
  }

  LocalDate day(int place) {
    return days[place];
  }

  /// Whether the seeded city has a calendar for the year of the day at this place.
  boolean hasCalendar(int place) {
    return knownYears.contains(days[place].getYear());
  }

  /// The instant of a working minute, 0 to 479, of the day at this place.
  Instant at(int place, int minute, int second) {
    int morning = 7 * 60 + minute;
    int afternoon = 13 * 60 + 30 + minute - MORNING_MINUTES;
    int ofDay = minute < MORNING_MINUTES ? morning : afternoon;
    var time = LocalTime.of(ofDay / 60, ofDay % 60, second);
    return days[place].atTime(time).atZone(Envelope.ZONE).toInstant();
  }
}
