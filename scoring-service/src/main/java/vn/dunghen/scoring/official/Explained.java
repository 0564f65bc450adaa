package vn.dunghen.scoring.official;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.dunghen.scoring.official.model.OfficialCard;
import vn.dunghen.scoring.official.model.OfficialLedger;
import vn.dunghen.scoring.official.model.PublishedPeriod;
import vn.dunghen.scoring.rulesets.model.Group;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.Ledger;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.wording.Notation;
import vn.dunghen.scoring.wording.PeriodName;
import vn.dunghen.scoring.wording.Remedy;

/// A published result as pages explain it. Figures that are not known are empty.
///
/// @param lost what the total lacks to the maximum
/// @param worst the group that lost the most
/// @param ruleset id of the rule set; empty where none is dated for the period
/// @param groups points lost, the most first
/// @param lines points lost per indicator, the most first
/// @param remarks what cannot be allotted, differs, or cannot be used
record Explained(
    String period,
    String wire,
    String total,
    String rank,
    String of,
    String lost,
    String worst,
    String dataHour,
    String letter,
    String ruleset,
    boolean provisional,
    List<Bar> groups,
    List<Bar> lines,
    String rounding,
    List<Words> remarks,
    List<Win> wins) {

  /// @param points as written
  /// @param of what could be had
  /// @param width of 100, beside the longest of its table
  record Bar(String key, Words name, String points, String of, String width, Words why) {}

  record Win(String indicator, Words name, Words words) {}

  static Explained of(PublishedPeriod period, Optional<OfficialCard> card, int atMost) {
    var latest = period.latest();
    Optional<OfficialLedger> ledger = card.map(OfficialCard::ledger);
    List<Bar> groups = card.map(Explained::groups).orElse(List.of());
    return new Explained(
        PeriodName.vi(period.period()),
        period.period().wire(),
        written(Optional.ofNullable(latest.total())),
        latest.rank() == null ? "" : latest.rank().toString(),
        latest.of() == null ? "" : latest.of().toString(),
        written(ledger.flatMap(OfficialLedger::lost)),
        groups.isEmpty() ? "" : groups.getFirst().name().vi(),
        PeriodName.hour(latest.dataTakenAt()),
        latest.letter(),
        card.map(each -> each.card().ruleSet().id()).orElse(""),
        card.map(each -> each.card().ruleSet().provisional()).orElse(false),
        groups,
        card.map(Explained::lines).orElse(List.of()),
        written(ledger.map(OfficialLedger::rounding).filter(each -> each.signum() != 0)),
        remarks(card),
        card.stream()
            .flatMap(each -> each.cheapest(atMost).stream())
            .map(gain -> new Win(gain.indicator().key(), gain.indicator().name(), Remedy.of(gain)))
            .toList());
  }

  private static List<Bar> groups(OfficialCard card) {
    List<OfficialCard.GroupLoss> known =
        card.losses().stream().filter(each -> each.lost().isPresent()).toList();
    BigDecimal longest = known.isEmpty() ? BigDecimal.ZERO : known.getFirst().lost().orElseThrow();
    return known.stream()
        .map(each ->
            new Bar(
                each.group().key(),
                each.group().name(),
                written(each.lost()),
                written(Optional.of(each.group().max().value())),
                width(each.lost().orElseThrow(), longest),
                new Words("được " + written(each.score()), "scored " + each.score().orElseThrow())))
        .toList();
  }

  private static List<Bar> lines(OfficialCard card) {
    List<Ledger.Line> lines = card.ledger().lines();
    BigDecimal longest = lines.isEmpty() ? BigDecimal.ZERO : lines.getFirst().shown();
    return lines.stream().map(line -> bar(card, line, longest)).toList();
  }

  private static Bar bar(OfficialCard card, Ledger.Line line, BigDecimal longest) {
    RuleSet ruleSet = card.card().ruleSet();
    Group group = ruleSet.group(line.group()).orElseThrow();
    Optional<Indicator> indicator = line.indicator().flatMap(ruleSet::indicator);
    return new Bar(
        indicator.map(Indicator::key).orElse(group.key()),
        indicator.map(Indicator::name).orElse(group.name()),
        written(Optional.of(line.shown())),
        written(Optional.of(indicator.map(each -> each.max().value()).orElse(group.max().value()))),
        width(line.shown(), longest),
        why(line, line.indicator().flatMap(key -> card.card().indicator(key))));
  }

  private static Words why(Ledger.Line line, Optional<ScoredIndicator> scored) {
    return switch (line.why()) {
      case SHORTFALL ->
          scored
              .flatMap(ScoredIndicator::counts)
              .map(counts ->
                  new Words(
                      Notation.count(counts.numerator())
                          + " trên "
                          + Notation.count(counts.denominator())
                          + " đạt",
                      counts.numerator() + " of " + counts.denominator()))
              .orElseGet(() -> new Words("chưa đủ", "short"));
      case EMPTY -> new Words("không có gì để tính", "nothing to count");
      case UNMEASURED -> new Words("Cổng không đo được", "the portal could not measure it");
      case PLACEHOLDER -> new Words("mọi đơn vị như nhau", "the same for everybody");
      case SCORE_ONLY -> new Words("chỉ biết điểm của chỉ tiêu", "only its score is known");
      case NOT_GIVEN -> new Words("chưa được công bố", "not published");
      case GROUP_ONLY ->
          new Words("chỉ biết điểm của cả nhóm", "only the score of the group is known");
    };
  }

  private static List<Words> remarks(Optional<OfficialCard> card) {
    if (card.isEmpty()) {
      return List.of(
          new Words(
              "Không có bộ quy tắc nào cho kỳ này: không tính được điểm mất theo chỉ tiêu.",
              "No rule set is dated for this period: points lost cannot be computed."));
    }
    var remarks = new ArrayList<Words>();
    card.get().ledger().remainder().map(Explained::remark).ifPresent(remarks::add);
    card.get().differences().forEach(each -> remarks.add(remark(each)));
    card.get()
        .aside()
        .forEach(each ->
            remarks.add(
                switch (each.why()) {
                  case NOT_IN_RULES ->
                      new Words(
                          each.key() + " được công bố nhưng không có trong bộ quy tắc.",
                          each.key() + " was published and is not in the rule set.");
                  case NO_SCORE ->
                      new Words(
                          "Điểm công bố của " + each.key() + " không thể có theo bộ quy tắc.",
                          "The published score of "
                              + each.key()
                              + " is impossible by the rule set.");
                  case ONE_COUNT ->
                      new Words(
                          each.key() + " chỉ có một trong hai số đếm.",
                          each.key() + " has only one of its two counts.");
                  case PART_ABOVE_WHOLE ->
                      new Words(
                          "Tử số của " + each.key() + " lớn hơn mẫu số: không dùng.",
                          "The numerator of "
                              + each.key()
                              + " is above its denominator: not used.");
                }));
    return remarks;
  }

  private static Words remark(OfficialLedger.Remainder remainder) {
    String points = written(remainder.points());
    String pointsEn = remainder.points().map(BigDecimal::toPlainString).orElse("");
    return switch (remainder.why()) {
      case ONLY_TOTAL ->
          new Words(
              points + " điểm mất chưa phân được: mới chỉ biết tổng điểm.",
              pointsEn + " points cannot be allotted: only the total is known.");
      case NOT_PUBLISHED -> {
        String which = String.join(", ", remainder.indicators());
        yield points.isEmpty()
            ? new Words("Chưa được công bố: " + which + ".", "Not published: " + which + ".")
            : new Words(
                points + " điểm mất chưa phân được, chưa được công bố: " + which + ".",
                pointsEn + " points cannot be allotted, not published: " + which + ".");
      }
      case TOTAL_DIFFERS ->
          new Words(
              "Lệch " + points + " điểm giữa các phần và tổng điểm công bố.",
              pointsEn + " points lie between the parts and the published total.");
    };
  }

  private static Words remark(OfficialCard.Difference difference) {
    String published = Notation.points(difference.published());
    String computed = Notation.points(difference.computed());
    String what =
        switch (difference.of()) {
          case TOTAL -> "Tổng điểm";
          case GROUP -> "Nhóm " + difference.key();
          case INDICATOR -> "Chỉ tiêu " + difference.key();
        };
    String whatEn =
        switch (difference.of()) {
          case TOTAL -> "Total";
          case GROUP -> "Group " + difference.key();
          case INDICATOR -> "Indicator " + difference.key();
        };
    return new Words(
        "%s: công bố %s, tính từ số đếm %s.".formatted(what, published, computed),
        "%s: published %s, computed %s."
            .formatted(whatEn, difference.published(), difference.computed()));
  }

  static String written(Optional<BigDecimal> points) {
    return points.map(Notation::points).orElse("");
  }

  private static String width(BigDecimal points, BigDecimal longest) {
    return longest.signum() <= 0
        ? "0"
        : points
            .movePointRight(2)
            .divide(longest, 1, RoundingMode.HALF_UP)
            .max(BigDecimal.ZERO)
            .toPlainString();
  }
}
