package vn.dunghen.intake.sealing;

import java.time.Instant;
import java.util.Optional;

/// Whether a dossier's personal fields can be opened by those who may, or are erased.
///
/// @param since when the first of them came
public record PersonalData(String dossier, Instant since, Optional<Erasure> erasure) {}
