package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The mean of several units as the portal shows it: the plain mean per group, rounded, then added.
/// It is not the mean of the totals.
///
/// @param group by group, in the order of the rule set
/// @param units how many units it is of
public record Mean(SequencedMap<String, BigDecimal> group, BigDecimal total, int units) {

  /// @param scores of each unit by group; each has all groups of the rule set and no other
  /// @throws IllegalArgumentException where there is no unit, or one lacks a group
  public static Mean of(RuleSet ruleSet, Collection<Map<String, BigDecimal>> scores) {
    if (scores.isEmpty()) {
      throw new IllegalArgumentException("a mean needs at least one unit");
    }
    for (Map<String, BigDecimal> unit : scores) {
      if (unit.size() != ruleSet.groups().size()
          || !ruleSet.groups().stream().allMatch(group -> unit.containsKey(group.key()))) {
        throw new IllegalArgumentException("a unit has a score for every group");
      }
    }
    var means = new LinkedHashMap<String, BigDecimal>();
    for (Group group : ruleSet.groups()) {
      BigDecimal sum =
          scores.stream()
              .map(unit -> unit.getOrDefault(group.key(), BigDecimal.ZERO))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      means.put(
          group.key(),
          ruleSet.rounding().value().of(Fraction.of(sum).dividedBy(Fraction.of(scores.size()))));
    }
    BigDecimal total = means.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Mean(means, total, scores.size());
  }
}
