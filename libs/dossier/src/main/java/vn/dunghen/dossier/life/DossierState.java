package vn.dunghen.dossier.life;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.Channel;

/// What a dossier is at one instant: the sum of what happened to it until then.
///
/// @param submission how it was handed in, if that is known
/// @param reception how it was taken in; present from reception on
/// @param responsible the unit that answers for it; empty until one is known
/// @param holder who had it in hand according to the last progress event; empty if none said
/// @param pauses why it waits; empty unless [Standing#PAUSED]
/// @param promise the return date in force; absent where there is no date, see `dating`
/// @param officialDate the return date as the portal has it: the latest asserted, else the computed
///   one, never moved by a pause
/// @param returnedAt when the result was handed over
/// @param declinedAt when it was turned down before reception
public record DossierState(
    Standing standing,
    @Nullable Submission submission,
    @Nullable Reception reception,
    String responsible,
    String holder,
    Set<Pause> pauses,
    @Nullable Promise promise,
    Dating dating,
    @Nullable Instant officialDate,
    Supplements supplements,
    @Nullable End end,
    @Nullable Instant returnedAt,
    @Nullable Instant declinedAt,
    Facts facts) {

  /// A dossier of which nothing is known yet.
  public static final DossierState UNKNOWN =
      new DossierState(
          Standing.NOT_RECEIVED,
          null,
          null,
          "",
          "",
          Set.of(),
          null,
          Dating.NO_DATE,
          null,
          Supplements.NONE,
          null,
          null,
          null,
          Facts.NONE);

  /// Handed in by the citizen.
  public record Submission(Instant at, String unit, String procedure, Channel channel) {}

  /// Taken in by a unit.
  public record Reception(Instant at, String unit, String procedure, Channel channel) {}

  /// Why there is a return date, or why not.
  public enum Dating {
    DATED,
    /// No promise and no term: never late.
    NO_DATE,
    /// The calendar of a year that the computation needs is missing: never late until it is there.
    NO_CALENDAR
  }

  /// Requests for more papers.
  ///
  /// @param requests how many requests began a wait
  /// @param waitingSince when the request that is not answered yet was made
  /// @param answered the time that answered waits lasted, by the wall clock
  public record Supplements(int requests, @Nullable Instant waitingSince, Duration answered) {
    static final Supplements NONE = new Supplements(0, null, Duration.ZERO);
  }

  /// What is stated of a dossier once and for all, and what is counted of it.
  ///
  /// @param stated the undated attributes that the index counts
  public record Facts(Set<Fact> stated, int likes, int dislikes, int reopenings, int transfers) {
    static final Facts NONE = new Facts(Set.of(), 0, 0, 0, 0);
  }

  /// An undated attribute of a dossier.
  public enum Fact {
    /// Paid through the portal or the local gateway.
    PAID_ONLINE,
    ELECTRONIC_RESULT,
    COMPONENTS_DIGITISED,
    RESULT_DIGITISED,
    /// Digitised papers were used again.
    REUSED,
    /// Papers came from the citizen's store.
    FROM_STORE,
    POPULATION_DATA,
    /// An amount to be paid was stated, be it nothing.
    FEE_STATED,
    /// An amount above nothing was.
    FEE_OWED
  }
}
