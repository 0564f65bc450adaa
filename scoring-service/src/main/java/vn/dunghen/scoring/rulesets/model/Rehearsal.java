package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/// The same measurements under two rule sets beside each other. Each set takes the indicators that
/// it knows.
public record Rehearsal(ScoreCard one, ScoreCard other) {

  public static Rehearsal of(RuleSet one, RuleSet other, Collection<Measurement> measurements) {
    return new Rehearsal(
        one.score(known(one, measurements)), other.score(known(other, measurements)));
  }

  private static List<Measurement> known(RuleSet ruleSet, Collection<Measurement> measurements) {
    return measurements.stream()
        .filter(each -> ruleSet.indicator(each.indicator()).isPresent())
        .toList();
  }

  /// By how many points the other rule set differs, per indicator that either measures.
  public SequencedMap<String, BigDecimal> changeByIndicator() {
    var keys = new TreeSet<String>();
    one.indicators().forEach(each -> keys.add(each.indicator().key()));
    other.indicators().forEach(each -> keys.add(each.indicator().key()));
    var changes = new LinkedHashMap<String, BigDecimal>();
    keys.forEach(
        key -> changes.put(key, points(other.indicator(key)).subtract(points(one.indicator(key)))));
    return changes;
  }

  /// By how many points the other rule set's total differs.
  public BigDecimal change() {
    return other.total().subtract(one.total());
  }

  private static BigDecimal points(Optional<ScoredIndicator> scored) {
    return scored.map(ScoredIndicator::points).orElse(BigDecimal.ZERO);
  }
}
