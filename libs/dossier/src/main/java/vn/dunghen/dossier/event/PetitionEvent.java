package vn.dunghen.dossier.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A fact about one petition of a citizen (phản ánh, kiến nghị): `vn.dunghen.petition.<name>.v1` on
/// the wire. A text that was not given is empty. Personal fields are no part of it: intake seals
/// them before anything else sees the event.
public sealed interface PetitionEvent {

  /// Sent by the citizen.
  ///
  /// @param unit the unit that is to handle it
  /// @param through where it was sent if not straight to the unit: the unit's clocks then wait for
  ///   the transfer. Empty where it was sent straight to the unit
  record Submitted(String unit, Kind kind, About about, String through) implements PetitionEvent {}

  /// Passed to a unit (chuyển xử lý); the unit's clocks start.
  ///
  /// @param by who passed it on, for example the Government Office
  record Transferred(String unit, String by, String reason) implements PetitionEvent {}

  /// Handed back or rejected (trả lại, từ chối tiếp nhận).
  record HandedBack(String reason) implements PetitionEvent {}

  /// The citizen was asked for more (yêu cầu bổ sung).
  record SupplementRequested(String reason) implements PetitionEvent {}

  record SupplementSupplied() implements PetitionEvent {}

  /// Handled (đã xử lý).
  ///
  /// @param answer number of the answering letter
  record Handled(String answer) implements PetitionEvent {}

  /// The answer was made public (công khai kết quả).
  record Published(String url) implements PetitionEvent {}

  /// How many liked and disliked the answer by then, in all.
  record Rated(int likes, int dislikes) implements PetitionEvent {}

  /// The citizen complained again about the answer (phản ánh lại).
  record ComplainedAgain(String reason) implements PetitionEvent {}

  /// An event was entered by mistake: the fold forgets it.
  record Voided(EventId target, String reason) implements PetitionEvent {}

  /// A voiding with its replacement. Without a time of its own the replacement happened when the
  /// target did.
  record Corrected(
      EventId target, String reason, @Nullable Instant replacementTime, PetitionEvent replacement)
      implements PetitionEvent {}

  /// A type that this version does not know. Stored, and folded again once the code learns it.
  record Unknown(String type) implements PetitionEvent {}

  /// What a petition speaks of, as far as it says.
  record About(@Nullable String dossier, @Nullable String procedure) {
    public static final About NOTHING = new About(null, null);
  }

  /// What a petition is directed at (indicator 5.1).
  enum Kind {
    /// A regulation (quy định hành chính).
    REGULATION("regulation"),
    /// What an official did or did not do (hành vi hành chính).
    CONDUCT("conduct");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }

    /// The spelling in events.
    public String wire() {
      return wire;
    }
  }
}
