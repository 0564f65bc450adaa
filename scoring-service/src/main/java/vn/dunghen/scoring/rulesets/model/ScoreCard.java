package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Map<String, Measurement> given = byIndicator(ruleSet, measurements);
    published.groups().forEach((key, score) -> requireFittingGroup(ruleSet, key, score));
    published.indicators().forEach((key, score) -> requireFittingIndicator(ruleSet, key, score));
    List<ScoredIndicator> indicators =
        ruleSet.indicators().stream()
            .flatMap(each ->
                scored(
                    each,
                    Optional.ofNullable(given.get(each.key())),
                    Optional.ofNullable(published.indicators().get(each.key())),
                    rounding)
                    .stream())
            .toList();
    List<ScoredGroup> groups =
        ruleSet.groups().stream()
            .map(group -> scored(group, indicators, published.groups(), rounding))
            .toList();
    List<String> missing =
        groups.stream()
            .filter(each -> each.basis() != GroupBasis.PUBLISHED)
            .flatMap(each -> ruleSet.indicatorsOf(each.group()).stream())
            .filter(each -> each.givesPoints() && isUnknown(each, indicators))
            .map(Indicator::key)
            .toList();
    BigDecimal total =
        groups.stream().map(ScoredGroup::score).reduce(rounding.zero(), BigDecimal::add);
    return new ScoreCard(ruleSet, indicators, groups, total, missing);
  }

  private static Map<String, Measurement> byIndicator(
      RuleSet ruleSet, Collection<Measurement> measurements) {
    var given = new HashMap<String, Measurement>();
    for (Measurement each : measurements) {
      if (ruleSet.indicator(each.indicator()).isEmpty()) {
        throw new IllegalArgumentException(
            "rule set %s has no indicator %s".formatted(ruleSet.id(), each.indicator()));
      }
      if (given.put(each.indicator(), each) != null) {
        throw new IllegalArgumentException(
            "indicator %s is measured twice".formatted(each.indicator()));
      }
    }
    return given;
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

  private static boolean isUnknown(Indicator indicator, List<ScoredIndicator> known) {
    return known.stream().noneMatch(each -> each.indicator().key().equals(indicator.key()));
  }

  private static ScoredGroup scored(
      Group group,
      List<ScoredIndicator> indicators,
      Map<String, BigDecimal> published,
      Rounding rounding) {
    List<ScoredIndicator> own =
        indicators.stream().filter(each -> each.indicator().group().equals(group.key())).toList();
    if (!own.isEmpty()) {
      return new ScoredGroup(
          group,
          GroupBasis.COMPUTED,
          own.stream().map(ScoredIndicator::points).reduce(rounding.zero(), BigDecimal::add));
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
