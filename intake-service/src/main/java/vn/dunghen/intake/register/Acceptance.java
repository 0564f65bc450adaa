package vn.dunghen.intake.register;

import java.time.Instant;

/// What became of an [Entry] that was offered to the register.
public sealed interface Acceptance {

  /// Written now.
  record Fresh(Instant accepted) implements Acceptance {}

  /// The same event was written before.
  record Repeated(Instant accepted) implements Acceptance {}

  /// The id is used for another body.
  record Contradicted(Instant accepted) implements Acceptance {}
}
