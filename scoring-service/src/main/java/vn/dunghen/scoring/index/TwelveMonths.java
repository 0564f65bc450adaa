package vn.dunghen.scoring.index;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.Standing;

/// The totals of all agencies in the twelve months that end with a period, known at one instant and
/// scored by one rule set, so that they can be compared.
///
/// @param months the earliest first
/// @param totals by agency, one for each month; empty where an agency has not enough data
record TwelveMonths(List<Period> months, Map<String, List<Optional<BigDecimal>>> totals) {

  static final int COUNT = 12;

  TwelveMonths {
    months = List.copyOf(months);
    totals = Map.copyOf(totals);
  }

  /// Counts each month once, for all agencies.
  ///
  /// @param tx a snapshot
  static TwelveMonths read(ServiceIndex index, Connection tx, Compared.Question question)
      throws SQLException {
    YearMonth last = YearMonth.from(question.period().to());
    var months = new ArrayList<Period>();
    var standings = new ArrayList<Map<String, Standing>>();
    for (int back = COUNT - 1; back >= 0; back--) {
      Period month = Period.of(last.minusMonths(back));
      months.add(month);
      standings.add(
          index.standings(
              tx,
              index.period(tx, month, question.asOf()).on(question.view()),
              question.ruleSet()));
    }
    var totals = new HashMap<String, List<Optional<BigDecimal>>>();
    standings.stream()
        .flatMap(each -> each.keySet().stream())
        .distinct()
        .forEach(
            code -> totals.put(code, standings.stream().map(month -> total(month, code)).toList()));
    return new TwelveMonths(months, totals);
  }

  private static Optional<BigDecimal> total(Map<String, Standing> month, String code) {
    return Optional.ofNullable(month.get(code))
        .filter(Standing::isCompared)
        .map(standing -> standing.card().total());
  }
}
