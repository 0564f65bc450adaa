package vn.dunghen.intake.importing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dunghen.dossier.time.CivilTime;

/// Reads instants as people write them in tables: ISO 8601 with an offset, or `dd/MM/yyyy`, with or
/// without a time, in Asia/Ho_Chi_Minh. A spreadsheet's date cell is local time as well.
public final class CellTimes {

  public static final String EXPECTED =
      "must be a date: 04/03/2024, 04/03/2024 09:15, or 2024-03-04T09:15:00+07:00";

  private static final Pattern LOCAL =
      Pattern.compile("(\\d{1,2}/\\d{1,2}/\\d{4})(?:\\s+(\\d{1,2}:\\d{2}(?::\\d{2})?))?");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("H:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);

  private CellTimes() {}

  /// What a day without a time stands for.
  public enum DayMeans {
    ITS_FIRST_INSTANT,
    ITS_LAST_INSTANT
  }

  /// The instant that a cell tells; empty where it tells none.
  public static Optional<Instant> read(Table.Cell cell, DayMeans dayMeans) {
    LocalDateTime date = cell.date();
    if (date != null) {
      return Optional.of(instant(date.toLocalDate(), date.toLocalTime(), dayMeans));
    }
    try {
      Matcher local = LOCAL.matcher(cell.text());
      if (!local.matches()) {
        return Optional.of(CivilTime.toPrecision(OffsetDateTime.parse(cell.text()).toInstant()));
      }
      LocalDate day = LocalDate.parse(local.group(1), DAY);
      return Optional.of(
          local.group(2) == null
              ? day(day, dayMeans)
              : day.atTime(LocalTime.parse(local.group(2), TIME))
                  .atZone(CivilTime.ZONE)
                  .toInstant());
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }

  /// Spreadsheets keep a day as its midnight.
  private static Instant instant(LocalDate day, LocalTime time, DayMeans dayMeans) {
    return time.equals(LocalTime.MIDNIGHT)
        ? day(day, dayMeans)
        : day.atTime(time).atZone(CivilTime.ZONE).toInstant();
  }

  private static Instant day(LocalDate day, DayMeans dayMeans) {
    return switch (dayMeans) {
      case ITS_FIRST_INSTANT -> CivilTime.startOf(day);
      case ITS_LAST_INSTANT -> CivilTime.endOf(day);
    };
  }
}
