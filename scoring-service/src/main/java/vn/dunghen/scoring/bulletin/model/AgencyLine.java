package vn.dunghen.scoring.bulletin.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.releases.model.FrozenAgency.FrozenIndicator;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Group;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.RuleSet;

/// The frozen figures of an agency in a period, added up by group and beside those of the period
/// before. Nothing is counted or scored again.
///
/// @param groups in the order of the rule set; their points add up to the total
/// @param change of the total against the period before; empty where the two cannot be compared
/// @param timely of the dossiers that count those handled or open within time (indicator 2.1);
///   empty where it was not measured
public record AgencyLine(
    FrozenAgency figures,
    List<GroupPoints> groups,
    Optional<BigDecimal> change,
    Optional<Counts> timely) {

  private static final String TIMELINESS = "2.1";

  /// @param points empty where nothing of the group was measured
  /// @param change empty where the two periods cannot be compared
  public record GroupPoints(
      Group group, Optional<BigDecimal> points, Optional<BigDecimal> change) {}

  public AgencyLine {
    groups = List.copyOf(groups);
  }

  /// @param before the same agency in the period before; empty where nobody stated it
  public static AgencyLine of(
      RuleSet ruleSet, FrozenAgency figures, Optional<FrozenAgency> before) {
    Optional<FrozenAgency> compared = before.filter(each -> isComparable(figures, each));
    return new AgencyLine(
        figures,
        ruleSet.groups().stream()
            .map(group -> {
              Optional<BigDecimal> points = points(ruleSet, group, figures);
              return new GroupPoints(
                  group,
                  points,
                  points.flatMap(now ->
                      compared.flatMap(each -> points(ruleSet, group, each)).map(now::subtract)));
            })
            .toList(),
        compared.map(each -> figures.total().subtract(each.total())),
        figures.indicators().stream()
            .filter(each -> each.indicator().equals(TIMELINESS))
            .findFirst()
            .flatMap(FrozenIndicator::counts));
  }

  /// How many dossiers were not handled within time.
  public Optional<Long> late() {
    return timely.map(counts -> counts.denominator() - counts.numerator());
  }

  /// Both have the dossiers that the rule set asks for, and the same indicators were measured.
  private static boolean isComparable(FrozenAgency now, FrozenAgency before) {
    return now.rank() != null && before.rank() != null && now.missing().equals(before.missing());
  }

  private static Optional<BigDecimal> points(RuleSet ruleSet, Group group, FrozenAgency agency) {
    return agency.indicators().stream()
        .filter(each ->
            ruleSet
                .indicator(each.indicator())
                .map(Indicator::group)
                .filter(group.key()::equals)
                .isPresent())
        .flatMap(each -> each.score().stream())
        .reduce(BigDecimal::add);
  }
}
