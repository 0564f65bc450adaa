package vn.dunghen.scoring.wording;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.rulesets.model.Words;

/// The language that a whole document is written in, with its notation of numbers and dates.
public enum Language {
  VI("vi"),
  EN("en");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final DateTimeFormatter ENGLISH_DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter ENGLISH_HOUR =
      DateTimeFormatter.ofPattern("HH:mm, d MMMM uuuu", Locale.ENGLISH).withZone(CivilTime.ZONE);
  private static final DateTimeFormatter ENGLISH_MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  private final String wire;

  Language(String wire) {
    this.wire = wire;
  }

  public static Optional<Language> ofWire(String wire) {
    return Arrays.stream(values()).filter(each -> each.wire.equals(wire)).findFirst();
  }

  /// The spelling in addresses and of the attribute `lang`.
  public String wire() {
    return wire;
  }

  public String of(Words words) {
    return of(words.vi(), words.en());
  }

  public String of(String vi, String en) {
    return switch (this) {
      case VI -> vi;
      case EN -> en;
    };
  }

  public String points(BigDecimal points) {
    return of(Notation.points(points), points.toPlainString().replace('-', '−'));
  }

  /// With a sign; none for no change.
  public String change(BigDecimal points) {
    return points.signum() > 0 ? "+" + points(points) : points(points);
  }

  /// Without needless zeros.
  public String shortly(BigDecimal number) {
    return points(
        number.signum() == 0
            ? BigDecimal.ZERO
            : new BigDecimal(number.stripTrailingZeros().toPlainString()));
  }

  public String count(long items) {
    return of(Notation.count(items), NumberFormat.getIntegerInstance(Locale.ENGLISH).format(items));
  }

  public String day(LocalDate day) {
    return of(DAY.format(day), ENGLISH_DAY.format(day));
  }

  /// Civil time of Asia/Ho_Chi_Minh.
  public String hour(Instant instant) {
    return of(PeriodName.hour(instant), ENGLISH_HOUR.format(instant));
  }

  public String period(Period period) {
    return switch (this) {
      case VI -> PeriodName.vi(period);
      case EN -> english(period);
    };
  }

  private static String english(Period period) {
    int year = period.from().getYear();
    String rest = period.wire().substring(4);
    if (rest.isEmpty()) {
      return "the year " + year;
    }
    return switch (rest.charAt(1)) {
      case 'H' -> (rest.endsWith("1") ? "the first half of " : "the second half of ") + year;
      case 'Q' -> "quarter " + rest.charAt(2) + " of " + year;
      default -> ENGLISH_MONTH.format(period.from());
    };
  }
}
