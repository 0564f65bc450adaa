package vn.dunghen.dossier.petition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.WorkCalendar;

/// The clocks of a petition, in working days (Decision 766, indicator 5.2). They count civil days:
/// day 1 is the working day after the start, and the last day is whole. A request for a supplement
/// stops none of them.
public enum PetitionClock {
  /// From the start of waiting: to hand the petition back or reject it.
  HANDING_BACK("handing-back", 2),
  /// From the start of waiting: to ask the citizen for more, for the first time.
  SUPPLEMENT("supplement", 5),
  /// From the start of waiting: to handle it.
  HANDLING("handling", 15),
  /// From the handling: to make the answer public.
  PUBLISHING("publishing", 2);

  private final String wire;
  private final int workingDays;

  PetitionClock(String wire, int workingDays) {
    this.wire = wire;
    this.workingDays = workingDays;
  }

  /// The spelling in answers.
  public String wire() {
    return wire;
  }

  /// How long the clock runs.
  public int workingDays() {
    return workingDays;
  }

  /// What a clock shows.
  public enum Reading {
    /// What it waits for was done in time.
    KEPT,
    /// There is still time.
    RUNNING,
    /// It was done too late, or is not done and too late.
    MISSED
  }

  /// When what the clock waits for was done; null where it was not.
  private @Nullable Instant done(PetitionState state) {
    return switch (this) {
      case HANDING_BACK -> state.handedBackAt();
      case SUPPLEMENT -> state.supplementRequestedAt();
      case HANDLING -> state.handledAt();
      case PUBLISHING -> state.publishedAt();
    };
  }

  private @Nullable Instant start(PetitionState state) {
    return switch (this) {
      case HANDING_BACK, SUPPLEMENT, HANDLING -> state.waitingSince();
      case PUBLISHING -> state.handledAt();
    };
  }

  /// Whether somebody waits for it: handling and publishing are owed, handing back and asking for
  /// more are only timed where they were done.
  private boolean isOwed(PetitionState state) {
    return switch (this) {
      case HANDING_BACK, SUPPLEMENT -> false;
      case HANDLING -> state.endedAt() == null;
      case PUBLISHING -> true;
    };
  }

  /// The last day in time; empty where the clock has not started or the calendar is missing.
  public Optional<LocalDate> lastDay(PetitionState state, WorkCalendar calendar) {
    Instant start = start(state);
    return start == null
        ? Optional.empty()
        : calendar.workingDaysAfter(CivilTime.dayOf(start), workingDays);
  }

  /// What the clock shows at an instant; empty where it does not concern the petition, or where the
  /// calendar is missing: nothing is guessed, and nobody is late by a guess.
  public Optional<Reading> read(PetitionState state, WorkCalendar calendar, Instant at) {
    Instant done = done(state);
    if (done == null && !isOwed(state)) {
      return Optional.empty();
    }
    return lastDay(state, calendar)
        .map(last -> {
          boolean inTime = !CivilTime.dayOf(done == null ? at : done).isAfter(last);
          return done != null && inTime ? Reading.KEPT : inTime ? Reading.RUNNING : Reading.MISSED;
        });
  }
}
