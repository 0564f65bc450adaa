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

  /// How one procedure counts in a period.
  ///
  /// @param announced whether it counts for indicator 1.1
  /// @param announcedLate whether one of these announcements is late
  /// @param publicOrDue whether it counts for indicator 1.2
  /// @param publicisedLate whether one of these was made public late
  /// @param notPublic whether one of these is late and not public
  /// @param published whether it counts for indicator 1.3
  /// @param checked whether anybody ever looked which components are there
  /// @param complete whether they all were there
  public record Counted(
      boolean announced,
      boolean announcedLate,
      boolean publicOrDue,
      boolean publicisedLate,
      boolean notPublic,
      boolean published,
      boolean checked,
      boolean complete) {

    public boolean isPublicOnTime() {
      return !publicisedLate && !notPublic;
    }
  }

  /// How a procedure counts in a period.
  ///
  /// @param procedure as it is at the end of the period, or earlier
  /// @param on the day for which what is still to be done is judged
  public static Counted of(
      ProcedureLife procedure, Period period, WorkCalendar calendar, LocalDate on) {
    List<Decision> announced =
        procedure.decisions().stream().filter(d -> d.isAnnouncedIn(period)).toList();
    List<Decision> due =
        procedure.decisions().stream().filter(d -> d.isPublicOrDueIn(period, calendar)).toList();
    List<Decision> late = due.stream().filter(d -> d.isPublicisedLate(calendar, on)).toList();
    return new Counted(
        !announced.isEmpty(),
        announced.stream().anyMatch(d -> d.isAnnouncedLate(calendar, on)),
        !due.isEmpty(),
        late.stream().anyMatch(d -> d.publicised() != null),
        late.stream().anyMatch(d -> d.publicised() == null),
        procedure.isPublic(),
        procedure.missing().isPresent(),
        procedure.missing().equals(Optional.of(Set.of())));
  }

  /// @param procedures as they are at the end of the period, or earlier
  /// @param on the day for which what is still to be done is judged
  public static ProcedureCounts of(
      Collection<ProcedureLife> procedures, Period period, WorkCalendar calendar, LocalDate on) {
    return sum(procedures.stream().map(each -> of(each, period, calendar, on)).toList());
  }

  /// The sums.
  public static ProcedureCounts sum(Collection<Counted> procedures) {
    int announced = 0;
    int announcedOnTime = 0;
    int publicOrDue = 0;
    int publicOnTime = 0;
    int published = 0;
    int complete = 0;
    for (Counted procedure : procedures) {
      if (procedure.announced()) {
        announced++;
        announcedOnTime += procedure.announcedLate() ? 0 : 1;
      }
      if (procedure.publicOrDue()) {
        publicOrDue++;
        publicOnTime += procedure.isPublicOnTime() ? 1 : 0;
      }
      if (procedure.published()) {
        published++;
        complete += procedure.complete() ? 1 : 0;
      }
    }
    return new ProcedureCounts(
        announced, announcedOnTime, publicOrDue, publicOnTime, published, complete);
  }
}
