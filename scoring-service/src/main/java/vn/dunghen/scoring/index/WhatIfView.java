package vn.dunghen.scoring.index;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.wording.Notation;

/// What settling some items would bring, as its page shows it.
///
/// @param back the way to the indicator's page
/// @param settled what is taken to be settled
/// @param trend the class of the light of the change
record WhatIfView(
    PageAddress.Way back,
    String period,
    Words settled,
    String before,
    String after,
    String change,
    String trend,
    String rankBefore,
    String rankAfter,
    List<Line> lines,
    Provenance provenance) {

  WhatIfView {
    lines = List.copyOf(lines);
  }

  /// An indicator that moves.
  record Line(String key, Words name, String before, String after, String change) {

    private static Line of(WhatIfAnswer.IndicatorChange change) {
      return new Line(
          change.indicator(),
          new Words(change.nameVi(), change.nameEn()),
          figure(change.before()),
          figure(change.after()),
          Notation.change(change.change()));
    }

    private static String figure(WhatIfAnswer.Figure figure) {
      String counts =
          figure.numerator() == null || figure.denominator() == null
              ? ""
              : Notation.count(figure.numerator())
                  + " ÷ "
                  + Notation.count(figure.denominator())
                  + ": ";
      return counts + Optional.ofNullable(figure.score()).map(Notation::points).orElse("–");
    }
  }

  static WhatIfView of(
      WhatIfAnswer answer, Plan.Settled settled, PageAddress.Way back, Compared compared) {
    Words cause = CauseWords.of(settled.cause());
    String items = Notation.count(settled.items());
    return new WhatIfView(
        back,
        answer.period(),
        new Words(
            settled.indicator() + ", " + items + " mục: " + cause.vi(),
            settled.items() + " items of " + settled.indicator() + ": " + cause.en()),
        Notation.points(answer.before().total()),
        Notation.points(answer.after().total()),
        Notation.change(answer.change()),
        Headline.trend(answer.change()),
        rank(answer.before().rank()),
        rank(answer.after().rank()),
        answer.indicators().stream()
            .filter(WhatIfAnswer.IndicatorChange::moves)
            .map(Line::of)
            .toList(),
        Provenance.of(compared));
  }

  private static String rank(IndexAnswer.@Nullable Place place) {
    return place == null ? "" : place.rank() + "/" + place.of();
  }
}
