package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.scoring.index.model.Held;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.RuleSet;

/// The index as it would be after a plan.
@ApplicationScoped
class WhatIf {

  private final ServiceIndex index;
  private final CountingPlans counting;
  private final AllottingPoints allotting;

  WhatIf(ServiceIndex index, CountingPlans counting, AllottingPoints allotting) {
    this.index = index;
    this.counting = counting;
    this.allotting = allotting;
  }

  /// The standings of all agencies.
  ///
  /// @param tx a snapshot
  /// @param agency whose items are settled, where a plan settles items without names
  Map<String, Standing> standings(
      Connection tx, CountedPeriod period, RuleSet ruleSet, String agency, Plan plan)
      throws SQLException {
    CountedPeriod planned =
        plan.procedures().isEmpty() ? period : index.planned(tx, period, plan.procedures());
    Map<String, Map<String, Counts>> counts = counting.count(tx, planned, plan);
    Map<String, List<Plan.Settled>> settled =
        plan.settled().stream().collect(Collectors.groupingBy(Plan.Settled::indicator));
    for (var each : settled.entrySet()) {
      settle(tx, planned, ruleSet, agency, each.getKey(), each.getValue(), counts);
    }
    return index.standings(planned, ruleSet, counts);
  }

  /// The numerator is the denominator less what is missing, not below 0 (5.4).
  private void settle(
      Connection tx,
      CountedPeriod period,
      RuleSet ruleSet,
      String agency,
      String indicator,
      List<Plan.Settled> settled,
      Map<String, Map<String, Counts>> counts)
      throws SQLException {
    String of = counted(period, ruleSet, agency, indicator);
    Counts before = counts.getOrDefault(of, Map.of()).get(indicator);
    if (before == null) {
      return;
    }
    long missing =
        allotting.held(tx, period, agency, indicator).stream().mapToLong(Held::items).sum();
    long left = missing - settled.stream().mapToLong(Plan.Settled::items).sum();
    counts.computeIfPresent(
        of,
        (_, own) -> {
          var after = new HashMap<>(own);
          after.put(
              indicator,
              new Counts(Math.max(0, before.denominator() - left), before.denominator()));
          return after;
        });
  }

  /// Whose counts an agency shows.
  private static String counted(
      CountedPeriod period, RuleSet ruleSet, String agency, String indicator) {
    Predicate<Indicator> inherited =
        each ->
            period
                .tree()
                .agency(agency)
                .filter(own -> each.isInheritedBy(ServiceIndex.level(period.tree(), own)))
                .isPresent();
    return ruleSet.indicator(indicator).filter(inherited).isEmpty()
        ? agency
        : period.tree().agencies().stream()
            .map(Agency::code)
            .filter(period.tree()::isTop)
            .findFirst()
            .orElse(agency);
  }
}
