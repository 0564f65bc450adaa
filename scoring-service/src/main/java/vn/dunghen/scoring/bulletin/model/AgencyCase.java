package vn.dunghen.scoring.bulletin.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.releases.model.Earlier;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.releases.model.Released;
import vn.dunghen.scoring.rulesets.model.Measurement;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.rulesets.model.ScoreCard;

/// What a letter tells an agency of its own: where its frozen score stands, where its points go and
/// what is asked of it.
///
/// @param card the frozen counts under the frozen rules: what the ledger and the gains follow from
/// @param overdue dossiers that were open and overdue at the end of the period, as known at the
///   release's data hour
/// @param asked what is asked, and by when
/// @param accountable who is told about the agency's dossiers; may be empty
public record AgencyCase(
    Released release,
    Period period,
    Optional<Earlier> earlier,
    AgencyLine line,
    ScoreCard card,
    Overdue overdue,
    Asked asked,
    List<String> accountable) {

  /// @param count of all of them
  /// @param first the first of them, by code
  public record Overdue(long count, List<Dossier> first) {
    public Overdue {
      first = List.copyOf(first);
    }
  }

  /// @param promised the civil day; empty where it has none
  public record Dossier(String code, String procedure, Optional<LocalDate> promised) {}

  /// @param workingDays from the day of the release's letter, which does not count
  /// @param due empty where the calendar of that year is not known
  public record Asked(int workingDays, LocalDate from, Optional<LocalDate> due) {}

  public AgencyCase {
    accountable = List.copyOf(accountable);
  }

  /// The frozen counts as a card of the frozen rules.
  ///
  /// @throws IllegalStateException where it gives another total than was frozen
  public static ScoreCard card(RuleSet ruleSet, FrozenAgency frozen) {
    ScoreCard card =
        ruleSet.score(
            frozen.indicators().stream()
                .map(each -> new Measurement(each.indicator(), each.counts()))
                .toList());
    if (card.total().compareTo(frozen.total()) != 0) {
      throw new IllegalStateException(
          "Frozen counts and frozen rules do not give the frozen total.");
    }
    return card;
  }
}
