package vn.dunghen.scoring.index;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.index.model.Synchronised;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.RuleSet;

/// The index of a period and of the one before it, by agency, known at one instant and scored by
/// one rule set, on one of our views.
record Compared(
    CountedPeriod period,
    RuleSet ruleSet,
    Map<String, Standing> now,
    CountedPeriod periodBefore,
    Map<String, Standing> before) {

  /// What is asked.
  record Question(Period period, Optional<Instant> asOf, RuleSet ruleSet, View view) {}

  /// @param tx a snapshot
  static Compared read(ServiceIndex index, Connection tx, Question question) throws SQLException {
    List<CountedPeriod> both =
        index.periods(tx, List.of(question.period(), question.period().before()), question.asOf());
    CountedPeriod now = both.getFirst().on(question.view());
    CountedPeriod before = both.getLast().on(question.view());
    return new Compared(
        now,
        question.ruleSet(),
        index.standings(tx, now, question.ruleSet()),
        before,
        index.standings(tx, before, question.ruleSet()));
  }

  View view() {
    return period.on();
  }

  /// Whether anything was seen of the portal by then: without it, 1.4 is not measured.
  boolean seen() {
    return now.values().stream()
        .flatMap(each -> each.card().indicator(Synchronised.INDICATOR).stream())
        .anyMatch(each -> each.counts().isPresent());
  }

  /// Whether the agency shows the counts of its province for the indicator.
  boolean isInherited(Indicator indicator, Standing agency) {
    return indicator.isInheritedBy(ServiceIndex.level(period.tree(), agency.agency()));
  }

  /// The one at the top of the tree.
  Optional<Standing> city() {
    return now.values().stream()
        .filter(each -> period.tree().isTop(each.agency().code()))
        .findFirst();
  }

  /// @throws ProblemException 404 for an agency that the period does not have
  Standing standing(String agency) {
    return standing(now, agency);
  }

  /// @throws ProblemException 404 for an agency that the period does not have
  static Standing standing(Map<String, Standing> standings, String agency) {
    Standing found = standings.get(agency);
    if (found == null) {
      throw unknown(agency);
    }
    return found;
  }

  static ProblemException unknown(String agency) {
    return ProblemException.of(
        ProblemType.NOT_FOUND, "No agency of that period has the code " + agency + ".");
  }
}
