package vn.dunghen.scoring.releases.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.dunghen.dossier.time.Period;

/// What a release says of itself.
///
/// @param periods those that its figures are for, in the order of the letter
/// @param date of the letter; civil day of Asia/Ho_Chi_Minh
/// @param ruleSetDigest SHA-256 of the rule set's file
/// @param asOf its figures are what was recorded at or before it
/// @param erratum present where it corrects another
public record Heading(
    List<Period> periods,
    String letter,
    LocalDate date,
    String ruleSet,
    int ruleSetVersion,
    String ruleSetDigest,
    Instant asOf,
    Optional<Erratum> erratum) {

  /// Whose figures they are: the city's own truth.
  public static final String VIEW = "city";

  /// @param corrects the number of the release that is corrected
  /// @param reason why
  public record Erratum(long corrects, String reason) {}

  public Heading {
    periods = List.copyOf(periods);
    if (periods.isEmpty() || periods.stream().distinct().count() != periods.size()) {
      throw new IllegalArgumentException("a release is for some periods, each once");
    }
  }
}
