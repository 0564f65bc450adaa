package vn.dunghen.intake.overview;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How intake stood at an instant.
///
/// @param takenAt when the picture was taken
/// @param today events that were given a position today (civil day, Asia/Ho_Chi_Minh), and those
///   that still wait for theirs
/// @param unsequenced accepted events that wait for their position
/// @param oldestUnsequenced when the first of them was accepted; null while none waits
/// @param unpublished events with a position that the broker does not have yet
/// @param quarantineOpen contents in quarantine that nobody has settled
/// @param sources registered sources
/// @param silentSources those of them that have sent nothing for longer than is usual, or never
record Picture(
    Instant takenAt,
    long today,
    long unsequenced,
    @Nullable Instant oldestUnsequenced,
    long unpublished,
    long quarantineOpen,
    int sources,
    long silentSources) {

  /// For how long the first of the waiting events had waited; zero while none waits.
  Duration oldestAge() {
    return oldestUnsequenced == null || oldestUnsequenced.isAfter(takenAt)
        ? Duration.ZERO
        : Duration.between(oldestUnsequenced, takenAt);
  }
}
