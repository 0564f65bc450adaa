package vn.dunghen.scoring.index.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import vn.dunghen.scoring.rulesets.model.Allotment;
import vn.dunghen.scoring.rulesets.model.Fraction;
import vn.dunghen.scoring.rulesets.model.Ledger;
import vn.dunghen.scoring.rulesets.model.Rounding;
import vn.dunghen.scoring.rulesets.model.ScoreCard;

/// Where the points went that an index lacks, down to causes and to the units that have the items.
/// Causes add up to their indicator, indicators with rounding and total to the maximum, exactly; so
/// does what each unit's items cost, with what no item costs. Nothing is left over.
///
/// @param lines in the order of the rule set
public record LedgerByCause(Ledger ledger, Rounding rounding, List<Line> lines) {

  /// The cause of a loss that has no items.
  public enum Itemless {
    /// There was nothing to count.
    NOTHING_TO_COUNT("nothingToCount"),
    /// Nobody could measure it.
    NOT_MEASURED("notMeasured"),
    /// Everybody has the same points, fewer than the maximum.
    PLACEHOLDER("placeholder");

    private final String cause;

    Itemless(String cause) {
      this.cause = cause;
    }

    /// Its name in answers.
    public String cause() {
      return cause;
    }

    static Itemless of(Ledger.Why why) {
      return switch (why) {
        case EMPTY -> NOTHING_TO_COUNT;
        case UNMEASURED, NOT_GIVEN -> NOT_MEASURED;
        case PLACEHOLDER -> PLACEHOLDER;
        case SHORTFALL, SCORE_ONLY, GROUP_ONLY ->
            throw new IllegalArgumentException("a computed index has no loss of the kind " + why);
      };
    }
  }

  /// An indicator.
  ///
  /// @param perItem what each of its items costs
  public record Line(
      String indicator,
      Fraction lost,
      BigDecimal shown,
      Fraction perItem,
      List<CauseOfLoss> causes) {

    public Line {
      causes = List.copyOf(causes);
    }
  }

  /// A cause.
  ///
  /// @param items how many; 0 where the loss has none
  /// @param points before rounding
  /// @param byUnit the items by the unit that has them; under an empty code those that nobody has
  public record CauseOfLoss(
      String cause, long items, Fraction points, BigDecimal shown, Map<String, Long> byUnit) {

    public CauseOfLoss {
      byUnit = Map.copyOf(byUnit);
    }
  }

  /// What an owner's items cost.
  ///
  /// @param owner empty for what has no items
  /// @param points before rounding
  /// @param byIndicator the items and exact points by indicator
  public record Owned(
      Optional<String> owner,
      long items,
      Fraction points,
      BigDecimal shown,
      Map<String, Part> byIndicator) {

    public Owned {
      byIndicator = Map.copyOf(byIndicator);
    }

    /// Its part in an indicator's loss.
    public Part part(String indicator) {
      return byIndicator.getOrDefault(indicator, Part.NOTHING);
    }
  }

  public record Part(long items, Fraction points) {

    static final Part NOTHING = new Part(0, Fraction.ZERO);

    Part plus(Part other) {
      return new Part(items + other.items, points.plus(other.points));
    }
  }

  /// What all owners' items cost.
  ///
  /// @param owners most points first
  /// @param rounding what the printed points leave open to what the total lacks
  public record Owners(List<Owned> owners, BigDecimal rounding) {
    public Owners {
      owners = List.copyOf(owners);
    }
  }

  public LedgerByCause {
    lines = List.copyOf(lines);
  }

  /// @param held what each indicator misses, by indicator
  /// @throws IllegalArgumentException where that is not what the counts say
  public static LedgerByCause of(ScoreCard card, Map<String, List<Held>> held) {
    Ledger ledger = card.ledger();
    Rounding rounding = card.ruleSet().rounding().value();
    return new LedgerByCause(
        ledger,
        rounding,
        ledger.lines().stream().map(line -> line(card, line, held, rounding)).toList());
  }

  private static Line line(
      ScoreCard card, Ledger.Line line, Map<String, List<Held>> held, Rounding rounding) {
    String indicator =
        line.indicator()
            .orElseThrow(() -> new IllegalArgumentException("a computed index has all indicators"));
    if (line.why() != Ledger.Why.SHORTFALL) {
      return line(
          line,
          indicator,
          Allotment.whole(Itemless.of(line.why()).cause(), line.lost(), line.shown()),
          Map.of());
    }
    var items = new LinkedHashMap<String, Long>();
    var byUnit = new LinkedHashMap<String, Map<String, Long>>();
    for (Held each : held.getOrDefault(indicator, List.of())) {
      items.merge(each.cause(), each.items(), Long::sum);
      byUnit
          .computeIfAbsent(each.cause(), _ -> new TreeMap<>())
          .merge(each.unit(), each.items(), Long::sum);
    }
    items.values().removeIf(count -> count == 0);
    return line(
        line,
        indicator,
        Allotment.of(rounding, card.indicator(indicator).orElseThrow(), items),
        byUnit);
  }

  private static Line line(
      Ledger.Line line,
      String indicator,
      Allotment<String> allotment,
      Map<String, Map<String, Long>> byUnit) {
    return new Line(
        indicator,
        line.lost(),
        line.shown(),
        allotment.perItem(),
        allotment.shares().stream()
            .map(share ->
                new CauseOfLoss(
                    share.cause(),
                    share.items(),
                    share.points(),
                    share.shown(),
                    byUnit.getOrDefault(share.cause(), Map.of())))
            .toList());
  }

  /// The line of an indicator; empty where it lost nothing.
  public Optional<Line> line(String indicator) {
    return lines.stream().filter(line -> line.indicator().equals(indicator)).findFirst();
  }

  /// What each owner's items cost.
  ///
  /// @param ownerOf the owner of the items of an indicator that a unit has
  public Owners owners(BinaryOperator<String> ownerOf) {
    var parts = new LinkedHashMap<Optional<String>, Map<String, Part>>();
    for (Line line : lines) {
      for (CauseOfLoss cause : line.causes()) {
        if (cause.items() == 0) {
          add(parts, Optional.empty(), line, new Part(0, cause.points()));
        }
        cause
            .byUnit()
            .forEach((unit, items) ->
                add(
                    parts,
                    Optional.of(ownerOf.apply(line.indicator(), unit)),
                    line,
                    new Part(items, line.perItem().times(Fraction.of(items)))));
      }
    }
    List<Part> sums =
        parts.values().stream()
            .map(each -> each.values().stream().reduce(Part.NOTHING, Part::plus))
            .toList();
    Fraction lost = sums.stream().map(Part::points).reduce(Fraction.ZERO, Fraction::plus);
    List<BigDecimal> shown =
        Allotment.printed(rounding, sums.stream().map(Part::points).toList(), rounding.of(lost));
    var owners = new ArrayList<Owned>();
    parts.forEach((owner, byIndicator) -> {
      Part sum = sums.get(owners.size());
      owners.add(
          new Owned(owner, sum.items(), sum.points(), shown.get(owners.size()), byIndicator));
    });
    owners.sort(
        Comparator.comparing(Owned::points)
            .reversed()
            .thenComparing(owned -> owned.owner().orElse("")));
    return new Owners(owners, ledger.max().subtract(ledger.total()).subtract(rounding.of(lost)));
  }

  private static void add(
      Map<Optional<String>, Map<String, Part>> parts,
      Optional<String> owner,
      Line line,
      Part part) {
    parts
        .computeIfAbsent(owner, _ -> new LinkedHashMap<>())
        .merge(line.indicator(), part, Part::plus);
  }
}
