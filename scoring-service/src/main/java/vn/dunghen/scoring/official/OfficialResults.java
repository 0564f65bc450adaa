package vn.dunghen.scoring.official;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.inputs.Inputs;
import vn.dunghen.scoring.official.model.OfficialCard;
import vn.dunghen.scoring.official.model.PublishedPeriod;
import vn.dunghen.scoring.reports.Reports;
import vn.dunghen.scoring.rulesets.RuleSetCatalogue;

/// The official results of agencies, period by period, and what each lost.
@ApplicationScoped
class OfficialResults {

  private final Inputs inputs;
  private final Reports reports;
  private final RuleSetCatalogue rules;

  OfficialResults(Inputs inputs, Reports reports, RuleSetCatalogue rules) {
    this.inputs = inputs;
    this.reports = reports;
    this.rules = rules;
  }

  /// The periods of each of the agencies of which anything was published, the latest first.
  ///
  /// @param tx a snapshot
  /// @param known what was known at this instant
  SortedMap<String, List<PublishedPeriod>> of(
      Connection tx, Collection<String> agencies, Instant known) throws SQLException {
    var results = new TreeMap<String, List<PublishedPeriod>>();
    reports
        .of(tx, inputs.withStandings(tx, agencies), List.of(), known)
        .forEach((agency, all) -> {
          List<Recorded<NationalStanding>> standings = all.standings();
          if (!standings.isEmpty()) {
            results.put(agency, PublishedPeriod.of(standings));
          }
        });
    return results;
  }

  /// What the latest snapshot of a period says under the rule set that is dated for it; empty where
  /// none is.
  Optional<OfficialCard> card(PublishedPeriod period) {
    return rules
        .ruleSets()
        .inForce(period.period().to())
        .map(ruleSet -> OfficialCard.of(ruleSet, period.latest()));
  }

  /// The period to show: the one that is asked for, else the one whose data were taken last, of
  /// those with a total before those without.
  static Optional<PublishedPeriod> chosen(List<PublishedPeriod> periods, Optional<Period> asked) {
    return asked.isPresent()
        ? periods.stream().filter(each -> each.period().equals(asked.get())).findFirst()
        : periods.stream()
            .max(
                Comparator.comparing((PublishedPeriod each) -> each.latest().total() != null)
                    .thenComparing(each -> each.latest().dataTakenAt())
                    .thenComparing(each -> each.period().to()));
  }
}
