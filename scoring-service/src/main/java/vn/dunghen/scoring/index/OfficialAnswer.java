package vn.dunghen.scoring.index;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.event.StandingEvent.Group;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.scoring.index.model.View;

/// What was published of agencies for a period.
///
/// @param asOf the instant of knowledge that was asked for; null for what is known now
/// @param agencies those with results first, then those without
record OfficialAnswer(
    String view,
    String period,
    LocalDate from,
    LocalDate to,
    @Schema(nullable = true) @Nullable OffsetDateTime asOf,
    List<OfficialAgency> agencies)
    implements IndexOfView, AgencyOfView {

  OfficialAnswer {
    agencies = List.copyOf(agencies);
  }

  /// @param official null where nothing was published of it for the period
  record OfficialAgency(
      String code,
      String name,
      String kind,
      @Schema(nullable = true) @Nullable String parent,
      @Schema(nullable = true) @Nullable Result official) {

    static OfficialAgency of(Agency agency, @Nullable NationalStanding standing) {
      return new OfficialAgency(
          agency.code(),
          agency.name(),
          agency.kind(),
          agency.parent(),
          standing == null ? null : Result.of(standing));
    }
  }

  /// A snapshot, the one whose data were taken last. What was not published is null.
  ///
  /// @param change against the period before, as the letter states it
  /// @param dataTakenAt the hour of the data
  /// @param letter where it was published
  record Result(
      @Schema(nullable = true) @Nullable BigDecimal total,
      @Schema(nullable = true) @Nullable BigDecimal change,
      @Schema(nullable = true) @Nullable Integer rank,
      @Schema(nullable = true) @Nullable Integer of,
      OffsetDateTime dataTakenAt,
      String letter,
      Map<String, BigDecimal> groups) {

    static Result of(NationalStanding standing) {
      var groups = new LinkedHashMap<String, BigDecimal>();
      for (Group group : standing.groups()) {
        groups.put(group.group(), group.score());
      }
      return new Result(
          standing.total(),
          standing.change(),
          standing.rank(),
          standing.of(),
          IndexAnswer.civil(standing.dataTakenAt()),
          standing.letter(),
          groups);
    }
  }

  static OfficialAnswer of(
      CountedPeriod period, List<Agency> agencies, Map<String, NationalStanding> results) {
    return new OfficialAnswer(
        View.OFFICIAL.wire(),
        period.period().wire(),
        period.period().from(),
        period.period().to(),
        IndexAnswer.local(period.asOf().orElse(null)),
        agencies.stream()
            .sorted(OfficialView.order(results))
            .map(each -> OfficialAgency.of(each, results.get(each.code())))
            .toList());
  }
}
