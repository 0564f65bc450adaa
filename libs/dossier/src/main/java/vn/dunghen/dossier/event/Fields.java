package vn.dunghen.dossier.event;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.dossier.time.Term;
import vn.dunghen.dossier.time.TermUnit;

/// Reads the members of one JSON object and notes every flaw with its JSON pointer, so that a
/// source learns all that is wrong at once. Members that nobody asks for are left alone: contracts
/// grow by adding.
final class Fields {

  static final int LONGEST_CODE = 200;
  static final int LONGEST_TEXT = 4_000;
  private static final int MOST_ITEMS = 1_000;
  private static final int LARGEST_COUNT = 1_000_000_000;
  private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(100);
  private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(15);
  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 9000;
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /// RFC 3339, seconds optional.
  private static final Pattern INSTANT =
      Pattern.compile(
          DAY + "[Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?([Zz]|[+-][0-9]{2}:[0-9]{2})");

  private final Map<?, ?> members;
  private final String pointer;
  private final List<Flaw> flaws;

  Fields(Map<?, ?> members, String pointer, List<Flaw> flaws) {
    this.members = members;
    this.pointer = pointer;
    this.flaws = flaws;
  }

  boolean has(String name) {
    return members.get(name) != null;
  }

  /// Whether no flaw has been noted, here or elsewhere in the event.
  boolean areSound() {
    return flaws.isEmpty();
  }

  void flaw(String name, String reason) {
    flaws.add(new Flaw(pointerTo(name), reason));
  }

  /// A code: 1 to 200 characters (Unicode code points), none of them a control character, no space
  /// at either end.
  String code(String name) {
    String code = optionalCode(name);
    if (code == null) {
      missing(name);
      return "";
    }
    return code;
  }

  @Nullable String optionalCode(String name) {
    Object value = members.get(name);
    try {
      return value == null ? null : code(value);
    } catch (IllegalArgumentException flawed) {
      flaw(name, reasonOf(flawed));
      return "";
    }
  }

  private static String code(Object value) {
    if (!(value instanceof String text)) {
      throw new IllegalArgumentException("must be a string");
    }
    if (isBlank(text) || length(text) > LONGEST_CODE) {
      throw new IllegalArgumentException("must have 1 to " + LONGEST_CODE + " characters");
    }
    if (Character.isSpaceChar(text.codePointAt(0))
        || Character.isSpaceChar(text.codePointBefore(text.length()))) {
      throw new IllegalArgumentException("must not begin or end with a space");
    }
    if (text.codePoints().anyMatch(Fields::unprintable)) {
      throw new IllegalArgumentException("must not hold control characters");
    }
    return text;
  }

  /// Free text, empty where absent.
  String text(String name) {
    switch (members.get(name)) {
      case null -> {}
      case String text when length(text) > LONGEST_TEXT ->
          flaw(name, "must have at most " + LONGEST_TEXT + " characters");
      case String text -> {
        return text;
      }
      default -> flaw(name, "must be a string");
    }
    return "";
  }

  /// Free text, or null where absent.
  @Nullable String optionalText(String name) {
    return has(name) ? text(name) : null;
  }

  String requiredText(String name) {
    String text = text(name);
    if (!has(name)) {
      missing(name);
    } else if (isBlank(text) && members.get(name) instanceof String) {
      flaw(name, "must not be blank");
    }
    return text;
  }

  Instant instant(String name) {
    Instant instant = optionalInstant(name);
    if (instant == null) {
      missing(name);
      return Instant.EPOCH;
    }
    return instant;
  }

  @Nullable Instant optionalInstant(String name) {
    return switch (members.get(name)) {
      case null -> null;
      case String text -> instant(name, text);
      default -> {
        flaw(name, "must be a string");
        yield Instant.EPOCH;
      }
    };
  }

  private Instant instant(String name, String text) {
    try {
      if (!INSTANT.matcher(text).matches()) {
        throw new DateTimeException("not of the form of RFC 3339");
      }
      OffsetDateTime time = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      if (time.getYear() < EARLIEST_YEAR || time.getYear() > LATEST_YEAR) {
        flaw(name, "must lie between the years " + EARLIEST_YEAR + " and " + LATEST_YEAR);
      }
      return CivilTime.toPrecision(time.toInstant());
    } catch (DateTimeException notWithOffset) {
      flaw(
          name,
          isLocal(text)
              ? "must carry an offset, for example +07:00"
              : "must be a date and time with an offset, for example 2024-03-04T09:00:00+07:00");
      return Instant.EPOCH;
    }
  }

  private static boolean isLocal(String text) {
    try {
      LocalDateTime.parse(text, DateTimeFormatter.ISO_LOCAL_DATE_TIME);
      return true;
    } catch (DateTimeException neither) {
      return false;
    }
  }

  LocalDate date(String name) {
    LocalDate date = optionalDate(name);
    if (date == null) {
      missing(name);
      return LocalDate.EPOCH;
    }
    return date;
  }

  @Nullable LocalDate optionalDate(String name) {
    return switch (members.get(name)) {
      case null -> null;
      case String text -> date(name, text);
      default -> {
        flaw(name, "must be a string");
        yield LocalDate.EPOCH;
      }
    };
  }

  private LocalDate date(String name, String text) {
    try {
      LocalDate date = day(text);
      if (date.getYear() < EARLIEST_YEAR || date.getYear() > LATEST_YEAR) {
        flaw(name, "must lie between the years " + EARLIEST_YEAR + " and " + LATEST_YEAR);
      }
      return date;
    } catch (IllegalArgumentException notADay) {
      flaw(name, reasonOf(notADay));
      return LocalDate.EPOCH;
    }
  }

  /// Reads `yyyy-MM-dd`.
  ///
  /// @throws IllegalArgumentException whose message is the flaw
  static LocalDate day(Object value) {
    try {
      if (value instanceof String text && DAY.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException noSuchDay) {
      // falls through to the flaw
    }
    throw new IllegalArgumentException("must be a day, for example 2024-03-04");
  }

  int integer(String name, int least, int most) {
    Integer value = optionalInteger(name, least, most);
    if (value == null) {
      missing(name);
      return least;
    }
    return value;
  }

  @Nullable Integer optionalInteger(String name, int least, int most) {
    Object value = members.get(name);
    if (value == null) {
      return null;
    }
    Long number = wholeNumber(value);
    if (number == null || number < least || number > most) {
      flaw(name, "must be a whole number from " + least + " to " + most);
      return least;
    }
    return number.intValue();
  }

  /// A number without a fraction that fits a long (5.0 is 5, as JSON has it); else null.
  static @Nullable Long wholeNumber(Object value) {
    try {
      return value instanceof Number number
          ? new BigDecimal(number.toString()).longValueExact()
          : null;
    } catch (ArithmeticException | NumberFormatException another) {
      return null;
    }
  }

  /// How many: a whole number from 0 to a milliard.
  int count(String name) {
    return integer(name, 0, LARGEST_COUNT);
  }

  @Nullable Integer optionalCount(String name) {
    return optionalInteger(name, 0, LARGEST_COUNT);
  }

  /// A rate in percent, from 0 to 100.
  BigDecimal percentage(String name) {
    BigDecimal percentage = optionalPoints(name, 0);
    if (percentage == null) {
      missing(name);
      return BigDecimal.ZERO;
    }
    return percentage;
  }

  /// A number of points of the index, or of hundredths, from `least` to 100.
  @Nullable BigDecimal optionalPoints(String name, int least) {
    Object value = members.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Number number) {
      try {
        BigDecimal points = new BigDecimal(number.toString());
        if (points.compareTo(BigDecimal.valueOf(least)) >= 0
            && points.compareTo(MOST_POINTS) <= 0) {
          return points;
        }
      } catch (NumberFormatException notFinite) {
        // falls through to the flaw
      }
    }
    flaw(name, "must be a number from " + least + " to " + MOST_POINTS);
    return BigDecimal.ZERO;
  }

  /// A year, half, quarter or month.
  Period period(String name) {
    Object value = members.get(name);
    if (value == null) {
      missing(name);
      return Period.of(Year.of(1990));
    }
    if (value instanceof String text && Period.ofWire(text) instanceof Period period) {
      return period;
    }
    flaw(name, "must be a period, for example 2024-09, 2024-Q3, 2024-H1 or 2024");
    return Period.of(Year.of(1990));
  }

  /// A quarter.
  Period quarter(String name) {
    Object value = members.get(name);
    if (value instanceof String text
        && Period.ofWire(text) instanceof Period period
        && period.isQuarter()) {
      return period;
    }
    if (value == null) {
      missing(name);
    } else {
      flaw(name, "must be a quarter, for example 2024-Q4");
    }
    return Period.quarterOf(LocalDate.of(1990, 1, 1));
  }

  /// An amount in đồng: not negative, less than 10^15.
  @Nullable BigDecimal optionalAmount(String name) {
    Object value = members.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Number number) {
      try {
        BigDecimal amount = new BigDecimal(number.toString());
        if (amount.signum() >= 0 && amount.compareTo(TOO_MUCH) < 0) {
          return amount;
        }
      } catch (NumberFormatException notFinite) {
        // falls through to the flaw
      }
    }
    flaw(name, "must be an amount from 0 to less than 10^15");
    return BigDecimal.ZERO;
  }

  /// A yes or no; a count counts as yes from 1 on. Absent is no.
  boolean flag(String name) {
    switch (members.get(name)) {
      case null -> {}
      case Boolean yes -> {
        return yes;
      }
      case Object value -> {
        Long count = wholeNumber(value);
        if (count != null && count >= 0) {
          return count > 0;
        }
        flaw(name, "must be true or false");
      }
    }
    return false;
  }

  /// A yes or no, or null where nothing is said.
  @Nullable Boolean optionalFlag(String name) {
    return has(name) ? flag(name) : null;
  }

  boolean requiredFlag(String name) {
    if (!has(name)) {
      missing(name);
    }
    return flag(name);
  }

  List<String> texts(String name) {
    return list(
        name,
        item -> {
          if (item instanceof String text && length(text) <= LONGEST_TEXT) {
            return text;
          }
          throw new IllegalArgumentException(
              "must be a string of at most " + LONGEST_TEXT + " characters");
        });
  }

  List<String> codes(String name) {
    return list(name, Fields::code);
  }

  /// The items of an array, each read by `reader`, whose [IllegalArgumentException] names the flaw.
  <T> List<T> list(String name, Function<Object, T> reader) {
    return indexed(name, (_, item) -> reader.apply(item));
  }

  /// The items of an array of objects.
  List<Fields> objects(String name) {
    return indexed(
        name,
        (index, item) -> {
          if (item instanceof Map<?, ?> object) {
            return new Fields(object, pointerTo(name) + "/" + index, flaws);
          }
          throw new IllegalArgumentException("must be an object");
        });
  }

  private <T> List<T> indexed(String name, BiFunction<Integer, Object, T> reader) {
    var items = new ArrayList<T>();
    switch (members.get(name)) {
      case null -> {}
      case List<?> list when list.size() > MOST_ITEMS ->
          flaw(name, "must have at most " + MOST_ITEMS + " items");
      case List<?> list -> {
        int index = 0;
        for (Object item : list) {
          try {
            if (item == null) {
              throw new IllegalArgumentException("must not be null");
            }
            items.add(reader.apply(index, item));
          } catch (IllegalArgumentException flawed) {
            flaw(name + "/" + index, reasonOf(flawed));
          }
          index++;
        }
      }
      default -> flaw(name, "must be an array");
    }
    return items;
  }

  <T> @Nullable T optionalOneOf(String name, List<T> values, Function<T, String> wire) {
    Object value = members.get(name);
    if (value == null) {
      return null;
    }
    for (T candidate : values) {
      if (wire.apply(candidate).equals(value)) {
        return candidate;
      }
    }
    flaw(name, "must be one of " + String.join(", ", values.stream().map(wire).toList()));
    return values.getFirst();
  }

  <T> T oneOf(String name, List<T> values, Function<T, String> wire) {
    T value = optionalOneOf(name, values, wire);
    if (value == null) {
      missing(name);
      return values.getFirst();
    }
    return value;
  }

  @Nullable Term optionalTerm(String name) {
    Fields term = optionalObject(name);
    if (term == null) {
      return null;
    }
    return new Term(
        term.integer("length", 1, Term.LONGEST),
        term.oneOf("unit", List.of(TermUnit.values()), TermUnit::wire));
  }

  @Nullable Fields optionalObject(String name) {
    return switch (members.get(name)) {
      case null -> null;
      case Map<?, ?> object -> new Fields(object, pointerTo(name), flaws);
      default -> {
        flaw(name, "must be an object");
        yield new Fields(Map.of(), pointerTo(name), new ArrayList<>());
      }
    };
  }

  /// The member as an object; an absent one reads as empty and is a flaw.
  Fields object(String name) {
    Fields object = optionalObject(name);
    if (object == null) {
      missing(name);
      return new Fields(Map.of(), pointerTo(name), new ArrayList<>());
    }
    return object;
  }

  /// The event that a voiding or a correction means, by the members `source` and `id`.
  ///
  /// @param speaking the source of the voiding; meant where no other is named
  EventId target(String speaking) {
    String source = optionalCode("source");
    return new EventId(source == null ? speaking : source, code("id"));
  }

  /// Stands for a member that may be absent.
  Fields empty(String name) {
    return new Fields(Map.of(), pointerTo(name), flaws);
  }

  /// Notes a flaw for every member that is not a text.
  void textsOnly() {
    members.forEach((name, value) -> {
      if (value != null && !(value instanceof String text && length(text) <= LONGEST_TEXT)) {
        flaw(
            escaped(String.valueOf(name)),
            "must be a string of at most " + LONGEST_TEXT + " characters");
      }
    });
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String reasonOf(IllegalArgumentException flawed) {
    String reason = flawed.getMessage();
    return reason == null ? "is not readable" : reason;
  }

  private void missing(String name) {
    flaw(name, "is required");
  }

  private String pointerTo(String name) {
    return pointer + "/" + name;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static boolean isBlank(String text) {
    return text.codePoints().allMatch(c -> Character.isSpaceChar(c) || unprintable(c));
  }

  /// Control and format characters, and halves of a surrogate pair, which no UTF-8 can hold.
  private static boolean unprintable(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
  }
}
