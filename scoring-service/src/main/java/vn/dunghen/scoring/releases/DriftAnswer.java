package vn.dunghen.scoring.releases;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.releases.model.Drift;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.rulesets.model.Counts;

/// A release beside what is known later.
///
/// @param asOf the later instant of knowledge; null for now
/// @param knownThrough everything recorded at or before it has arrived; null while nobody knows
/// @param agencies those of the release, a member per period
record DriftAnswer(
    ReleaseAnswer release,
    @Nullable OffsetDateTime asOf,
    @Nullable OffsetDateTime knownThrough,
    List<AgencyDrift> agencies) {

  DriftAnswer {
    agencies = List.copyOf(agencies);
  }

  /// @param lines by cause, in the order in which causes are replaced; with rounding they add up to
  ///   the difference
  /// @param indicators only where one agency was asked for
  record AgencyDrift(
      String period,
      String code,
      String name,
      BigDecimal released,
      BigDecimal later,
      BigDecimal difference,
      List<LineAnswer> lines,
      BigDecimal rounding,
      @Nullable List<IndicatorDrift> indicators) {

    static AgencyDrift of(FrozenAgency frozen, Drift drift, boolean whole) {
      return new AgencyDrift(
          frozen.period(),
          frozen.agency(),
          frozen.name(),
          drift.released(),
          drift.later(),
          drift.later().subtract(drift.released()),
          drift.lines().stream().map(each -> LineAnswer.of(each, whole)).toList(),
          drift.rounding(),
          whole ? drift.indicators().stream().map(IndicatorDrift::of).toList() : null);
    }
  }

  /// @param indicators what the cause did to which; only where one agency was asked for
  record LineAnswer(
      String cause,
      String causeVi,
      String causeEn,
      BigDecimal points,
      @Nullable List<MovedAnswer> indicators) {

    static LineAnswer of(Drift.Line line, boolean whole) {
      return new LineAnswer(
          line.cause().wire(),
          line.cause().vi(),
          line.cause().en(),
          line.shown(),
          whole ? line.moved().stream().map(MovedAnswer::of).toList() : null);
    }
  }

  record MovedAnswer(
      String indicator, @Nullable Counts from, @Nullable Counts to, BigDecimal points) {
    static MovedAnswer of(Drift.Moved moved) {
      return new MovedAnswer(
          moved.indicator(), moved.from().orElse(null), moved.to().orElse(null), moved.shown());
    }
  }

  record IndicatorDrift(
      String indicator,
      @Nullable Counts released,
      @Nullable BigDecimal releasedScore,
      @Nullable Counts later,
      @Nullable BigDecimal laterScore) {
    static IndicatorDrift of(Drift.Compared compared) {
      return new IndicatorDrift(
          compared.indicator(),
          compared.then().orElse(null),
          compared.scoreThen().orElse(null),
          compared.later().orElse(null),
          compared.scoreLater().orElse(null));
    }
  }
}
