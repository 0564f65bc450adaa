package vn.dunghen.dossier.life;

import java.time.Instant;

/// The return date in force (ngày hẹn trả). Each new one has the next number, from 1.
///
/// @param origin asserted by a source, or computed from the term; either may since have been moved
///   by a pause
public record Promise(int number, Instant due, Origin origin, boolean moved) {

  /// Where a promise comes from.
  public enum Origin {
    ASSERTED,
    COMPUTED
  }
}
