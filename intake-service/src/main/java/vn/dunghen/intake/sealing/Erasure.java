package vn.dunghen.intake.sealing;

import java.time.Instant;

/// The destruction of a dossier's key: what is audited of it.
///
/// @param by who asked for it
/// @param reason why; never a personal field
/// @param correlation the correlation id of the request
public record Erasure(Instant at, String by, String reason, String correlation) {}
