package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The points of an indicator allotted to causes. The shown shares and the rounding add up to the
/// whole, exactly.
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

  /// The points that an indicator lacks, allotted to the items that are not good: every such item
  /// costs the same. Above a threshold nothing is lost, and no item costs anything.
  ///
  /// @param items how many items each cause has; together exactly those that are counted and not
  ///   good
  public static <K> Pricing<K> ofLost(
      Rounding rounding, ScoredIndicator scored, Map<K, Long> items) {
    Counts counts =
        scored
            .counts()
            .filter(given -> given.denominator() > 0)
            .orElseThrow(() -> new IllegalArgumentException("nothing was counted"));
    long bad = Math.max(0, counts.denominator() - counts.numerator());
    long named = items.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    if (named != bad || items.values().stream().anyMatch(each -> each < 0)) {
      throw new IllegalArgumentException(
          "%d items are counted and not good, %d are named".formatted(bad, named));
    }
    var shares = new ArrayList<Share<K>>();
    items.forEach((cause, count) -> {
      Fraction points = bad == 0 ? Fraction.ZERO : scored.lost().times(Fraction.of(count, bad));
      shares.add(new Share<>(cause, points, rounding.of(points)));
    });
    return of(rounding, shares, scored.indicator().max().value().subtract(scored.points()));
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
