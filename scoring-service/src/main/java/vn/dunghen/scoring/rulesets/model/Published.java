package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Scores that are known without the counts behind them. They count where nothing can be computed.
///
/// @param groups by the key of the group
/// @param indicators by the key of the indicator
public record Published(Map<String, BigDecimal> groups, Map<String, BigDecimal> indicators) {

  public Published {
    groups = Map.copyOf(groups);
    indicators = Map.copyOf(indicators);
  }

  /// The same without the scores of some indicators.
  ///
  /// @param left whether the indicator of the key is left out
  public Published withoutIndicators(Predicate<String> left) {
    return new Published(
        groups,
        indicators.entrySet().stream()
            .filter(each -> !left.test(each.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
