package vn.dunghen.scoring.index;

import java.math.BigDecimal;
import java.math.RoundingMode;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Form;
import vn.dunghen.scoring.rulesets.model.Fraction;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.wording.Notation;

/// A formula with its numbers, such as *20 × 1.234 ÷ 1.500 = 16,45*.
final class Worked {

  private static final int DECIMALS = 2;

  private Worked() {}

  static Words of(ScoredIndicator scored) {
    Indicator indicator = scored.indicator();
    return switch (indicator.form()) {
      case Form.Ratio ratio ->
          scored
              .counts()
              .map(counts -> ratio(scored, ratio, counts))
              .orElseGet(() -> new Words("chưa đủ dữ liệu để đo", "not enough data"));
      case Form.Placeholder(var points, _) -> {
        String given = Notation.shortly(points.value());
        yield new Words(
            "mọi đơn vị được " + given + " điểm", "everybody has " + points.value() + " points");
      }
      case Form.Information() -> new Words("chỉ để tham khảo", "information only");
    };
  }

  private static Words ratio(ScoredIndicator scored, Form.Ratio ratio, Counts counts) {
    String points = scored.score().map(Notation::points).orElse("0,00");
    if (counts.denominator() == 0) {
      return new Words(
          "0 ÷ 0: không có gì để tính, " + points + " điểm",
          "0 ÷ 0: nothing to count, " + scored.points() + " points");
    }
    BigDecimal max = scored.indicator().max().value();
    BigDecimal threshold = ratio.threshold().value();
    String formula =
        Notation.shortly(max)
            + " × "
            + Notation.count(counts.numerator())
            + " ÷ "
            + Notation.count(counts.denominator())
            + (threshold.compareTo(BigDecimal.ONE) == 0 ? "" : " ÷ " + Notation.shortly(threshold));
    Fraction exact =
        Fraction.of(max)
            .times(Fraction.of(counts.numerator(), counts.denominator()))
            .dividedBy(Fraction.of(threshold));
    return exact.compareTo(Fraction.of(max)) > 0
        ? new Words(
            "%s = %s, nhiều nhất %s".formatted(formula, Notation.points(rounded(exact)), points),
            "at most " + scored.points())
        : new Words(formula + " = " + points, "= " + scored.points() + " points");
  }

  private static BigDecimal rounded(Fraction fraction) {
    return new BigDecimal(fraction.numerator())
        .divide(new BigDecimal(fraction.denominator()), DECIMALS, RoundingMode.HALF_UP);
  }
}
