package vn.dunghen.dossier.life;

import java.time.LocalDate;
import java.util.Optional;
import vn.dunghen.dossier.time.CivilTime;

/// The citizen's rule of lateness, used by statements, alerts and apologies. It compares civil
/// days: an end on a day before the promise is early, on that day on time, after it late; an open
/// dossier is overdue once the promise's day is over. Without a date nothing is ever late. A paused
/// dossier is not overdue.
public final class PromiseKept {

  private PromiseKept() {}

  /// How an end stands to the promise.
  public enum Lateness {
    EARLY,
    ON_TIME,
    LATE
  }

  /// The class of a dossier at its end.
  ///
  /// @throws IllegalArgumentException if it has no end
  public static Lateness of(DossierState state) {
    if (state.end() == null) {
      throw new IllegalArgumentException("a dossier without an end has no class");
    }
    if (state.promise() == null) {
      return Lateness.ON_TIME;
    }
    LocalDate end = CivilTime.dayOf(state.end().at());
    LocalDate promised = CivilTime.dayOf(state.promise().due());
    return end.isBefore(promised)
        ? Lateness.EARLY
        : end.equals(promised) ? Lateness.ON_TIME : Lateness.LATE;
  }

  /// The first day on which an open dossier is overdue; empty for one that is paused, ended, not
  /// taken in, or without a date.
  public static Optional<LocalDate> overdueFrom(DossierState state) {
    return state.standing() == Standing.OPEN && state.promise() != null
        ? Optional.of(CivilTime.dayOf(state.promise().due()).plusDays(1))
        : Optional.empty();
  }
}
