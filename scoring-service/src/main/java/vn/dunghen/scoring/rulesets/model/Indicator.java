package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.util.Set;

/// An indicator of a rule set.
///
/// @param key such as `4.5a`
/// @param group the key of its group
/// @param formula the two counts in words
/// @param max the points it can give
/// @param levels the kinds of unit that have counts of their own
/// @param inherited whether departments and communes show the counts of their province
public record Indicator(
    String key,
    String group,
    Words name,
    Fact<Words> formula,
    Fact<BigDecimal> max,
    Form form,
    Fact<Set<Level>> levels,
    boolean inherited) {

  public Indicator {
    if (max.value().signum() < 0) {
      throw new IllegalArgumentException("a maximum is not below 0");
    }
    if (levels.value().isEmpty()) {
      throw new IllegalArgumentException("an indicator applies to at least one level");
    }
    levels = new Fact<>(Set.copyOf(levels.value()), levels.mark(), levels.source());
    switch (form) {
      case Form.Placeholder(var points, _) -> {
        if (points.value().compareTo(max.value()) > 0) {
          throw new IllegalArgumentException("a placeholder gives at most the maximum");
        }
      }
      case Form.Information() -> {
        if (max.value().signum() != 0) {
          throw new IllegalArgumentException("what is information only has a maximum of 0");
        }
      }
      case Form.Ratio _ -> {
        if (max.value().signum() == 0) {
          throw new IllegalArgumentException("a ratio that is worth no points is information only");
        }
      }
    }
  }

  /// Whether units of the level show the counts of their province.
  public boolean isInheritedBy(Level level) {
    return inherited && !levels.value().contains(level);
  }

  boolean givesPoints() {
    return max.value().signum() > 0;
  }
}
