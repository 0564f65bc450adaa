package vn.dunghen.scoring.index;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.Before;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.rulesets.model.RuleSet;

/// The index of a period and of the one before it, by agency, known at one instant and scored by
/// one rule set.
record Compared(
    CountedPeriod period,
    RuleSet ruleSet,
    Map<String, Standing> now,
    CountedPeriod periodBefore,
    Map<String, Standing> before) {

  /// What is asked.
  record Question(Period period, Optional<Instant> asOf, RuleSet ruleSet) {}

  /// @param tx a snapshot
  static Compared read(ServiceIndex index, Connection tx, Question question) throws SQLException {
    CountedPeriod now = index.period(tx, question.period(), question.asOf());
    CountedPeriod before = index.period(tx, Before.of(question.period()), question.asOf());
    return new Compared(
        now,
        question.ruleSet(),
        index.standings(tx, now, question.ruleSet()),
        before,
        index.standings(tx, before, question.ruleSet()));
  }

  /// @throws ProblemException 404 for an agency that the period does not have
  Standing standing(String agency) {
    Standing found = now.get(agency);
    if (found == null) {
      throw ProblemException.of(
          ProblemType.NOT_FOUND, "No agency of that period has the code " + agency + ".");
    }
    return found;
  }
}
