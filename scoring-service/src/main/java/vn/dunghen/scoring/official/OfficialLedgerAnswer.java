package vn.dunghen.scoring.official;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.StandingEvent;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.scoring.official.model.OfficialCard;
import vn.dunghen.scoring.official.model.OfficialLedger;
import vn.dunghen.scoring.official.model.PublishedPeriod;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Gain;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.wording.Remedy;

/// What an official result lost and what wins it back, as it is answered.
///
/// @param snapshots how many snapshots of the period are known; the latest is explained
/// @param ruleset null where no rule set is dated for the period; then nothing is computed
/// @param complete whether all that is worth points is known
/// @param computed the sum of the groups that are known
/// @param differences where what was published is not what the counts give
/// @param aside what was published and cannot be used under the rule set
/// @param doubts where what was said of the period's total does not agree
record OfficialLedgerAnswer(
    String unit,
    String period,
    Result result,
    int snapshots,
    @Nullable RuleSetShort ruleset,
    boolean complete,
    @Nullable BigDecimal computed,
    List<GroupAnswer> groups,
    List<IndicatorAnswer> indicators,
    List<DifferenceAnswer> differences,
    List<AsideAnswer> aside,
    List<DoubtAnswer> doubts,
    @Nullable LedgerAnswer ledger,
    List<WinAnswer> wins) {

  private static final int SHOWN_WINS = 10;

  /// @param change against the period before, as the letter states it
  /// @param changeBySnapshots the same from the latest snapshots of both periods
  record Result(
      @Nullable BigDecimal total,
      @Nullable Integer rank,
      @Nullable Integer of,
      @Nullable BigDecimal change,
      @Nullable BigDecimal changeBySnapshots,
      OffsetDateTime dataTakenAt,
      String letter) {}

  /// @param provisional whether too little of the rule set is known to be relied on
  record RuleSetShort(String id, int version, boolean provisional) {}

  /// @param score null where it is not known in full
  record GroupAnswer(
      String group,
      String nameVi,
      String nameEn,
      @Nullable BigDecimal published,
      @Nullable BigDecimal score,
      BigDecimal max,
      @Nullable BigDecimal lost) {}

  /// @param basis `published` where only the score is known
  record IndicatorAnswer(
      String indicator,
      String nameVi,
      String nameEn,
      @Nullable Long numerator,
      @Nullable Long denominator,
      @Nullable BigDecimal published,
      @Nullable BigDecimal score,
      BigDecimal max,
      String basis) {}

  /// @param key of the group or indicator; empty for the total
  record DifferenceAnswer(String of, String key, BigDecimal published, BigDecimal computed) {}

  record AsideAnswer(String key, String why) {}

  /// @param total what was said
  /// @param saidWith the period whose result said it
  record ClaimAnswer(
      BigDecimal total, String saidWith, OffsetDateTime dataTakenAt, String letter) {}

  /// @param kind contradiction (data of one hour) or revision (later data)
  record DoubtAnswer(String kind, ClaimAnswer one, ClaimAnswer other) {}

  /// Total, lines, rounding and remainder add up to the maximum.
  ///
  /// @param total null where neither a total nor everything else is known
  record LedgerAnswer(
      BigDecimal max,
      @Nullable BigDecimal total,
      @Nullable BigDecimal lost,
      List<LineAnswer> lines,
      BigDecimal rounding,
      @Nullable RemainderAnswer remainder) {}

  /// @param indicator null where only the group's score is known
  record LineAnswer(String group, @Nullable String indicator, String why, BigDecimal points) {}

  /// @param indicators of which nothing was published
  record RemainderAnswer(String why, @Nullable BigDecimal points, List<String> indicators) {}

  /// @param items so many lift the score by `points`
  /// @param itemsToFull so many lift it by `pointsAtFull`; null where that is out of reach
  record WinAnswer(
      String indicator,
      String move,
      long items,
      BigDecimal points,
      @Nullable Long itemsToFull,
      BigDecimal pointsAtFull,
      String vi,
      String en) {

    static WinAnswer of(Gain gain) {
      Words words = Remedy.of(gain);
      return new WinAnswer(
          gain.indicator().key(),
          word(gain.move()),
          gain.itemsForStep(),
          gain.step(),
          gain.itemsToFull().isPresent() ? gain.itemsToFull().getAsLong() : null,
          gain.atFull(),
          words.vi(),
          words.en());
    }
  }

  static OfficialLedgerAnswer of(
      String unit, PublishedPeriod period, Optional<OfficialCard> explained) {
    return new OfficialLedgerAnswer(
        unit,
        period.period().wire(),
        result(period),
        period.snapshots(),
        explained
            .map(each -> each.card().ruleSet())
            .map(each -> new RuleSetShort(each.id(), each.version(), each.provisional()))
            .orElse(null),
        explained.map(each -> each.card().isComplete()).orElse(false),
        explained.map(each -> each.card().total()).orElse(null),
        explained.map(OfficialLedgerAnswer::groups).orElse(List.of()),
        explained.map(OfficialLedgerAnswer::indicators).orElse(List.of()),
        explained.stream()
            .flatMap(each -> each.differences().stream())
            .map(each ->
                new DifferenceAnswer(
                    word(each.of()), each.key(), each.published(), each.computed()))
            .toList(),
        explained.stream()
            .flatMap(each -> each.aside().stream())
            .map(each -> new AsideAnswer(each.key(), word(each.why())))
            .toList(),
        period.doubts().stream()
            .map(each -> new DoubtAnswer(word(each.kind()), claim(each.one()), claim(each.other())))
            .toList(),
        explained.map(each -> ledger(each.ledger())).orElse(null),
        explained.stream()
            .flatMap(each -> each.cheapest(SHOWN_WINS).stream())
            .map(WinAnswer::of)
            .toList());
  }

  private static Result result(PublishedPeriod period) {
    NationalStanding latest = period.latest();
    return new Result(
        latest.total(),
        latest.rank(),
        latest.of(),
        latest.change(),
        period.changeBySnapshots().orElse(null),
        latest.dataTakenAt().atZone(CivilTime.ZONE).toOffsetDateTime(),
        latest.letter());
  }

  private static List<GroupAnswer> groups(OfficialCard explained) {
    Map<String, BigDecimal> published =
        explained.snapshot().groups().stream()
            .collect(Collectors.toMap(StandingEvent.Group::group, StandingEvent.Group::score));
    return explained.losses().stream()
        .map(each ->
            new GroupAnswer(
                each.group().key(),
                each.group().name().vi(),
                each.group().name().en(),
                published.get(each.group().key()),
                each.score().orElse(null),
                each.group().max().value(),
                each.lost().orElse(null)))
        .toList();
  }

  private static List<IndicatorAnswer> indicators(OfficialCard explained) {
    Map<String, StandingEvent.Indicator> published =
        explained.snapshot().indicators().stream()
            .collect(Collectors.toMap(StandingEvent.Indicator::indicator, Function.identity()));
    return explained.counted().indicators().stream()
        .map(each -> indicator(each, published.get(each.indicator().key())))
        .toList();
  }

  private static IndicatorAnswer indicator(
      ScoredIndicator scored, StandingEvent.@Nullable Indicator said) {
    return new IndicatorAnswer(
        scored.indicator().key(),
        scored.indicator().name().vi(),
        scored.indicator().name().en(),
        scored.counts().map(Counts::numerator).orElse(null),
        scored.counts().map(Counts::denominator).orElse(null),
        said == null ? null : said.score(),
        scored.score().orElse(null),
        scored.indicator().max().value(),
        word(scored.basis()));
  }

  private static ClaimAnswer claim(PublishedPeriod.Claim claim) {
    return new ClaimAnswer(
        claim.total(),
        claim.saidWith().wire(),
        claim.dataTakenAt().atZone(CivilTime.ZONE).toOffsetDateTime(),
        claim.letter());
  }

  private static LedgerAnswer ledger(OfficialLedger ledger) {
    return new LedgerAnswer(
        ledger.max(),
        ledger.total().orElse(null),
        ledger.lost().orElse(null),
        ledger.lines().stream()
            .map(line ->
                new LineAnswer(
                    line.group(), line.indicator().orElse(null), word(line.why()), line.shown()))
            .toList(),
        ledger.rounding(),
        ledger
            .remainder()
            .map(each ->
                new RemainderAnswer(
                    word(each.why()), each.points().orElse(null), each.indicators()))
            .orElse(null));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
