package vn.dunghen.intake.officialresults;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.problem.Problem;
import vn.dunghen.dossier.event.Flaw;
import vn.dunghen.intake.importing.CellTimes;
import vn.dunghen.intake.importing.CellTimes.DayMeans;
import vn.dunghen.intake.importing.Table;

/// One letter as it was filled in, and what is wrong with it by its fields.
final class LetterForm {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter WRITTEN_DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final Pattern GROUP = Pattern.compile("/data/groups/([0-9]+)/.*");

  private final Map<LetterField, String> values;
  private final Map<LetterField, String> problems = new LinkedHashMap<>();
  private final List<LetterField> groups = new ArrayList<>();
  private final @Nullable Letter letter;

  /// @param given the texts by the names of the fields; what is not there is empty
  LetterForm(Map<LetterField, String> given) {
    this.values = new HashMap<>(given);
    this.letter = read();
  }

  /// The letter; null while something is wrong that can be seen without asking anybody.
  @Nullable Letter letter() {
    return letter;
  }

  String value(LetterField field) {
    return values.getOrDefault(field, "").strip();
  }

  /// What is wrong with a field; null where nothing is.
  @Nullable String problem(LetterField field) {
    return problems.get(field);
  }

  /// Everything that is wrong, by the names of the fields.
  List<Problem.Violation> problems() {
    return problems.entrySet().stream()
        .map(each -> Problem.Violation.of(each.getKey().wire(), each.getValue()))
        .toList();
  }

  boolean hasProblems() {
    return !problems.isEmpty();
  }

  /// Notes what intake found, beside the field that it is about.
  void flaw(Flaw flaw) {
    problems.putIfAbsent(field(flaw.pointer()), flaw.reason());
  }

  private LetterField field(String pointer) {
    Matcher group = GROUP.matcher(pointer);
    if (group.matches() && Integer.parseInt(group.group(1)) < groups.size()) {
      return groups.get(Integer.parseInt(group.group(1)));
    }
    return switch (pointer) {
      case "/data/total" -> LetterField.TOTAL;
      case "/data/change" -> LetterField.CHANGE;
      case "/data/rank" -> LetterField.RANK;
      case "/data/of" -> LetterField.OF;
      case "/data/period" -> LetterField.PERIOD;
      case "/data/letter" -> LetterField.NUMBER;
      case "/data/dataTakenAt", "/time" -> LetterField.DATA_TAKEN_AT;
      default -> LetterField.UNIT;
    };
  }

  private @Nullable Letter read() {
    for (LetterField field : LetterField.values()) {
      if (field.isNeeded() && value(field).isEmpty()) {
        problems.put(field, "is required");
      }
    }
    Optional<Instant> taken = taken();
    String source = source();
    Map<String, @Nullable Object> total = new HashMap<>();
    number(LetterField.TOTAL).ifPresent(each -> total.put("score", Figure.json(each)));
    for (LetterField field : List.of(LetterField.CHANGE, LetterField.RANK, LetterField.OF)) {
      number(field).ifPresent(each -> total.put(field.wire(), Figure.json(each)));
    }
    var scores = new LinkedHashMap<LetterField, BigDecimal>();
    for (LetterField field : LetterField.values()) {
      if (!field.group().isEmpty()) {
        number(field).ifPresent(each -> scores.put(field, each));
      }
    }
    if (taken.isEmpty() || !problems.isEmpty()) {
      return null;
    }
    var read =
        new Letter(
            new Letter.Of(value(LetterField.UNIT), value(LetterField.PERIOD), taken.get(), source),
            1);
    read.addTotal(1, total);
    scores.forEach((field, score) -> {
      groups.add(field);
      read.addGroup(1, field.group(), Map.of("score", Figure.json(score)));
    });
    return read;
  }

  private Optional<Instant> taken() {
    String text = value(LetterField.DATA_TAKEN_AT);
    Optional<Instant> taken =
        text.isEmpty()
            ? Optional.empty()
            : CellTimes.read(new Table.Cell(text, null), DayMeans.ITS_FIRST_INSTANT);
    if (taken.isEmpty()) {
      problems.putIfAbsent(LetterField.DATA_TAKEN_AT, CellTimes.EXPECTED);
    }
    return taken;
  }

  /// Number, date and where it was read, as one text.
  private String source() {
    var parts = new ArrayList<String>();
    String number = value(LetterField.NUMBER);
    String date = value(LetterField.DATE);
    if (!date.isEmpty()) {
      try {
        date = "ngày " + WRITTEN_DAY.format(LocalDate.parse(date, DAY));
      } catch (DateTimeParseException noDay) {
        problems.put(LetterField.DATE, "must be a day, for example 03/10/2024");
      }
    }
    String signed = (number + " " + date).strip();
    if (!signed.isEmpty()) {
      parts.add(signed);
    }
    if (!value(LetterField.SOURCE).isEmpty()) {
      parts.add(value(LetterField.SOURCE));
    }
    return String.join("; ", parts);
  }

  private Optional<BigDecimal> number(LetterField field) {
    String text = value(field);
    Optional<BigDecimal> number = Figure.read(text);
    if (number.isEmpty() && !text.isEmpty()) {
      problems.put(field, Figure.EXPECTED);
    }
    return number;
  }
}
