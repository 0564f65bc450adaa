package vn.dunghen.intake.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.Term;
import vn.dunghen.dossier.time.TermUnit;
import vn.dunghen.intake.importing.CellTimes.DayMeans;
import vn.dunghen.intake.importing.ImportAnswer.RowProblem;

/// Reads the rows of one file. Remembers their codes: a dossier has one row.
final class RowReading {

  private static final Pattern TERM = Pattern.compile("(\\d{1,5})\\s+(\\S+)");

  private final Columns columns;
  private final Map<String, Integer> rowOfCode = new HashMap<>();

  RowReading(Columns columns) {
    this.columns = columns;
  }

  /// @param dossier empty where the row has problems
  record Reading(Optional<DossierRow> dossier, List<RowProblem> problems) {}

  Reading read(Table.Row row) {
    var problems = new ArrayList<RowProblem>(0);
    String code = required(row, Field.CODE, problems);
    String procedure = required(row, Field.PROCEDURE, problems);
    String unit = required(row, Field.UNIT, problems);
    String channel = required(row, Field.CHANNEL, problems);
    required(row, Field.RECEIVED_AT, problems);
    Instant receivedAt = time(row, Field.RECEIVED_AT, DayMeans.ITS_FIRST_INSTANT, problems);
    Instant promise = time(row, Field.PROMISE, DayMeans.ITS_LAST_INSTANT, problems);
    Instant recordedAt = time(row, Field.RECORDED_AT, DayMeans.ITS_FIRST_INSTANT, problems);
    Instant completedAt = time(row, Field.COMPLETED_AT, DayMeans.ITS_LAST_INSTANT, problems);
    Term term = term(row, problems);
    if (!code.isEmpty()) {
      Integer earlier = rowOfCode.putIfAbsent(code, row.number());
      if (earlier != null) {
        problems.add(problem(row, Field.CODE, "is the code of row " + earlier + " already"));
      }
    }
    if (receivedAt != null && completedAt != null && completedAt.isBefore(receivedAt)) {
      problems.add(problem(row, Field.COMPLETED_AT, "must not lie before the reception"));
    }
    if (!problems.isEmpty() || receivedAt == null) {
      return new Reading(Optional.empty(), problems);
    }
    String responsible = columns.cell(row, Field.RESPONSIBLE).text();
    return new Reading(
        Optional.of(
            new DossierRow(
                row.number(),
                code,
                procedure,
                unit,
                responsible.isEmpty() ? null : responsible,
                channel,
                receivedAt,
                promise,
                term,
                recordedAt == null ? receivedAt : recordedAt,
                completedAt)),
        problems);
  }

  private String required(Table.Row row, Field field, List<RowProblem> problems) {
    String text = columns.cell(row, field).text();
    if (text.isEmpty()) {
      problems.add(problem(row, field, "must not be empty"));
    }
    return text;
  }

  private @Nullable Instant time(
      Table.Row row, Field field, DayMeans dayMeans, List<RowProblem> problems) {
    Table.Cell cell = columns.cell(row, field);
    if (cell.isEmpty()) {
      return null;
    }
    Optional<Instant> time = CellTimes.read(cell, dayMeans);
    if (time.isEmpty()) {
      problems.add(problem(row, field, CellTimes.EXPECTED));
    }
    return time.orElse(null);
  }

  private @Nullable Term term(Table.Row row, List<RowProblem> problems) {
    String text = columns.cell(row, Field.TERM).text();
    if (text.isEmpty()) {
      return null;
    }
    Matcher term = TERM.matcher(text);
    if (term.matches()) {
      int length = Integer.parseInt(term.group(1));
      Optional<TermUnit> unit = TermUnit.ofWire(term.group(2));
      if (unit.isPresent() && length >= 1 && length <= Term.LONGEST) {
        return new Term(length, unit.get());
      }
    }
    problems.add(
        problem(
            row,
            Field.TERM,
            "must be a length and working-hour, working-day, calendar-day or month:"
                + " 10 working-day"));
    return null;
  }

  private RowProblem problem(Table.Row row, Field field, String reason) {
    return new RowProblem(row.number(), columns.heading(field), reason);
  }
}
