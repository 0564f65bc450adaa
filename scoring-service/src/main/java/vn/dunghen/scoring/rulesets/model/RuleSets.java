package vn.dunghen.scoring.rulesets.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// All rule sets. No id stands twice; of those that are dated at most one is for a day.
public record RuleSets(List<RuleSet> all) {

  public RuleSets {
    all = List.copyOf(all);
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        requireApart(all.get(i), all.get(j));
      }
    }
  }

  private static void requireApart(RuleSet one, RuleSet other) {
    if (one.id().equals(other.id())) {
      throw new IllegalArgumentException("rule set %s is there twice".formatted(one.id()));
    }
    if (one.validity().isPresent()
        && other.validity().isPresent()
        && one.validity().get().value().overlaps(other.validity().get().value())) {
      throw new IllegalArgumentException(
          "rule sets %s and %s are valid on the same days".formatted(one.id(), other.id()));
    }
  }

  public Optional<RuleSet> byId(String id) {
    return all.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /// The rule set for a period that ends on the day.
  public Optional<RuleSet> inForce(LocalDate day) {
    return all.stream()
        .filter(each ->
            each.validity().map(Fact::value).filter(dates -> dates.includes(day)).isPresent())
        .findFirst();
  }
}
