package vn.dunghen.dossier.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The working calendar of one year: daily working time, weekend, days off, and the days of a
/// weekend that are worked instead (làm bù). The yearly decree that fixes days off and swaps is
/// named; a calendar whose decree is not known is provisional.
public record CalendarYear(
    int year,
    List<WorkBlock> workingTime,
    Set<DayOfWeek> weekend,
    Set<LocalDate> daysOff,
    Set<LocalDate> makeUpWorkingDays,
    @Nullable String decree,
    boolean provisional) {

  public CalendarYear {
    workingTime = List.copyOf(workingTime);
    weekend = Set.copyOf(weekend);
    daysOff = Set.copyOf(daysOff);
    makeUpWorkingDays = Set.copyOf(makeUpWorkingDays);
    if (workingTime.isEmpty()) {
      throw new IllegalArgumentException("a calendar needs working time");
    }
    for (int i = 1; i < workingTime.size(); i++) {
      if (workingTime.get(i).opens().isBefore(workingTime.get(i - 1).closes())) {
        throw new IllegalArgumentException("blocks of working time follow each other");
      }
    }
    for (LocalDate day : daysOff) {
      if (day.getYear() != year || makeUpWorkingDays.contains(day)) {
        throw new IllegalArgumentException(
            "the day off " + day + " is in another year, or is worked as well");
      }
    }
    for (LocalDate day : makeUpWorkingDays) {
      if (day.getYear() != year) {
        throw new IllegalArgumentException("the make-up day " + day + " is in another year");
      }
    }
  }

  boolean worksOn(LocalDate day) {
    return makeUpWorkingDays.contains(day)
        || (!weekend.contains(day.getDayOfWeek()) && !daysOff.contains(day));
  }
}
