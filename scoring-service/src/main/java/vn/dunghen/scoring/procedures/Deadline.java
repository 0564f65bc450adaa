package vn.dunghen.scoring.procedures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.procedure.Decision;
import vn.dunghen.dossier.time.WorkCalendar;

/// A day by which a decision is to be announced or made public, and where that stands (mission,
/// M5).
///
/// @param by the last day in time
/// @param done when it was done; null while it is not
record Deadline(
    String decision, What what, LocalDate by, @Nullable LocalDate done, Standing standing) {

  private static final int WARNED_BEFORE = 3;

  /// What is to be done.
  enum What {
    ANNOUNCE,
    PUBLICISE
  }

  enum Standing {
    /// Done in time.
    KEPT,
    /// Not done, and there is time.
    OPEN,
    /// Not done, and three working days or less are left.
    DUE_SOON,
    /// Not done, and too late.
    OVERDUE,
    /// Done, too late.
    LATE
  }

  /// The deadlines of a decision; those that need a calendar that is missing are left out.
  static List<Deadline> of(Decision decision, WorkCalendar calendar, LocalDate today) {
    var deadlines = new ArrayList<Deadline>(2);
    decision
        .announceBy(calendar)
        .map(by -> of(decision, What.ANNOUNCE, by, decision.announced(), calendar, today))
        .ifPresent(deadlines::add);
    decision
        .publiciseBy(calendar)
        .map(by -> of(decision, What.PUBLICISE, by, decision.publicised(), calendar, today))
        .ifPresent(deadlines::add);
    return deadlines;
  }

  /// Whether somebody has to do something.
  boolean isPending() {
    return done == null;
  }

  private static Deadline of(
      Decision decision,
      What what,
      LocalDate by,
      @Nullable LocalDate done,
      WorkCalendar calendar,
      LocalDate today) {
    Standing standing;
    if (done != null) {
      standing = done.isAfter(by) ? Standing.LATE : Standing.KEPT;
    } else if (today.isAfter(by)) {
      standing = Standing.OVERDUE;
    } else {
      Optional<LocalDate> soon = calendar.workingDaysAfter(today, WARNED_BEFORE);
      standing = soon.isPresent() && by.isAfter(soon.get()) ? Standing.OPEN : Standing.DUE_SOON;
    }
    return new Deadline(decision.number(), what, by, done, standing);
  }
}
