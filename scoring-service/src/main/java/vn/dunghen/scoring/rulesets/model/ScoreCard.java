package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Scores under one rule set: each indicator rounded, a group the sum of its indicators, the total
/// the sum of the groups.
///
/// @param indicators those of which anything is known, in the order of the rule set
/// @param groups all of them, in the order of the rule set
/// @param missing indicators worth points of which nothing is known
public record ScoreCard(
    RuleSet ruleSet,
    List<ScoredIndicator> indicators,
    List<ScoredGroup> groups,
    BigDecimal total,
    List<String> missing) {

  /// @param score 0 where the basis is unknown
  public record ScoredGroup(Group group, GroupBasis basis, BigDecimal score) {}

  /// Where a group's score comes from.
  public enum GroupBasis {
    /// The sum of those of its indicators of which anything is known.
    COMPUTED,
    /// Taken as it was published; nothing is known of its indicators.
    PUBLISHED,
    UNKNOWN
  }

  public ScoreCard {
    indicators = List.copyOf(indicators);
    groups = List.copyOf(groups);
    missing = List.copyOf(missing);
  }

  static ScoreCard of(RuleSet ruleSet, Collection<Measurement> measurements, Published published) {
    Rounding rounding = ruleSet.rounding().value();
    Map<String, Measurement> given = RuleSet.byIndicator(measurements);
    published.groups().forEach((key, score) -> requireFittingGroup(ruleSet, key, score));
    published.indicators().forEach((key, score) -> requireFittingIndicator(ruleSet, key, score));
    var indicators = new ArrayList<ScoredIndicator>();
    var unknown = new HashSet<String>();
    for (Indicator each : ruleSet.indicators()) {
      Optional<ScoredIndicator> scored =
          scored(
              each,
              Optional.ofNullable(given.remove(each.key())),
              Optional.ofNullable(published.indicators().get(each.key())),
              rounding);
      if (scored.isPresent()) {
        indicators.add(scored.get());
      } else if (each.givesPoints()) {
        unknown.add(each.key());
      }
    }
    if (!given.isEmpty()) {
      throw new IllegalArgumentException(
          "rule set %s has no indicator %s"
              .formatted(ruleSet.id(), given.keySet().iterator().next()));
    }
    var groups = new ArrayList<ScoredGroup>();
    var missing = new ArrayList<String>();
    BigDecimal total = rounding.zero();
    for (Group group : ruleSet.groups()) {
      ScoredGroup scored = scored(group, indicators, published.groups(), rounding);
      groups.add(scored);
      total = total.add(scored.score());
      if (scored.basis() != GroupBasis.PUBLISHED) {
        addMissing(missing, ruleSet, group, unknown);
      }
    }
    return new ScoreCard(ruleSet, indicators, groups, total, missing);
  }

  private static void addMissing(
      List<String> missing, RuleSet ruleSet, Group group, Set<String> unknown) {
    if (!unknown.isEmpty()) {
      for (Indicator each : ruleSet.indicators()) {
        if (each.group().equals(group.key()) && unknown.contains(each.key())) {
          missing.add(each.key());
        }
      }
    }
  }

  private static void requireFittingGroup(RuleSet ruleSet, String key, BigDecimal score) {
    BigDecimal max =
        ruleSet
            .group(key)
            .map(group -> group.max().value())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "rule set %s has no group %s".formatted(ruleSet.id(), key)));
    if (!ruleSet.rounding().value().isScore(score, max)) {
      throw new IllegalArgumentException("group %s cannot have that score".formatted(key));
    }
  }

  private static void requireFittingIndicator(RuleSet ruleSet, String key, BigDecimal score) {
    BigDecimal max =
        ruleSet
            .indicator(key)
            .map(indicator -> indicator.max().value())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "rule set %s has no indicator %s".formatted(ruleSet.id(), key)));
    if (!ruleSet.rounding().value().isScore(score, max)) {
      throw new IllegalArgumentException("indicator %s cannot have that score".formatted(key));
    }
  }

  private static Optional<ScoredIndicator> scored(
      Indicator indicator,
      Optional<Measurement> given,
      Optional<BigDecimal> published,
      Rounding rounding) {
    Optional<Counts> counts = given.flatMap(Measurement::counts);
    if (counts.isEmpty() && published.isPresent() && indicator.form() instanceof Form.Ratio) {
      return Optional.of(ScoredIndicator.published(indicator, published.get(), rounding));
    }
    return given.isPresent() || published.isPresent()
        ? Optional.of(ScoredIndicator.of(indicator, counts, rounding))
        : Optional.empty();
  }

  private static ScoredGroup scored(
      Group group,
      List<ScoredIndicator> indicators,
      Map<String, BigDecimal> published,
      Rounding rounding) {
    BigDecimal sum = null;
    for (ScoredIndicator each : indicators) {
      if (each.indicator().group().equals(group.key())) {
        sum = (sum == null ? rounding.zero() : sum).add(each.points());
      }
    }
    if (sum != null) {
      return new ScoredGroup(group, GroupBasis.COMPUTED, sum);
    }
    BigDecimal known = published.get(group.key());
    return known == null
        ? new ScoredGroup(group, GroupBasis.UNKNOWN, rounding.zero())
        : new ScoredGroup(group, GroupBasis.PUBLISHED, rounding.of(known));
  }

  /// Whether of every group all that is worth points is known.
  public boolean isComplete() {
    return missing.isEmpty();
  }

  /// The class of the total; empty while the total is only a part.
  public Optional<Bands.Band> band() {
    return isComplete() ? Optional.of(ruleSet.bands().of(total)) : Optional.empty();
  }

  public Optional<ScoredIndicator> indicator(String key) {
    return indicators.stream().filter(each -> each.indicator().key().equals(key)).findFirst();
  }

  public Ledger ledger() {
    return Ledger.of(this);
  }
}
