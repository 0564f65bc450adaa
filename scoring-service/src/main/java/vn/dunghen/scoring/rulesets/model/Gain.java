package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a move wins at an indicator, from where it stands.
///
/// @param perItem what the first item wins before rounding
/// @param itemsForStep how many items it takes until the rounded score moves
/// @param step by how much it then moves
/// @param itemsToFull how many items it takes to all points; empty where they are out of reach
/// @param atFull what all of them win
public record Gain(
    Indicator indicator,
    Move move,
    Fraction perItem,
    long itemsForStep,
    BigDecimal step,
    OptionalLong itemsToFull,
    BigDecimal atFull) {

  private static final long MOST_ITEMS = 1L << 50;

  /// A change of the counts by one item.
  public enum Move {
    /// An item that is counted anyway becomes a good one.
    TURNS_GOOD("một hồ sơ chuyển thành đạt", "one item turns good", 1, 0),
    /// An item that is not good is no longer counted.
    BAD_LEAVES("một hồ sơ không đạt không còn bị tính", "one bad item leaves", 0, -1),
    /// A good item comes in addition.
    GOOD_COMES("thêm một hồ sơ đạt", "one good item comes", 1, 1);

    private final Words words;
    private final Counts.Change change;

    Move(String vi, String en, long numerator, long denominator) {
      this.words = new Words(vi, en);
      this.change = new Counts.Change(numerator, denominator);
    }

    public Words words() {
      return words;
    }

    public Counts.Change change() {
      return change;
    }
  }

  /// The least number of items by which the rounded score rises by the points or more. Empty where
  /// it never does.
  ///
  /// @param points above 0
  public static OptionalLong itemsNeeded(
      Rounding rounding, Indicator indicator, Counts from, Move move, BigDecimal points) {
    if (points.signum() <= 0) {
      throw new IllegalArgumentException("points to win are above 0");
    }
    BigDecimal target = points(rounding, indicator, from).add(points);
    long most = mostItems(indicator, from, move);
    long reached = Math.min(1, most);
    while (reached < most && !reaches(rounding, indicator, from, move, reached, target)) {
      reached = Math.min(most, reached * 2);
    }
    if (reached == 0 || !reaches(rounding, indicator, from, move, reached, target)) {
      return OptionalLong.empty();
    }
    long missed = 0;
    while (reached - missed > 1) {
      long middle = missed + (reached - missed) / 2;
      if (reaches(rounding, indicator, from, move, middle, target)) {
        reached = middle;
      } else {
        missed = middle;
      }
    }
    return OptionalLong.of(reached);
  }

  /// Every move that wins points, the most points per item first. None where there is nothing to
  /// count: that one item would win all points is no advice.
  public static List<Gain> of(ScoreCard card) {
    Rounding rounding = card.ruleSet().rounding().value();
    return card.indicators().stream()
        .flatMap(scored ->
            Arrays.stream(Move.values()).flatMap(move -> of(rounding, scored, move).stream()))
        .sorted(
            Comparator.comparing(Gain::perItem)
                .reversed()
                .thenComparing(gain -> gain.indicator().key())
                .thenComparing(Gain::move))
        .toList();
  }

  /// The best move of each indicator, the most points per item first.
  public static List<Gain> cheapest(ScoreCard card, int atMost) {
    var seen = new HashSet<String>();
    return of(card).stream()
        .filter(gain -> seen.add(gain.indicator().key()))
        .limit(atMost)
        .toList();
  }

  private static Optional<Gain> of(Rounding rounding, ScoredIndicator scored, Move move) {
    if (scored.counts().isEmpty() || !(scored.indicator().form() instanceof Form.Ratio)) {
      return Optional.empty();
    }
    Counts from = scored.counts().get();
    Indicator indicator = scored.indicator();
    if (from.denominator() == 0 || mostItems(indicator, from, move) == 0) {
      return Optional.empty();
    }
    BigDecimal unit = BigDecimal.ONE.movePointLeft(rounding.scale());
    OptionalLong forStep = itemsNeeded(rounding, indicator, from, move, unit);
    if (forStep.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal now = scored.points();
    BigDecimal open = indicator.max().value().subtract(now);
    Counts next = from.plus(move.change().times(forStep.getAsLong()));
    Counts afterOne = from.plus(move.change());
    OptionalLong toFull = itemsNeeded(rounding, indicator, from, move, open);
    return Optional.of(
        new Gain(
            indicator,
            move,
            ScoredIndicator.of(indicator, Optional.of(afterOne), rounding)
                .exact()
                .minus(scored.exact()),
            forStep.getAsLong(),
            points(rounding, indicator, next).subtract(now),
            toFull,
            open));
  }

  /// How often the move can be made and still win something.
  private static long mostItems(Indicator indicator, Counts from, Move move) {
    if (!(indicator.form() instanceof Form.Ratio ratio)) {
      return 0;
    }
    Fraction threshold = Fraction.of(ratio.threshold().value());
    return switch (move) {
      case TURNS_GOOD -> {
        Fraction needed = Fraction.of(from.denominator()).times(threshold);
        yield Math.max(0, ceiling(needed) - from.numerator());
      }
      case BAD_LEAVES -> {
        Fraction enough = Fraction.of(from.numerator()).dividedBy(threshold);
        boolean isFull = enough.compareTo(Fraction.of(from.denominator())) >= 0;
        yield from.numerator() == 0 || isFull ? 0 : from.denominator() - Math.max(1, floor(enough));
      }
      case GOOD_COMES -> MOST_ITEMS;
    };
  }

  private static long floor(Fraction fraction) {
    return fraction.numerator().divide(fraction.denominator()).longValueExact();
  }

  private static long ceiling(Fraction fraction) {
    long floor = floor(fraction);
    return Fraction.of(floor).compareTo(fraction) == 0 ? floor : floor + 1;
  }

  private static boolean reaches(
      Rounding rounding,
      Indicator indicator,
      Counts from,
      Move move,
      long items,
      BigDecimal target) {
    return points(rounding, indicator, from.plus(move.change().times(items))).compareTo(target)
        >= 0;
  }

  private static BigDecimal points(Rounding rounding, Indicator indicator, Counts counts) {
    return ScoredIndicator.of(indicator, Optional.of(counts), rounding).points();
  }
}
