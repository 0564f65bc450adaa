package vn.dunghen.dossier.time;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A calendar year, half, quarter or month: what reports, releases and official figures are for.
/// Civil days of Asia/Ho_Chi_Minh, both included.
///
/// On the wire `2024`, `2024-H1`, `2024-Q3` or `2024-09`.
public record Period(String wire, LocalDate from, LocalDate to) {

  private static final Pattern WIRE =
      Pattern.compile("(199[0-9]|20[0-9]{2}|21[0-9]{2})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?");

  public Period {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a period does not end before it begins");
    }
  }

  /// The period of this spelling; null where it is none. Years from 1990 to 2199.
  public static @Nullable Period ofWire(String text) {
    Matcher parts = WIRE.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    int year = Integer.parseInt(parts.group(1));
    if (parts.group(2) != null) {
      return months(text, year, 6 * Integer.parseInt(parts.group(2)) - 5, 6);
    }
    if (parts.group(3) != null) {
      return months(text, year, 3 * Integer.parseInt(parts.group(3)) - 2, 3);
    }
    if (parts.group(4) != null) {
      return months(text, year, Integer.parseInt(parts.group(4)), 1);
    }
    return months(text, year, 1, 12);
  }

  /// The year.
  public static Period of(Year year) {
    return months(year.toString(), year.getValue(), 1, 12);
  }

  /// The month.
  public static Period of(YearMonth month) {
    return months(month.toString(), month.getYear(), month.getMonthValue(), 1);
  }

  /// The quarter that a day lies in.
  public static Period quarterOf(LocalDate day) {
    int quarter = (day.getMonthValue() + 2) / 3;
    return months(day.getYear() + "-Q" + quarter, day.getYear(), 3 * quarter - 2, 3);
  }

  /// Whether it is a quarter.
  public boolean isQuarter() {
    return equals(quarterOf(from));
  }

  /// The months of the period, in their order.
  public List<Period> months() {
    return from.datesUntil(to.plusDays(1), java.time.Period.ofMonths(1))
        .map(first -> of(YearMonth.from(first)))
        .toList();
  }

  /// The period of the same length just before: the one that a change is measured against.
  public Period before() {
    return starting(from.minusMonths(length()));
  }

  /// The period of the same length just after.
  public Period after() {
    return starting(to.plusDays(1));
  }

  private Period starting(LocalDate begin) {
    int months = length();
    int number = (begin.getMonthValue() - 1) / months + 1;
    String text =
        switch (months) {
          case 12 -> Integer.toString(begin.getYear());
          case 6 -> begin.getYear() + "-H" + number;
          case 3 -> begin.getYear() + "-Q" + number;
          default -> YearMonth.from(begin).toString();
        };
    return months(text, begin.getYear(), begin.getMonthValue(), months);
  }

  private int length() {
    return (int) ChronoUnit.MONTHS.between(from, to.plusDays(1));
  }

  /// Whether the day lies in the period.
  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  private static Period months(String wire, int year, int first, int months) {
    YearMonth begin = YearMonth.of(year, first);
    return new Period(wire, begin.atDay(1), begin.plusMonths(months - 1L).atEndOfMonth());
  }

  @Override
  public String toString() {
    return wire;
  }
}
