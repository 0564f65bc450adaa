package vn.dunghen.scoring.statements;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.statements.model.By;
import vn.dunghen.scoring.statements.model.Measure;
import vn.dunghen.scoring.statements.model.Question;

/// Reads the parameters of a question; a flawed one ends the request with a problem that names it.
public final class Asked {

  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 2999;
  private static final int LONGEST_CODE = 200;
  private static final int DEFAULT_SIZE = 100;
  private static final int LARGEST_SIZE = 1000;

  private Asked() {}

  public static Question question(
      String agency,
      @Nullable String from,
      @Nullable String to,
      @Nullable String asOf,
      @Nullable String by) {
    LocalDate first = day("from", from);
    LocalDate last = day("to", to);
    if (first.isAfter(last)) {
      throw ProblemException.parameter("from", "must not be after to");
    }
    return new Question(code("code", agency), first, last, instant("asOf", asOf), by(by));
  }

  public static Measure measure(@Nullable String text) {
    return Optional.ofNullable(text)
        .flatMap(Measure::ofWire)
        .orElseThrow(() ->
            ProblemException.parameter(
                "measure",
                "must be one of "
                    + Arrays.stream(Measure.values())
                        .map(Measure::wire)
                        .collect(Collectors.joining(", "))));
  }

  public static String code(String name, String text) {
    if (text.isBlank()
        || text.length() > LONGEST_CODE
        || text.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.parameter(
          name, "must have 1 to " + LONGEST_CODE + " printable characters");
    }
    return text;
  }

  /// A calendar year, half, quarter or month.
  public static Period period(String name, @Nullable String text) {
    Period period = text == null ? null : Period.ofWire(text.strip());
    if (period == null) {
      throw ProblemException.parameter(
          name, "must be a period: 2024-09, 2024-Q3, 2024-H1 or 2024, from 1990 to 2199");
    }
    return period;
  }

  /// How many items a page has at most.
  public static int size(@Nullable String text) {
    return size(text, DEFAULT_SIZE, LARGEST_SIZE);
  }

  /// The same where other sizes are usual and possible.
  public static int size(@Nullable String text, int usual, int largest) {
    if (text == null || text.isEmpty()) {
      return usual;
    }
    if (text.matches("[0-9]{1,4}")) {
      int size = Integer.parseInt(text);
      if (size >= 1 && size <= largest) {
        return size;
      }
    }
    throw ProblemException.parameter("size", "must be a whole number from 1 to " + largest);
  }

  private static LocalDate day(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw ProblemException.parameter(name, "is required: a day, for example 2024-06-30");
    }
    try {
      LocalDate day = LocalDate.parse(text);
      checkYear(name, day.getYear());
      return day;
    } catch (DateTimeException notADay) {
      throw ProblemException.parameter(name, "must be a day, for example 2024-06-30");
    }
  }

  /// A plus sign that was not encoded in the address arrives as a space.
  public static Optional<Instant> instant(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    String given = text.strip().replace(' ', '+');
    try {
      OffsetDateTime time = OffsetDateTime.parse(given);
      checkYear(name, time.getYear());
      return Optional.of(CivilTime.toPrecision(time.toInstant()));
    } catch (DateTimeException notAnInstant) {
      throw ProblemException.parameter(
          name,
          isLocal(given)
              ? "must carry an offset, for example +07:00"
              : "must be a date and time with an offset, for example 2024-06-30T23:59:59+07:00");
    }
  }

  private static boolean isLocal(String text) {
    try {
      LocalDateTime.parse(text);
      return true;
    } catch (DateTimeException neither) {
      return false;
    }
  }

  private static void checkYear(String name, int year) {
    if (year < EARLIEST_YEAR || year > LATEST_YEAR) {
      throw ProblemException.parameter(
          name, "must lie between the years " + EARLIEST_YEAR + " and " + LATEST_YEAR);
    }
  }

  private static By by(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return By.RESPONSIBLE;
    }
    return By.ofWire(text)
        .orElseThrow(() -> ProblemException.parameter("by", "must be responsible or receiving"));
  }
}
