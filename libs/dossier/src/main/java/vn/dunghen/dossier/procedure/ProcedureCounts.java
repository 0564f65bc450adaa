package vn.dunghen.dossier.procedure;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.dossier.time.WorkCalendar;

/// What procedures come to in a period: indicators 1.1 to 1.3 of Decision 766 (index-766, 1.3),
/// each procedure at most once.
///
/// @param announced denominator of 1.1: with an announcement dated in the period
/// @param announcedOnTime numerator of 1.1: none of these announcements late
/// @param publicOrDue denominator of 1.2: made public in the period, or due to be and not public
/// @param publicOnTime numerator of 1.2: none of these late
/// @param published denominator of 1.3: public, judged by the last day and not by the period
/// @param complete numerator of 1.3: every required component was there when last checked
public record ProcedureCounts(
    int announced,
    int announcedOnTime,
    int publicOrDue,
    int publicOnTime,
    int published,
    int complete) {

  /// @param procedures as they are at the end of the period, or earlier
  /// @param on the day for which what is still to be done is judged
  public static ProcedureCounts of(
      Collection<ProcedureLife> procedures, Period period, WorkCalendar calendar, LocalDate on) {
    int announced = 0;
    int announcedOnTime = 0;
    int publicOrDue = 0;
    int publicOnTime = 0;
    int published = 0;
    int complete = 0;
    for (ProcedureLife procedure : procedures) {
      List<Decision> inPeriod =
          procedure.decisions().stream().filter(d -> d.isAnnouncedIn(period)).toList();
      if (!inPeriod.isEmpty()) {
        announced++;
        announcedOnTime +=
            inPeriod.stream().noneMatch(d -> d.isAnnouncedLate(calendar, on)) ? 1 : 0;
      }
      List<Decision> due =
          procedure.decisions().stream().filter(d -> d.isPublicOrDueIn(period, calendar)).toList();
      if (!due.isEmpty()) {
        publicOrDue++;
        publicOnTime += due.stream().noneMatch(d -> d.isPublicisedLate(calendar, on)) ? 1 : 0;
      }
      if (procedure.isPublic()) {
        published++;
        complete += procedure.missing().equals(Optional.of(Set.of())) ? 1 : 0;
      }
    }
    return new ProcedureCounts(
        announced, announcedOnTime, publicOrDue, publicOnTime, published, complete);
  }
}
