package vn.dunghen.intake.officialresults;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.dossier.event.Flaw;
import vn.dunghen.intake.importing.CellTimes;
import vn.dunghen.intake.importing.CellTimes.DayMeans;
import vn.dunghen.intake.importing.ImportAnswer;
import vn.dunghen.intake.importing.ImportAnswer.RowProblem;
import vn.dunghen.intake.importing.Table;
import vn.dunghen.intake.importing.Tally;
import vn.dunghen.intake.receiving.TakingIn;
import vn.dunghen.intake.receiving.Verdict;
import vn.dunghen.intake.register.Transactions;

/// Makes events of a table of official results and offers them, or says what would become of them.
/// A row that is wrong is told and left out; the letter goes without it.
@Singleton
final class TakingResults {

  private static final int MOST_ROWS = 50_000;
  private static final int AT_ONCE = 200;

  private final TakingIn takingIn;
  private final Transactions transactions;

  TakingResults(TakingIn takingIn, Transactions transactions) {
    this.takingIn = takingIn;
    this.transactions = transactions;
  }

  /// @throws Table.UnreadableFile before anything is written
  /// @throws Table.TooMuch before anything is written
  ImportAnswer take(Table table, Caller caller, String source, boolean dryRun)
      throws IOException, InterruptedException {
    var rows = new ArrayList<Table.Row>();
    table.read(row -> {
      if (rows.size() > MOST_ROWS) {
        throw new Table.TooMuch("A file holds at most " + MOST_ROWS + " rows.");
      }
      rows.add(row);
    });
    if (rows.isEmpty()) {
      throw new Table.UnreadableFile("The file is empty.");
    }
    Map<Column, Integer> columns = Column.in(rows.getFirst());
    var tally = new Tally();
    var letters = new LinkedHashMap<Letter.Of, Letter>();
    for (Table.Row row : rows.subList(1, rows.size())) {
      tally.row();
      var problems = new ArrayList<RowProblem>(0);
      read(row, columns, letters, problems);
      if (!problems.isEmpty()) {
        tally.unreadable(problems);
      }
    }
    var all = List.copyOf(letters.values());
    for (int i = 0; i < all.size(); i += AT_ONCE) {
      List<Letter> some = all.subList(i, Math.min(all.size(), i + AT_ONCE));
      takingIn.awaitTurn(caller, source, some.size());
      var events = some.stream().map(letter -> letter.event(source)).toList();
      List<Verdict> verdicts =
          dryRun
              ? transactions.rehearse(() -> takingIn.take(events, caller))
              : takingIn.take(events, caller);
      for (int j = 0; j < some.size(); j++) {
        count(tally, some.get(j), verdicts.get(j));
      }
    }
    return tally.answer(dryRun);
  }

  private static void read(
      Table.Row row,
      Map<Column, Integer> columns,
      Map<Letter.Of, Letter> letters,
      List<RowProblem> problems) {
    Optional<Instant> taken =
        CellTimes.read(cell(row, columns, Column.DATA_TAKEN_AT), DayMeans.ITS_FIRST_INSTANT);
    if (taken.isEmpty()) {
      problems.add(problem(row, Column.DATA_TAKEN_AT, CellTimes.EXPECTED));
    }
    String item = cell(row, columns, Column.ITEM).text();
    if (item.isEmpty()) {
      problems.add(problem(row, Column.ITEM, "must be total, a group or an indicator"));
    }
    Map<String, @Nullable Object> figures = figures(row, columns, problems);
    if (taken.isEmpty() || !problems.isEmpty()) {
      return;
    }
    Letter letter =
        letters.computeIfAbsent(
            new Letter.Of(
                cell(row, columns, Column.UNIT).text(),
                cell(row, columns, Column.PERIOD).text(),
                taken.get(),
                cell(row, columns, Column.LETTER).text()),
            of -> new Letter(of, row.number()));
    if (item.equals("total")) {
      if (!letter.addTotal(row.number(), figures)) {
        problems.add(problem(row, Column.ITEM, "is named twice"));
      }
    } else if (item.contains(".")) {
      letter.addIndicator(row.number(), item, figures);
    } else {
      letter.addGroup(row.number(), item, figures);
    }
  }

  /// The figures that the row has; a comma is a decimal mark too.
  private static Map<String, @Nullable Object> figures(
      Table.Row row, Map<Column, Integer> columns, List<RowProblem> problems) {
    var figures = new HashMap<String, @Nullable Object>();
    for (Column column :
        List.of(
            Column.NUMERATOR,
            Column.DENOMINATOR,
            Column.SCORE,
            Column.CHANGE,
            Column.RANK,
            Column.OF)) {
      String text = cell(row, columns, column).text();
      Optional<BigDecimal> number = Figure.read(text);
      if (number.isPresent()) {
        figures.put(column.heading(), Figure.json(number.get()));
      } else if (!text.isEmpty()) {
        problems.add(problem(row, column, Figure.EXPECTED));
      }
    }
    return figures;
  }

  private static void count(Tally tally, Letter letter, Verdict verdict) {
    tally.event(verdict.outcome());
    List<Flaw> flaws =
        switch (verdict) {
          case Verdict.Accepted _, Verdict.Duplicate _ -> List.of();
          case Verdict.Conflict _ ->
              List.of(new Flaw("/id", "was told with another content before"));
          case Verdict.Invalid(List<Flaw> found) -> found;
          case Verdict.Forbidden(List<Flaw> found) -> found;
        };
    flaws.forEach(flaw -> tally.problem(letter.problem(flaw)));
  }

  private static Table.Cell cell(Table.Row row, Map<Column, Integer> columns, Column column) {
    Integer place = columns.get(column);
    return place == null ? Table.Cell.EMPTY : row.cell(place);
  }

  private static RowProblem problem(Table.Row row, Column column, String reason) {
    return new RowProblem(row.number(), column.heading(), reason);
  }
}
