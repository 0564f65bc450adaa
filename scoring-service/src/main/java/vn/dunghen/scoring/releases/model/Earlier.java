package vn.dunghen.scoring.releases.model;

import java.time.Instant;
import java.util.List;
import vn.dunghen.dossier.time.Period;

/// The figures of a period as an earlier letter, or the same one, states them: what changes are
/// measured against.
///
/// @param letter the number of the letter
/// @param asOf its figures are what was recorded at or before it
/// @param ruleSet with its version
/// @param sameRules whether they were scored by the same rules
public record Earlier(
    Period period,
    String letter,
    Instant asOf,
    String ruleSet,
    boolean sameRules,
    List<FrozenAgency> figures) {

  public Earlier {
    figures = List.copyOf(figures);
  }
}
