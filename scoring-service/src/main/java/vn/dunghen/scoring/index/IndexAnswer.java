package vn.dunghen.scoring.index;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.rulesets.model.Bands;
import vn.dunghen.scoring.rulesets.model.Ranked;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.rulesets.model.ScoreCard;

/// The index of all agencies.
///
/// @param view what it rests on: `city` or `portal`
/// @param asOf the instant of knowledge that was asked for; null for what is known now
/// @param judgedAt when it was judged which dossiers are late
/// @param knownThrough everything recorded at or before it has arrived; null while nobody knows
/// @param provisional whether more may still arrive that was recorded by the instant of knowledge
/// @param before the period that changes are measured against, known at the same instant
record IndexAnswer(
    String view,
    String period,
    LocalDate from,
    LocalDate to,
    @Schema(nullable = true) @Nullable OffsetDateTime asOf,
    OffsetDateTime judgedAt,
    @Schema(nullable = true) @Nullable OffsetDateTime knownThrough,
    boolean provisional,
    RuleSetShort ruleset,
    String before,
    List<AgencyIndex> agencies)
    implements IndexOfView {

  IndexAnswer {
    agencies = List.copyOf(agencies);
  }

  /// @param provisional whether too little of the rule set is known to be relied on
  record RuleSetShort(String id, int version, boolean provisional) {
    static RuleSetShort of(RuleSet ruleSet) {
      return new RuleSetShort(ruleSet.id(), ruleSet.version(), ruleSet.provisional());
    }
  }

  /// A place among others.
  ///
  /// @param of how many there are
  record Place(int rank, int of, boolean shared) {
    static Place of(Ranked<String> ranked) {
      return new Place(ranked.rank(), ranked.of(), ranked.shared());
    }
  }

  /// How the description tells the points of a group.
  @Schema(type = SchemaType.NUMBER, nullable = true)
  interface GroupPoints {}

  /// The index of one agency with all below it.
  ///
  /// @param dossiers how many dossiers count
  /// @param enoughData whether they are enough to compare the agency
  /// @param groups points by group; null where nothing of a group could be measured
  /// @param missing indicators worth points that could not be measured
  /// @param band null while indicators are missing
  /// @param rank among agencies of its kind; null without enough data
  /// @param peerRank among agencies of its kind with a similar number of dossiers
  /// @param change of the total against the period before; null where either has not enough data
  record AgencyIndex(
      String code,
      String name,
      String kind,
      @Schema(nullable = true) @Nullable String parent,
      long dossiers,
      boolean enoughData,
      @Schema(additionalProperties = GroupPoints.class) Map<String, @Nullable BigDecimal> groups,
      BigDecimal total,
      List<String> missing,
      @Schema(nullable = true) @Nullable String band,
      @Schema(nullable = true) @Nullable Place rank,
      @Schema(nullable = true) @Nullable Place peerRank,
      @Schema(nullable = true) @Nullable BigDecimal change) {

    static AgencyIndex of(Standing now, @Nullable Standing before) {
      ScoreCard card = now.card();
      return new AgencyIndex(
          now.agency().code(),
          now.agency().name(),
          now.agency().kind(),
          now.agency().parent(),
          now.dossiers(),
          now.isCompared(),
          pointsByGroup(card),
          card.total(),
          card.missing(),
          card.band().map(Bands.Band::key).orElse(null),
          now.rank().map(Place::of).orElse(null),
          now.peerRank().map(Place::of).orElse(null),
          change(now, before));
    }

    private static @Nullable BigDecimal change(Standing now, @Nullable Standing before) {
      return before != null && before.isCompared() && now.isCompared()
          ? now.card().total().subtract(before.card().total())
          : null;
    }
  }

  static IndexAnswer of(Compared compared) {
    CountedPeriod period = compared.period();
    return new IndexAnswer(
        compared.view().wire(),
        period.period().wire(),
        period.period().from(),
        period.period().to(),
        local(period.asOf().orElse(null)),
        civil(period.window().judgedAt()),
        local(period.window().knownThrough().orElse(null)),
        period.window().provisional(),
        RuleSetShort.of(compared.ruleSet()),
        compared.periodBefore().period().wire(),
        compared.now().values().stream()
            .map(each -> AgencyIndex.of(each, compared.before().get(each.agency().code())))
            .sorted(
                Comparator.comparing(AgencyIndex::kind)
                    .thenComparing(AgencyIndex::total, Comparator.reverseOrder())
                    .thenComparing(AgencyIndex::code))
            .toList());
  }

  private static Map<String, @Nullable BigDecimal> pointsByGroup(ScoreCard card) {
    var groups = new LinkedHashMap<String, @Nullable BigDecimal>();
    for (ScoreCard.ScoredGroup scored : card.groups()) {
      groups.put(
          scored.group().key(),
          scored.basis() == ScoreCard.GroupBasis.UNKNOWN ? null : scored.score());
    }
    return groups;
  }

  static @Nullable OffsetDateTime local(@Nullable Instant instant) {
    return instant == null ? null : civil(instant);
  }

  static OffsetDateTime civil(Instant instant) {
    return instant.atZone(CivilTime.ZONE).toOffsetDateTime();
  }
}
