package vn.dunghen.dossier.petition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.PetitionEvent.About;
import vn.dunghen.dossier.event.PetitionEvent.Kind;

/// Where a petition stands at one instant.
///
/// @param unit the unit that has to handle it; empty while none is known
/// @param submittedAt when the citizen sent it
/// @param firstReceivedAt when a unit first had it: its sending if sent straight to the unit, else
///   its first transfer. Decides the period in which it counts
/// @param waitingSince when the unit's clocks started: the citizen's sending if sent straight to
///   the unit, else the latest transfer (index-766, 3.5)
/// @param supplementRequestedAt the first request since then
/// @param likes and dislikes: how the answer was rated by then, in all
public record PetitionState(
    String unit,
    @Nullable Kind kind,
    About about,
    @Nullable Instant submittedAt,
    @Nullable Instant firstReceivedAt,
    @Nullable Instant waitingSince,
    @Nullable Instant handedBackAt,
    @Nullable Instant supplementRequestedAt,
    @Nullable Instant supplementSuppliedAt,
    @Nullable Instant handledAt,
    @Nullable Instant publishedAt,
    int likes,
    int dislikes,
    @Nullable Instant complainedAgainAt) {

  /// Nothing is known of the petition.
  public static final PetitionState UNKNOWN =
      new PetitionState(
          "", null, About.NOTHING, null, null, null, null, null, null, null, null, 0, 0, null);

  /// The standing in one word.
  public enum Standing {
    /// Not with a unit yet.
    NOT_RECEIVED("not-received"),
    OPEN("open"),
    /// Open, and waiting for what the citizen was asked for.
    WAITING_FOR_SUPPLEMENT("waiting-for-supplement"),
    HANDED_BACK("handed-back"),
    HANDLED("handled");

    private final String wire;

    Standing(String wire) {
      this.wire = wire;
    }

    /// The spelling in answers.
    public String wire() {
      return wire;
    }
  }

  public Standing standing() {
    if (waitingSince == null) {
      return Standing.NOT_RECEIVED;
    }
    if (handledAt != null) {
      return Standing.HANDLED;
    }
    if (handedBackAt != null) {
      return Standing.HANDED_BACK;
    }
    return supplementRequestedAt != null && supplementSuppliedAt == null
        ? Standing.WAITING_FOR_SUPPLEMENT
        : Standing.OPEN;
  }

  /// When handling ended, with an answer or by handing it back; null while it is open.
  public @Nullable Instant endedAt() {
    return handledAt != null ? handledAt : handedBackAt;
  }

  /// Whether more disliked the answer than liked it.
  public boolean isDissatisfied() {
    return dislikes > likes;
  }
}
