package vn.dunghen.dossier.petition;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.PetitionEvent.Kind;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.dossier.time.WorkCalendar;

/// What petitions come to in a period: indicators 5.1 to 5.3 of Decision 766 (index-766, 1.3), each
/// petition at most once.
///
/// @param regulation of those received, the ones about a regulation (5.1)
/// @param conduct of those received, the ones about conduct (5.1)
/// @param receivedOrEnded denominator of 5.2: first received in the period, or ended in it
/// @param onTime numerator of 5.2: of these, handled or handed back in time, or open within time
/// @param received denominator of 5.3: first received in the period
/// @param satisfied numerator of 5.3: of these, not dissatisfied, not complained about again, not
///   overdue
public record PetitionCounts(
    int regulation, int conduct, int receivedOrEnded, int onTime, int received, int satisfied) {

  /// No petitions.
  public static final PetitionCounts NOTHING = new PetitionCounts(0, 0, 0, 0, 0, 0);

  /// These and others.
  public PetitionCounts plus(PetitionCounts more) {
    return new PetitionCounts(
        regulation + more.regulation,
        conduct + more.conduct,
        receivedOrEnded + more.receivedOrEnded,
        onTime + more.onTime,
        received + more.received,
        satisfied + more.satisfied);
  }

  /// How one petition counts in a period.
  ///
  /// @param kind null where it was never submitted
  /// @param receivedOrEnded whether it counts for indicator 5.2
  /// @param received whether it counts for indicator 5.3, and by its kind for 5.1
  /// @param overdue whether it ended too late, or is open and too late
  public record Counted(
      @Nullable Kind kind,
      boolean receivedOrEnded,
      boolean received,
      boolean overdue,
      boolean dissatisfied,
      boolean complainedAgain) {

    /// Whether it is in a numerator or a denominator at all.
    public boolean counts() {
      return receivedOrEnded;
    }

    public boolean isSatisfied() {
      return !overdue && !dissatisfied && !complainedAgain;
    }
  }

  /// How a petition counts in a period.
  ///
  /// @param state its state at the end of the period, or at `judged` if that is earlier
  /// @param judged the instant for which an open petition is judged
  public static Counted of(
      PetitionState state, Period period, WorkCalendar calendar, Instant judged) {
    boolean received = in(period, state.firstReceivedAt());
    return new Counted(
        state.kind(),
        received || in(period, state.endedAt()),
        received,
        isOverdue(state, calendar, judged),
        state.isDissatisfied(),
        state.complainedAgainAt() != null);
  }

  /// "Handled by the 15th working day, handed back by the 2nd, or open and not past the 15th."
  public static boolean isOverdue(PetitionState state, WorkCalendar calendar, Instant judged) {
    PetitionClock clock =
        state.standing() == PetitionState.Standing.HANDED_BACK
            ? PetitionClock.HANDING_BACK
            : PetitionClock.HANDLING;
    return clock.read(state, calendar, judged).equals(Optional.of(PetitionClock.Reading.MISSED));
  }

  /// The sums.
  public static PetitionCounts sum(Collection<Counted> petitions) {
    int regulation = 0;
    int conduct = 0;
    int receivedOrEnded = 0;
    int onTime = 0;
    int received = 0;
    int satisfied = 0;
    for (Counted petition : petitions) {
      if (petition.receivedOrEnded()) {
        receivedOrEnded++;
        onTime += petition.overdue() ? 0 : 1;
      }
      if (petition.received()) {
        received++;
        satisfied += petition.isSatisfied() ? 1 : 0;
        regulation += petition.kind() == Kind.REGULATION ? 1 : 0;
        conduct += petition.kind() == Kind.CONDUCT ? 1 : 0;
      }
    }
    return new PetitionCounts(regulation, conduct, receivedOrEnded, onTime, received, satisfied);
  }

  private static boolean in(Period period, @Nullable Instant instant) {
    return instant != null && period.contains(CivilTime.dayOf(instant));
  }
}
