package vn.dunghen.dossier.time;

import java.time.Instant;

/// What a computation of a date comes to: an instant, or the year whose calendar is missing.
public sealed interface Due {

  record At(Instant instant) implements Due {}

  /// The computation needs a day of a year for which no calendar is known. Nothing is guessed: the
  /// dossier is listed, and dated once the calendar is there.
  record NoCalendar(int year) implements Due {}
}
