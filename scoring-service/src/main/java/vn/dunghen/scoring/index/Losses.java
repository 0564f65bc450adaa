package vn.dunghen.scoring.index;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import vn.dunghen.scoring.index.model.LedgerByCause;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Fraction;
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
  /// @param causes why, where that is told
  record Line(
      String key,
      Words name,
      String href,
      Words why,
      String points,
      String of,
      String width,
      List<Cause> causes) {

    Line {
      causes = List.copyOf(causes);
    }
  }

  /// @param items empty where the loss has none
  /// @param each what one item costs, exactly; empty where there are no items
  record Cause(Words name, String items, String each, String points) {

    static Cause of(LedgerByCause.CauseOfLoss cause, Fraction perItem) {
      boolean named = cause.items() > 0;
      return new Cause(
          CauseWords.of(cause.cause()),
          named ? Notation.count(cause.items()) : "",
          named ? perItem.text() : "",
          Notation.points(cause.shown()));
    }
  }

  /// @param list how many there are to choose from
  record Win(String indicator, String href, Words words, Words list) {}

  /// How much of it a page shows.
  record Shown(int lines, int wins) {}

  Losses {
    lines = List.copyOf(lines);
    wins = List.copyOf(wins);
  }

  /// What the ledger says, and what the agency can win back. What it shows for its province is not
  /// its to win.
  ///
  /// @param address of the page of an indicator
  static Losses of(
      ScoreCard card,
      Optional<LedgerByCause> causes,
      Predicate<Indicator> inherited,
      Shown shown,
      UnaryOperator<String> address) {
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
        sorted.stream()
            .limit(shown.lines())
            .map(each -> line(card, each, causes, longest, address))
            .toList(),
        ledger.rounding().signum() == 0 ? "" : Notation.points(ledger.rounding()),
        Gain.cheapest(card, card.indicators().size()).stream()
            .filter(gain -> !inherited.test(gain.indicator()))
            .limit(shown.wins())
            .map(gain -> win(card, gain, address))
            .toList());
  }

  private static Win win(ScoreCard card, Gain gain, UnaryOperator<String> address) {
    String key = gain.indicator().key();
    long missing =
        card.indicator(key).flatMap(ScoredIndicator::counts).map(Owners::missing).orElse(0L);
    return new Win(
        key,
        address.apply(key) + "#missing",
        Remedy.of(gain),
        new Words(
            "chọn trong " + Notation.count(missing),
            "choose from " + missing + " that are missing"));
  }

  private static Line line(
      ScoreCard card,
      Ledger.Line line,
      Optional<LedgerByCause> causes,
      BigDecimal longest,
      UnaryOperator<String> address) {
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
        width(line.shown(), longest),
        causes.flatMap(each -> each.line(indicator.key())).stream()
            .flatMap(each -> each.causes().stream().map(cause -> Cause.of(cause, each.perItem())))
            .toList());
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
