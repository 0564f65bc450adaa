package vn.dunghen.dossier.procedure;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ProcedureEvent.Change;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.dossier.time.WorkCalendar;

/// A decision about a procedure, and what became of it. Civil days; the limits are those of a
/// province (index-766, 1.3: indicators 1.1 and 1.2).
///
/// @param announced the day of the announcement (quyết định công bố); null where there is none yet
/// @param publicised the day on which it became public on the national database; null where it has
///   not yet
public record Decision(
    String number,
    LocalDate date,
    LocalDate basisEffective,
    Change change,
    String unit,
    @Nullable LocalDate announced,
    @Nullable LocalDate publicised) {

  /// A decision is to be announced so many working days before its legal basis takes effect.
  public static final int ANNOUNCED_BEFORE = 5;

  /// And to be public so many working days after its announcement.
  public static final int PUBLICISED_WITHIN = 5;

  /// The last day for the announcement; empty where the calendar is missing.
  public Optional<LocalDate> announceBy(WorkCalendar calendar) {
    return calendar.workingDaysAfter(basisEffective, -ANNOUNCED_BEFORE);
  }

  /// The last day for making it public; empty before its announcement, and where the calendar is
  /// missing.
  public Optional<LocalDate> publiciseBy(WorkCalendar calendar) {
    return announced == null
        ? Optional.empty()
        : calendar.workingDaysAfter(announced, PUBLICISED_WITHIN);
  }

  /// "Announced too late, or on `on` not announced and too late." Without a calendar nobody is
  /// late.
  public boolean isAnnouncedLate(WorkCalendar calendar, LocalDate on) {
    return isLate(announceBy(calendar), announced, on);
  }

  /// "Public too late, or on `on` not public and too late."
  public boolean isPublicisedLate(WorkCalendar calendar, LocalDate on) {
    return isLate(publiciseBy(calendar), publicised, on);
  }

  boolean isAnnouncedIn(Period period) {
    return announced != null && period.contains(announced);
  }

  /// "Public in the period, or due to be by its end and not public before it."
  boolean isPublicOrDueIn(Period period, WorkCalendar calendar) {
    if (publicised != null && !publicised.isAfter(period.to())) {
      return !publicised.isBefore(period.from());
    }
    return publiciseBy(calendar).filter(by -> !by.isAfter(period.to())).isPresent();
  }

  private static boolean isLate(Optional<LocalDate> by, @Nullable LocalDate done, LocalDate on) {
    return by.isPresent() && (done == null ? on : done).isAfter(by.get());
  }
}
