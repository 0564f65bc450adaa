package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// The points that an indicator lacks, allotted to causes: every item costs the same, so a cause
/// has as many parts of the loss as it has items. The exact points of the causes add up to the
/// loss, and the printed ones to the printed loss.
///
/// @param perItem what one item costs; 0 where nothing is lost
public record Allotment<K>(Fraction perItem, List<Share<K>> shares) {

  /// @param items 0 where the loss has no items, such as that of an indicator nobody measured
  /// @param points before rounding
  /// @param shown as printed; less than the smallest printed unit off
  public record Share<K>(K cause, long items, Fraction points, BigDecimal shown) {}

  public Allotment {
    shares = List.copyOf(shares);
  }

  /// The loss of an indicator that was counted. Above a threshold nothing is lost, and no item
  /// costs anything. Where a numerator would lie below 0 and is taken as 0 (5.4), there are more
  /// items than the denominator has, and each costs less.
  ///
  /// @param items how many items each cause has
  /// @throws IllegalArgumentException where the items are not those that the counts say are missing
  public static <K> Allotment<K> of(
      Rounding rounding, ScoredIndicator scored, SequencedMap<K, Long> items) {
    Counts counts =
        scored
            .counts()
            .filter(given -> given.denominator() > 0)
            .orElseThrow(() -> new IllegalArgumentException("nothing was counted"));
    long bad = Math.max(0, counts.denominator() - counts.numerator());
    long named = items.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    boolean below = counts.numerator() == 0 && named > bad;
    if ((named != bad && !below) || items.values().stream().anyMatch(each -> each < 0)) {
      throw new IllegalArgumentException(
          "%s: %d items are counted and not good, %d are named"
              .formatted(scored.indicator().key(), bad, named));
    }
    Fraction lost = scored.lost();
    Fraction perItem = named == 0 ? Fraction.ZERO : lost.dividedBy(Fraction.of(named));
    List<Fraction> points =
        items.values().stream().map(count -> perItem.times(Fraction.of(count))).toList();
    List<BigDecimal> shown = printed(rounding, points, rounding.of(lost));
    var shares = new ArrayList<Share<K>>();
    items.forEach((cause, count) ->
        shares.add(new Share<>(cause, count, points.get(shares.size()), shown.get(shares.size()))));
    return new Allotment<>(perItem, shares);
  }

  /// A loss that has one cause and no items.
  public static <K> Allotment<K> whole(K cause, Fraction lost, BigDecimal shown) {
    return new Allotment<>(Fraction.ZERO, List.of(new Share<>(cause, 0, lost, shown)));
  }

  /// The parts as printed, so that they add up to the printed whole: each is rounded down, and the
  /// units that are left over go one each to those that lost the most by it, of equals to the first
  /// (largest remainder).
  ///
  /// @param whole the sum of the parts, rounded
  public static List<BigDecimal> printed(
      Rounding rounding, List<Fraction> parts, BigDecimal whole) {
    Fraction unit = Fraction.of(BigDecimal.ONE.movePointLeft(rounding.scale()));
    List<BigInteger> units =
        new ArrayList<>(parts.stream().map(part -> floor(part.dividedBy(unit))).toList());
    List<Integer> byRemainder =
        IntStream.range(0, parts.size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer i) ->
                        parts
                            .get(i)
                            .dividedBy(unit)
                            .minus(Fraction.of(units.get(i), BigInteger.ONE)))
                    .reversed())
            .toList();
    long left =
        floor(Fraction.of(whole).dividedBy(unit))
            .subtract(units.stream().reduce(BigInteger.ZERO, BigInteger::add))
            .longValueExact();
    if (left < 0 || left > parts.size()) {
      throw new IllegalArgumentException("the whole is not the rounded sum of the parts");
    }
    byRemainder.stream().limit(left).forEach(i -> units.set(i, units.get(i).add(BigInteger.ONE)));
    return units.stream().map(each -> new BigDecimal(each, rounding.scale())).toList();
  }

  private static BigInteger floor(Fraction fraction) {
    return fraction.numerator().divide(fraction.denominator());
  }
}
