package vn.dunghen.scoring.index.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import vn.dunghen.dossier.time.Period;

/// The period that a change is measured against: the one of the same length just before.
public final class Before {

  private Before() {}

  public static Period of(Period period) {
    long months = ChronoUnit.MONTHS.between(period.from(), period.to().plusDays(1));
    LocalDate from = period.from().minusMonths(months);
    int number = (int) ((from.getMonthValue() - 1) / months) + 1;
    String wire =
        switch ((int) months) {
          case 12 -> Integer.toString(from.getYear());
          case 6 -> from.getYear() + "-H" + number;
          case 3 -> from.getYear() + "-Q" + number;
          default -> YearMonth.from(from).toString();
        };
    return new Period(wire, from, period.from().minusDays(1));
  }
}
