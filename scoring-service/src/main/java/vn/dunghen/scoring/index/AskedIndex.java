package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.Side;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.rulesets.RuleSetCatalogue;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.statements.Asked;

/// Reads the parameters of questions for the index; a flawed one ends the request with a problem
/// that names it.
@ApplicationScoped
class AskedIndex {

  private final RuleSetCatalogue catalogue;

  AskedIndex(RuleSetCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  static Optional<Instant> asOf(@Nullable String text) {
    return Asked.instant("asOf", text);
  }

  static Side side(@Nullable String text) {
    return Optional.ofNullable(text)
        .flatMap(Side::ofWire)
        .orElseThrow(() ->
            ProblemException.parameter("counted", "must be numerator, denominator or missing"));
  }

  /// The view that is named; without a name what the city knows.
  static View view(@Nullable String text) {
    return text == null || text.isBlank()
        ? View.CITY
        : View.ofWire(text)
            .orElseThrow(
                () -> ProblemException.parameter("view", "must be city, portal or official"));
  }

  /// One of the two views that are counted.
  static View counted(@Nullable String text) {
    View view = view(text);
    if (view == View.OFFICIAL) {
      throw ProblemException.parameter("view", "must be city or portal: these are our counts");
    }
    return view;
  }

  /// The rule set that is named, else the one that is dated for the period.
  RuleSet ruleSet(@Nullable String id, Period period) {
    if (id == null || id.isBlank()) {
      return inForce(period)
          .orElseThrow(() ->
              ProblemException.parameter(
                  "ruleset", "is required: no rule set is dated for this period; " + known()));
    }
    return catalogue
        .ruleSets()
        .byId(id)
        .orElseThrow(() -> ProblemException.parameter("ruleset", "is no rule set; " + known()));
  }

  /// The rule set that is dated for the period.
  Optional<RuleSet> inForce(Period period) {
    return catalogue.ruleSets().inForce(period.to());
  }

  private String known() {
    return "there are "
        + catalogue.ruleSets().all().stream().map(RuleSet::id).collect(Collectors.joining(", "));
  }
}
