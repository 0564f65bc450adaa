package vn.dunghen.scoring.official.model;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.dunghen.scoring.rulesets.model.Ledger;
import vn.dunghen.scoring.rulesets.model.ScoreCard;

/// Where the points went that an official total lacks. Total, lines, rounding and remainder add up
/// to the maximum, exactly, where a total is known.
///
/// @param total as it was published; computed where it was not published and all else is known
/// @param lines what is known of groups and indicators, the most points first
/// @param rounding what the lines leave open by their rounding
/// @param remainder what cannot be allotted, and why; empty where nothing is left
public record OfficialLedger(
    BigDecimal max,
    Optional<BigDecimal> total,
    List<Ledger.Line> lines,
    BigDecimal rounding,
    Optional<Remainder> remainder) {

  /// Why points cannot be allotted.
  public enum Why {
    /// Nothing but the total is known.
    ONLY_TOTAL,
    /// Of some indicators nothing was published.
    NOT_PUBLISHED,
    /// All is known, and gives another total than the published one.
    TOTAL_DIFFERS
  }

  /// @param points below 0 where the published total is above what the rest gives; empty where no
  ///   total is known either
  /// @param indicators of which nothing was published
  public record Remainder(Why why, Optional<BigDecimal> points, List<String> indicators) {

    public Remainder {
      indicators = List.copyOf(indicators);
    }
  }

  public OfficialLedger {
    lines = List.copyOf(lines);
    if (total.isPresent()) {
      BigDecimal sum =
          lines.stream()
              .map(Ledger.Line::shown)
              .reduce(total.get().add(rounding), BigDecimal::add)
              .add(remainder.flatMap(Remainder::points).orElse(BigDecimal.ZERO));
      if (sum.compareTo(max) != 0) {
        throw new IllegalArgumentException("the lines do not add up to the maximum");
      }
    }
  }

  static OfficialLedger of(ScoreCard card, Optional<BigDecimal> published) {
    Ledger whole = card.ledger();
    List<Ledger.Line> lines =
        whole.lines().stream()
            .filter(line -> line.why() != Ledger.Why.NOT_GIVEN)
            .sorted(Comparator.comparing(Ledger.Line::shown).reversed())
            .toList();
    Optional<BigDecimal> total =
        published.or(() -> card.isComplete() ? Optional.of(card.total()) : Optional.empty());
    BigDecimal allotted =
        lines.stream().map(Ledger.Line::shown).reduce(whole.rounding(), BigDecimal::add);
    Optional<BigDecimal> left =
        total.map(points -> whole.max().subtract(points).subtract(allotted));
    return new OfficialLedger(
        whole.max(), total, lines, whole.rounding(), remainder(card, lines, left));
  }

  private static Optional<Remainder> remainder(
      ScoreCard card, List<Ledger.Line> lines, Optional<BigDecimal> left) {
    if (card.isComplete()) {
      return left.filter(points -> points.signum() != 0)
          .map(points -> new Remainder(Why.TOTAL_DIFFERS, Optional.of(points), List.of()));
    }
    boolean nothing =
        card.indicators().isEmpty()
            && card.groups().stream()
                .allMatch(group -> group.basis() == ScoreCard.GroupBasis.UNKNOWN);
    return Optional.of(
        new Remainder(
            nothing && lines.isEmpty() ? Why.ONLY_TOTAL : Why.NOT_PUBLISHED, left, card.missing()));
  }

  /// What the total lacks to the maximum.
  public Optional<BigDecimal> lost() {
    return total.map(max::subtract);
  }
}
