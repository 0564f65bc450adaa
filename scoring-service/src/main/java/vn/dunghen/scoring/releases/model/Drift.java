package vn.dunghen.scoring.releases.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import vn.dunghen.scoring.index.model.Cause;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Fraction;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.Rounding;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.rulesets.model.ScoreCard;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;

/// Why an agency's released total differs from the one known later: a line per cause, each with the
/// exact points that its own step moved, and one line that takes up the rounding. Released total,
/// lines and rounding add up to the later total, exactly.
///
/// @param lines those causes that moved a count, in the order in which they are replaced
/// @param rounding what the shown lines leave open
/// @param indicators all of them, then and later
public record Drift(
    BigDecimal released,
    BigDecimal later,
    List<Line> lines,
    BigDecimal rounding,
    List<Compared> indicators) {

  /// @param points before rounding
  /// @param shown as printed
  public record Line(Cause cause, Fraction points, BigDecimal shown, List<Moved> moved) {
    public Line {
      moved = List.copyOf(moved);
    }
  }

  /// What a cause did to an indicator.
  ///
  /// @param shown the points, as printed
  public record Moved(
      String indicator, Optional<Counts> from, Optional<Counts> to, BigDecimal shown) {}

  /// An indicator as released and as known later.
  public record Compared(
      String indicator,
      Optional<Counts> then,
      Optional<BigDecimal> scoreThen,
      Optional<Counts> later,
      Optional<BigDecimal> scoreLater) {}

  public Drift {
    lines = List.copyOf(lines);
    indicators = List.copyOf(indicators);
    BigDecimal sum =
        lines.stream().map(Line::shown).reduce(released.add(rounding), BigDecimal::add);
    if (sum.compareTo(later) != 0) {
      throw new IllegalArgumentException("the lines do not add up to the difference");
    }
  }

  /// @param ruleSet the one that the release was scored by
  /// @param steps the agency's scores after each cause, in order; none where it is no agency then
  public static Drift of(
      RuleSet ruleSet, FrozenAgency frozen, SequencedMap<Cause, Optional<ScoreCard>> steps) {
    Rounding rounding = ruleSet.rounding().value();
    Map<String, ScoredIndicator> first = scored(ruleSet, frozen, rounding);
    Map<String, ScoredIndicator> before = first;
    BigDecimal later = frozen.total();
    var lines = new ArrayList<Line>();
    for (var step : steps.entrySet()) {
      Map<String, ScoredIndicator> after = new HashMap<>();
      step.getValue()
          .ifPresent(
              card -> card.indicators().forEach(each -> after.put(each.indicator().key(), each)));
      later = step.getValue().map(ScoreCard::total).orElse(rounding.of(Fraction.ZERO));
      line(step.getKey(), ruleSet, before, after, rounding).ifPresent(lines::add);
      before = after;
    }
    Map<String, ScoredIndicator> last = before;
    BigDecimal shown =
        lines.stream().map(Line::shown).reduce(rounding.of(Fraction.ZERO), BigDecimal::add);
    return new Drift(
        frozen.total(),
        later,
        lines,
        later.subtract(frozen.total()).subtract(shown),
        ruleSet.indicators().stream().map(each -> compared(each.key(), first, last)).toList());
  }

  private static Map<String, ScoredIndicator> scored(
      RuleSet ruleSet, FrozenAgency frozen, Rounding rounding) {
    var scored = new HashMap<String, ScoredIndicator>();
    for (FrozenAgency.FrozenIndicator each : frozen.indicators()) {
      Indicator indicator =
          ruleSet
              .indicator(each.indicator())
              .orElseThrow(() ->
                  new IllegalArgumentException("the release was not scored by that rule set"));
      scored.put(each.indicator(), ScoredIndicator.of(indicator, each.counts(), rounding));
    }
    return scored;
  }

  private static Optional<Line> line(
      Cause cause,
      RuleSet ruleSet,
      Map<String, ScoredIndicator> before,
      Map<String, ScoredIndicator> after,
      Rounding rounding) {
    var moved = new ArrayList<Moved>();
    Fraction points = Fraction.ZERO;
    for (Indicator indicator : ruleSet.indicators()) {
      Optional<ScoredIndicator> from = Optional.ofNullable(before.get(indicator.key()));
      Optional<ScoredIndicator> to = Optional.ofNullable(after.get(indicator.key()));
      Fraction step = exact(to).minus(exact(from));
      Optional<Counts> countsFrom = from.flatMap(ScoredIndicator::counts);
      Optional<Counts> countsTo = to.flatMap(ScoredIndicator::counts);
      if (step.signum() != 0 || !countsFrom.equals(countsTo)) {
        moved.add(new Moved(indicator.key(), countsFrom, countsTo, rounding.of(step)));
        points = points.plus(step);
      }
    }
    return moved.isEmpty()
        ? Optional.empty()
        : Optional.of(new Line(cause, points, rounding.of(points), moved));
  }

  private static Fraction exact(Optional<ScoredIndicator> scored) {
    return scored.map(ScoredIndicator::exact).orElse(Fraction.ZERO);
  }

  private static Compared compared(
      String key, Map<String, ScoredIndicator> then, Map<String, ScoredIndicator> later) {
    Optional<ScoredIndicator> first = Optional.ofNullable(then.get(key));
    Optional<ScoredIndicator> last = Optional.ofNullable(later.get(key));
    return new Compared(
        key,
        first.flatMap(ScoredIndicator::counts),
        first.flatMap(ScoredIndicator::score),
        last.flatMap(ScoredIndicator::counts),
        last.flatMap(ScoredIndicator::score));
  }
}
