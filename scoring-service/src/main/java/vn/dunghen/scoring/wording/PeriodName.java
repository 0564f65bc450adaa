package vn.dunghen.scoring.wording;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;

/// How periods and data hours are called on pages.
public final class PeriodName {

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu").withZone(CivilTime.ZONE);

  private PeriodName() {}

  /// Such as *tháng 9/2024*.
  public static String vi(Period period) {
    int year = period.from().getYear();
    String rest = period.wire().substring(4);
    if (rest.isEmpty()) {
      return "năm " + year;
    }
    return switch (rest.charAt(1)) {
      case 'H' -> (rest.endsWith("1") ? "6 tháng đầu năm " : "6 tháng cuối năm ") + year;
      case 'Q' -> "quý " + rest.charAt(2) + "/" + year;
      default -> "tháng " + period.from().getMonthValue() + "/" + year;
    };
  }

  public static String hour(Instant instant) {
    return HOUR.format(instant);
  }
}
