package vn.dunghen.scoring.index;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;

/// The index of an agency before and after planned changes.
///
/// @param change of the total
record WhatIfAnswer(
    String period,
    IndexAnswer.RuleSetShort ruleset,
    String agency,
    String name,
    Side before,
    Side after,
    BigDecimal change,
    List<IndicatorChange> indicators) {

  WhatIfAnswer {
    indicators = List.copyOf(indicators);
  }

  /// @param rank among agencies of its kind; null without enough data
  /// @param peerRank among agencies of its kind with a similar number of dossiers
  record Side(
      BigDecimal total, IndexAnswer.@Nullable Place rank, IndexAnswer.@Nullable Place peerRank) {

    private static Side of(Standing standing) {
      return new Side(
          standing.card().total(),
          standing.rank().map(IndexAnswer.Place::of).orElse(null),
          standing.peerRank().map(IndexAnswer.Place::of).orElse(null));
    }
  }

  /// @param change of the points; 0 where they stay
  record IndicatorChange(
      String indicator,
      String nameVi,
      String nameEn,
      Figure before,
      Figure after,
      BigDecimal change) {

    boolean moves() {
      return !before.equals(after);
    }
  }

  /// @param numerator null where it could not be measured
  /// @param denominator null where it could not be measured
  /// @param score null where the portal would show none
  record Figure(@Nullable Long numerator, @Nullable Long denominator, @Nullable BigDecimal score) {

    private static Figure of(Optional<ScoredIndicator> scored) {
      Optional<Counts> counts = scored.flatMap(ScoredIndicator::counts);
      return new Figure(
          counts.map(Counts::numerator).orElse(null),
          counts.map(Counts::denominator).orElse(null),
          scored.flatMap(ScoredIndicator::score).orElse(null));
    }
  }

  static WhatIfAnswer of(CountedPeriod period, RuleSet ruleSet, Standing before, Standing after) {
    return new WhatIfAnswer(
        period.period().wire(),
        IndexAnswer.RuleSetShort.of(ruleSet),
        before.agency().code(),
        before.agency().name(),
        Side.of(before),
        Side.of(after),
        after.card().total().subtract(before.card().total()),
        ruleSet.indicators().stream().map(each -> change(each, before, after)).toList());
  }

  private static IndicatorChange change(Indicator indicator, Standing before, Standing after) {
    Optional<ScoredIndicator> then = before.card().indicator(indicator.key());
    Optional<ScoredIndicator> now = after.card().indicator(indicator.key());
    return new IndicatorChange(
        indicator.key(),
        indicator.name().vi(),
        indicator.name().en(),
        Figure.of(then),
        Figure.of(now),
        points(now).subtract(points(then)));
  }

  private static BigDecimal points(Optional<ScoredIndicator> scored) {
    return scored.map(ScoredIndicator::points).orElse(BigDecimal.ZERO);
  }
}
