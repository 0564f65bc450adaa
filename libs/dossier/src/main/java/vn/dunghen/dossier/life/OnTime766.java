package vn.dunghen.dossier.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.life.DossierState.Supplements;
import vn.dunghen.dossier.time.CivilTime;

/// The index's rule of lateness (Decision 766/QĐ-TTg, indicator 2.1, as the portal's formula note
/// gives it). It compares moments, with the date as the portal has it:
///
/// 1. The end is `completed`, else `returned`, else stopped, refused or withdrawn.
/// 2. Waiting for the first supplement: the end is the moment of the request.
/// 3. Waiting for a second or later one, without an end: late.
/// 4. The time that answered supplements took is taken off the end.
/// 5. Without an end: the end of the period counts.
/// 6. Without a date there is nothing to be late against: on time.
public final class OnTime766 {

  private OnTime766() {}

  /// Whether a received dossier is on time at the end of a period.
  ///
  /// @param periodEnd the last instant of the period, or now for a running one
  public static boolean judge(DossierLife life, Instant periodEnd) {
    Instant lateFrom = lateFrom(life.at(periodEnd));
    return lateFrom == null || periodEnd.isBefore(lateFrom);
  }

  /// The rule without a period: the first instant from which a dossier counts late for as long as
  /// it stays in this state; null for never. Of one that has ended or waits it is the instant of
  /// its end, of an open one it may lie ahead.
  public static @Nullable Instant lateFrom(DossierState state) {
    Instant date = state.officialDate();
    Supplements supplements = state.supplements();
    Instant waitingSince = supplements.waitingSince();
    if (state.end() == null && waitingSince != null) {
      boolean onTime = supplements.requests() == 1 && (date == null || !waitingSince.isAfter(date));
      return onTime ? null : waitingSince;
    }
    if (date == null) {
      return null;
    }
    Instant last = date.plus(supplements.answered());
    if (state.end() == null) {
      return CivilTime.after(last);
    }
    return state.end().at().isAfter(last) ? state.end().at() : null;
  }

  /// Whether the two rules of lateness disagree about a received dossier at the end of a period:
  /// the category "rule difference".
  public static boolean differsFromPromiseKept(DossierLife life, Instant periodEnd) {
    DossierState state = life.at(periodEnd);
    boolean kept =
        state.end() == null
            ? PromiseKept.overdueFrom(state)
                .map(day -> day.isAfter(CivilTime.dayOf(periodEnd)))
                .orElse(true)
            : PromiseKept.of(state) != PromiseKept.Lateness.LATE;
    return kept != judge(life, periodEnd);
  }
}
