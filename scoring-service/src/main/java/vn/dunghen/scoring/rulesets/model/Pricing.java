package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The change of an indicator's points allotted to causes. The shown shares and the rounding add up
/// to the whole, exactly.
///
/// @param whole rounded points
/// @param rounding what the shown shares leave open
public record Pricing<K>(List<Share<K>> shares, BigDecimal whole, BigDecimal rounding) {

  /// @param points before rounding
  /// @param shown as printed
  public record Share<K>(K cause, Fraction points, BigDecimal shown) {}

  public Pricing {
    shares = List.copyOf(shares);
    BigDecimal sum = shares.stream().map(Share::shown).reduce(rounding, BigDecimal::add);
    if (sum.compareTo(whole) != 0) {
      throw new IllegalArgumentException("the shares do not add up to the whole");
    }
  }

  /// The change of an indicator's points, allotted to causes that are replaced one after another in
  /// the order of the map: each has the points that its own step moves.
  ///
  /// @throws IllegalArgumentException where a step would leave a count below 0
  public static <K> Pricing<K> ofSteps(
      Rounding rounding, Indicator indicator, Counts from, SequencedMap<K, Counts.Change> causes) {
    ScoredIndicator first = ScoredIndicator.of(indicator, Optional.of(from), rounding);
    ScoredIndicator before = first;
    Counts counts = from;
    var shares = new ArrayList<Share<K>>();
    for (var cause : causes.entrySet()) {
      counts = counts.plus(cause.getValue());
      ScoredIndicator after = ScoredIndicator.of(indicator, Optional.of(counts), rounding);
      Fraction points = after.exact().minus(before.exact());
      shares.add(new Share<>(cause.getKey(), points, rounding.of(points)));
      before = after;
    }
    return of(rounding, shares, before.points().subtract(first.points()));
  }

  private static <K> Pricing<K> of(Rounding rounding, List<Share<K>> shares, BigDecimal whole) {
    BigDecimal shown = shares.stream().map(Share::shown).reduce(rounding.zero(), BigDecimal::add);
    return new Pricing<>(shares, whole, whole.subtract(shown));
  }
}
