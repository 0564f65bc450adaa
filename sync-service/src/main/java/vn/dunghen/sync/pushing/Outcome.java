package vn.dunghen.sync.pushing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.sync.national.model.TienDo;
import vn.dunghen.sync.pushing.model.PushState;

/// What became of one attempt.
///
/// @param state where it leaves the dossier, unless another version is wanted by now
/// @param dueAt when to try again; null where not by itself
/// @param taken whether the portal took the snapshot in this attempt
/// @param digest what the portal has now acknowledged, progress included; null where nothing new
/// @param snapshot what was taken, as JSON without the applicant
/// @param sent the steps that were sent
/// @param progressLost whether the portal had lost the dossier, and its progress with it
/// @param seen what was observed or acknowledged; null where nothing was
/// @param calls how many calls were made
record Outcome(
    String dossier,
    long attempt,
    long version,
    PushState state,
    @Nullable Instant dueAt,
    int tries,
    int delays,
    boolean askFirst,
    boolean taken,
    @Nullable String digest,
    @Nullable String snapshot,
    @Nullable String snapshotDigest,
    @Nullable String errorClass,
    @Nullable String errorCode,
    @Nullable String errorField,
    @Nullable String errorMessage,
    List<Sent> sent,
    boolean progressLost,
    Instant began,
    int calls,
    @Nullable Seen seen) {

  Outcome {
    sent = List.copyOf(sent);
  }

  /// A step that was sent.
  ///
  /// @param confirmed whether the call was answered
  record Sent(TienDo.Key key, boolean confirmed) {}

  /// What the portal has, as far as this attempt told.
  sealed interface Seen {

    /// It took this.
    record Acknowledged(vn.dunghen.sync.national.model.HoSo hoSo) implements Seen {}

    /// It showed this.
    record Shown(java.util.Map<String, String> fields) implements Seen {}

    /// It has nothing of it.
    record Absent() implements Seen {}
  }
}
