package vn.dunghen.scoring.index.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import vn.dunghen.dossier.time.Period;

/// The period that a change is measured against: the one of the same length just before.
public final class Before {

  private Before() {}

  public static Period of(Period period) {
    return starting(period.from().minusMonths(months(period)), months(period));
  }

  /// The one of the same length just after.
  public static Period after(Period period) {
    return starting(period.to().plusDays(1), months(period));
  }

  private static long months(Period period) {
    return ChronoUnit.MONTHS.between(period.from(), period.to().plusDays(1));
  }

  private static Period starting(LocalDate from, long months) {
    int number = (int) ((from.getMonthValue() - 1) / months) + 1;
    String wire =
        switch ((int) months) {
          case 12 -> Integer.toString(from.getYear());
          case 6 -> from.getYear() + "-H" + number;
          case 3 -> from.getYear() + "-Q" + number;
          default -> YearMonth.from(from).toString();
        };
    return new Period(wire, from, from.plusMonths(months).minusDays(1));
  }
}
