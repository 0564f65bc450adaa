package vn.dunghen.dossier.life;

import java.time.Instant;
import java.util.Optional;
import vn.dunghen.dossier.event.Channel;
import vn.dunghen.dossier.time.Due;
import vn.dunghen.dossier.time.Term;
import vn.dunghen.dossier.time.TermUnit;
import vn.dunghen.dossier.time.WorkCalendar;

/// The clock of reception: a dossier submitted online is to be taken in or refused within eight
/// working hours (Decree 45/2020/NĐ-CP, article 11).
public final class ReceptionClock {

  private static final Term LIMIT = new Term(8, TermUnit.WORKING_HOUR);

  private ReceptionClock() {}

  /// When an online submission is to be answered; empty for other channels, for a dossier without a
  /// submission, and where the calendar is missing.
  public static Optional<Instant> due(DossierState state, WorkCalendar calendar) {
    DossierState.Submission submission = state.submission();
    if (submission == null || submission.channel() != Channel.ONLINE) {
      return Optional.empty();
    }
    return switch (calendar.due(submission.at(), LIMIT)) {
      case Due.At(Instant due) -> Optional.of(due);
      case Due.NoCalendar _ -> Optional.empty();
    };
  }

  /// Whether the answer came late, or has not come and is late at `judged` (chậm tiếp nhận).
  public static boolean isSlow(DossierState state, WorkCalendar calendar, Instant judged) {
    Instant answered =
        state.reception() != null
            ? state.reception().at()
            : state.declinedAt() != null ? state.declinedAt() : judged;
    return due(state, calendar).map(due -> answered.isAfter(due)).orElse(false);
  }
}
