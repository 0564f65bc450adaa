package vn.dunghen.scoring.index;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Gain;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.Ledger;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.rulesets.model.ScoreCard;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.wording.Notation;
import vn.dunghen.scoring.wording.Remedy;

/// What an index lacks to its maximum, and what wins it back, in words.
///
/// @param lines the most points first; lines, rounding and total add up to the maximum
/// @param rounding empty where the lines leave nothing open
/// @param wins the most points per item first
record Losses(
    String max, String total, String lost, List<Line> lines, String rounding, List<Win> wins) {

  /// @param width of 100, beside the longest line
  /// @param of what could be had
  record Line(
      String key, Words name, String href, Words why, String points, String of, String width) {}

  record Win(String indicator, String href, Words words) {}

  Losses {
    lines = List.copyOf(lines);
    wins = List.copyOf(wins);
  }

  /// @param address of the page of an indicator
  static Losses of(ScoreCard card, int lines, int wins, UnaryOperator<String> address) {
    Ledger ledger = card.ledger();
    List<Ledger.Line> sorted =
        ledger.lines().stream()
            .sorted(Comparator.comparing(Ledger.Line::shown).reversed())
            .toList();
    BigDecimal longest = sorted.isEmpty() ? BigDecimal.ZERO : sorted.getFirst().shown();
    return new Losses(
        Notation.shortly(ledger.max()),
        Notation.points(ledger.total()),
        Notation.points(ledger.max().subtract(ledger.total())),
        sorted.stream().limit(lines).map(each -> line(card, each, longest, address)).toList(),
        ledger.rounding().signum() == 0 ? "" : Notation.points(ledger.rounding()),
        Gain.cheapest(card, wins).stream()
            .map(gain ->
                new Win(
                    gain.indicator().key(), address.apply(gain.indicator().key()), Remedy.of(gain)))
            .toList());
  }

  private static Line line(
      ScoreCard card, Ledger.Line line, BigDecimal longest, UnaryOperator<String> address) {
    RuleSet ruleSet = card.ruleSet();
    Indicator indicator =
        line.indicator()
            .flatMap(ruleSet::indicator)
            .orElseThrow(() -> new IllegalStateException("a computed index has no bare groups"));
    return new Line(
        indicator.key(),
        indicator.name(),
        address.apply(indicator.key()),
        why(line.why(), card.indicator(indicator.key())),
        Notation.points(line.shown()),
        Notation.shortly(indicator.max().value()),
        width(line.shown(), longest));
  }

  private static Words why(Ledger.Why why, Optional<ScoredIndicator> scored) {
    return switch (why) {
      case SHORTFALL ->
          scored
              .flatMap(ScoredIndicator::counts)
              .map(Losses::counted)
              .orElseGet(() -> new Words("chưa đủ", "short"));
      case EMPTY -> new Words("không có gì để tính", "nothing to count");
      case UNMEASURED, NOT_GIVEN -> new Words("chưa đủ dữ liệu để đo", "not enough data");
      case PLACEHOLDER -> new Words("mọi đơn vị như nhau", "the same for everybody");
      case SCORE_ONLY -> new Words("chỉ biết điểm của chỉ tiêu", "only its score is known");
      case GROUP_ONLY ->
          new Words("chỉ biết điểm của cả nhóm", "only the score of the group is known");
    };
  }

  private static Words counted(Counts counts) {
    return new Words(
        Notation.count(counts.numerator())
            + " trên "
            + Notation.count(counts.denominator())
            + " đạt",
        counts.numerator() + " of " + counts.denominator());
  }

  static String width(BigDecimal points, BigDecimal longest) {
    return longest.signum() <= 0
        ? "0"
        : points
            .movePointRight(2)
            .divide(longest, 1, RoundingMode.HALF_UP)
            .max(BigDecimal.ZERO)
            .toPlainString();
  }
}
