package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rules of the index in one version: what is counted, what it is worth, how it is rounded,
/// classed and ranked. Checks itself: maxima fit, keys are known, nothing stands twice.
///
/// @param id such as `766-B`
/// @param version of the data of this id; rises with every change
/// @param provisional whether too little of it is known to be relied on
/// @param validity the periods it is for; absent while it is only rehearsed
/// @param max what all groups give together
/// @param sources what the keys in square brackets stand for
public record RuleSet(
    String id,
    int version,
    boolean provisional,
    Words name,
    Words note,
    Optional<Fact<Validity>> validity,
    BigDecimal max,
    List<Group> groups,
    List<Indicator> indicators,
    Fact<Rounding> rounding,
    Bands bands,
    Fact<TieRule> ties,
    Fact<Peers> peers,
    Set<PeriodKind> periods,
    Map<Limit, Fact<Integer>> limits,
    Map<String, String> sources) {

  public RuleSet {
    groups = List.copyOf(groups);
    indicators = List.copyOf(indicators);
    periods = Set.copyOf(periods);
    limits = Map.copyOf(limits);
    sources = Map.copyOf(sources);
    if (!id.matches("[0-9A-Za-z][0-9A-Za-z.-]{0,39}")) {
      throw new IllegalArgumentException("an id has letters, digits, dots and hyphens");
    }
    if (version < 1) {
      throw new IllegalArgumentException("versions begin at 1");
    }
    requireOnce("group", groups.stream().map(Group::key).toList());
    requireOnce("indicator", indicators.stream().map(Indicator::key).toList());
    requireSum("the groups", max, groups.stream().map(group -> group.max().value()).toList());
    for (Indicator indicator : indicators) {
      if (groups.stream().noneMatch(group -> group.key().equals(indicator.group()))) {
        throw new IllegalArgumentException(
            "indicator %s belongs to group %s, which is not listed"
                .formatted(indicator.key(), indicator.group()));
      }
      requireEnd(indicator, validity);
    }
    for (Group group : groups) {
      requireSum(
          "the indicators of group " + group.key(),
          group.max().value(),
          indicators.stream()
              .filter(indicator -> indicator.group().equals(group.key()))
              .map(indicator -> indicator.max().value())
              .toList());
    }
    requireWholeSteps(rounding.value(), indicators);
  }

  private static void requireOnce(String what, List<String> keys) {
    var seen = new HashSet<String>();
    for (String key : keys) {
      if (key.isBlank() || !seen.add(key)) {
        throw new IllegalArgumentException("%s %s is listed twice".formatted(what, key));
      }
    }
  }

  private static void requireSum(String what, BigDecimal max, List<BigDecimal> parts) {
    BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (parts.isEmpty() || sum.compareTo(max) != 0) {
      throw new IllegalArgumentException(
          "%s give %s points together, not %s"
              .formatted(what, sum.toPlainString(), max.toPlainString()));
    }
  }

  private static void requireEnd(Indicator indicator, Optional<Fact<Validity>> validity) {
    if (indicator.form() instanceof Form.Placeholder(_, var until) && until.isPresent()) {
      LocalDate last = until.get();
      if (validity.isPresent()
          && validity.get().value().to().map(to -> to.isAfter(last)).orElse(true)) {
        throw new IllegalArgumentException(
            "the placeholder of %s ends on %s, before the rule set does"
                .formatted(indicator.key(), last));
      }
    }
  }

  private static void requireWholeSteps(Rounding rounding, List<Indicator> indicators) {
    for (Indicator indicator : indicators) {
      if (!rounding.fits(indicator.max().value())
          || (indicator.form() instanceof Form.Placeholder(var points, _)
              && !rounding.fits(points.value()))) {
        throw new IllegalArgumentException(
            "the points of %s have more decimals than scores have".formatted(indicator.key()));
      }
    }
  }

  public Optional<Indicator> indicator(String key) {
    for (Indicator each : indicators) {
      if (each.key().equals(key)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  public Optional<Group> group(String key) {
    return groups.stream().filter(each -> each.key().equals(key)).findFirst();
  }

  List<Indicator> indicatorsOf(Group group) {
    return indicators.stream().filter(each -> each.group().equals(group.key())).toList();
  }

  /// The scores that the measurements give. What is not measured adds nothing and is listed.
  ///
  /// @throws IllegalArgumentException where an indicator is unknown or measured twice
  public ScoreCard score(Collection<Measurement> measurements) {
    return score(measurements, Map.of());
  }

  /// The same where of some groups nothing but the published score is known. It counts for a group
  /// without any measurement; a measured group is computed.
  ///
  /// @param published scores by group
  /// @throws IllegalArgumentException where a key is unknown, an indicator is measured twice, or a
  ///   published score does not fit its group
  public ScoreCard score(Collection<Measurement> measurements, Map<String, BigDecimal> published) {
    return score(measurements, new Published(published, Map.of()));
  }

  /// The same where of some indicators, too, nothing but the published score is known. It counts
  /// for a ratio without counts.
  ///
  /// @throws IllegalArgumentException where a key is unknown, an indicator is measured twice, or a
  ///   published score does not fit its group or indicator
  public ScoreCard score(Collection<Measurement> measurements, Published published) {
    return ScoreCard.of(this, measurements, published);
  }

  /// The measurements of a unit that shows its province's where the rule set says so.
  public List<Measurement> inheriting(
      Level level, Collection<Measurement> own, Collection<Measurement> province) {
    Map<String, Measurement> above = byIndicator(province);
    Map<String, Measurement> below = byIndicator(own);
    var shown = new ArrayList<Measurement>();
    for (Indicator each : indicators) {
      Measurement measured = (each.isInheritedBy(level) ? above : below).get(each.key());
      if (measured != null) {
        shown.add(measured);
      }
    }
    return shown;
  }

  /// @throws IllegalArgumentException where one is measured twice
  static Map<String, Measurement> byIndicator(Collection<Measurement> measurements) {
    var byIndicator = new HashMap<String, Measurement>();
    for (Measurement each : measurements) {
      if (byIndicator.put(each.indicator(), each) != null) {
        throw new IllegalArgumentException(
            "indicator %s is measured twice".formatted(each.indicator()));
      }
    }
    return byIndicator;
  }
}
