package vn.dunghen.scoring.index;

import jakarta.ws.rs.core.UriBuilder;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.index.model.DossierList;
import vn.dunghen.scoring.index.model.ProcedureCounting;
import vn.dunghen.scoring.index.model.Side;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Form;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;

/// The index of one agency, down to the counts of every indicator.
///
/// @param view what it rests on: `city` or `portal`
record AgencyAnswer(
    String view,
    String period,
    IndexAnswer.RuleSetShort ruleset,
    IndexAnswer.AgencyIndex agency,
    List<IndicatorAnswer> indicators)
    implements AgencyOfView {

  AgencyAnswer {
    indicators = List.copyOf(indicators);
  }

  /// @param numerator null where it could not be measured
  /// @param denominator null where it could not be measured
  /// @param threshold the share from which all points are given; null where points do not follow a
  ///   share
  /// @param score null where the portal would show none
  /// @param measured whether there are enough data
  /// @param lists where the items behind the counts are listed, by numerator, denominator, missing
  record IndicatorAnswer(
      String indicator,
      String group,
      String nameVi,
      String nameEn,
      String formulaVi,
      String formulaEn,
      @Schema(nullable = true) @Nullable Long numerator,
      @Schema(nullable = true) @Nullable Long denominator,
      @Schema(nullable = true) @Nullable BigDecimal threshold,
      BigDecimal max,
      @Schema(nullable = true) @Nullable BigDecimal score,
      boolean measured,
      Map<String, String> lists) {}

  static AgencyAnswer of(Compared compared, Standing now) {
    return new AgencyAnswer(
        compared.view().wire(),
        compared.period().period().wire(),
        IndexAnswer.RuleSetShort.of(compared.ruleSet()),
        IndexAnswer.AgencyIndex.of(now, compared.before().get(now.agency().code())),
        compared.ruleSet().indicators().stream()
            .map(each -> indicator(compared, now, each))
            .toList());
  }

  private static IndicatorAnswer indicator(
      Compared compared, Standing standing, Indicator indicator) {
    Optional<ScoredIndicator> scored = standing.card().indicator(indicator.key());
    Optional<Counts> counts = scored.flatMap(ScoredIndicator::counts);
    return new IndicatorAnswer(
        indicator.key(),
        indicator.group(),
        indicator.name().vi(),
        indicator.name().en(),
        indicator.formula().value().vi(),
        indicator.formula().value().en(),
        counts.map(Counts::numerator).orElse(null),
        counts.map(Counts::denominator).orElse(null),
        indicator.form() instanceof Form.Ratio ratio ? ratio.threshold().value() : null,
        indicator.max().value(),
        scored.flatMap(ScoredIndicator::score).orElse(null),
        scored.isPresent(),
        counts.isPresent() ? lists(compared, standing.agency().code(), indicator.key()) : Map.of());
  }

  private static Map<String, String> lists(Compared compared, String agency, String indicator) {
    CountedPeriod period = compared.period();
    Optional<DossierList> dossiers = DossierList.of(indicator, compared.view());
    boolean procedures = ProcedureCounting.of(indicator).isPresent();
    var lists = new LinkedHashMap<String, String>();
    if (dossiers.isEmpty() && !procedures) {
      return lists;
    }
    for (Side side : Side.values()) {
      if (dossiers.filter(each -> !each.has(side)).isPresent()) {
        continue;
      }
      var link =
          UriBuilder.fromPath("/api/index/{agency}/" + (procedures ? "procedures" : "dossiers"))
              .queryParam("period", period.period().wire())
              .queryParam("indicator", indicator)
              .queryParam("counted", side.wire());
      if (compared.view() != View.CITY) {
        link.queryParam("view", compared.view().wire());
      }
      period.asOf().ifPresent(at -> link.queryParam("asOf", "{asOf}"));
      lists.put(
          side.wire(),
          period.asOf().isPresent()
              ? link.build(agency, IndexAnswer.civil(period.asOf().get()).toString()).toString()
              : link.build(agency).toString());
    }
    return lists;
  }
}
