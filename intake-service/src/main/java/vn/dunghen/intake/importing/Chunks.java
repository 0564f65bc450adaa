package vn.dunghen.intake.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.Flaw;
import vn.dunghen.intake.importing.ImportAnswer.RowProblem;
import vn.dunghen.intake.importing.Importing.Wish;
import vn.dunghen.intake.receiving.TakingIn;
import vn.dunghen.intake.receiving.Verdict;
import vn.dunghen.intake.register.Transactions;

/// Gathers the rows of one file into chunks, offers their events, and counts what becomes of them.
final class Chunks {

  private final TakingIn takingIn;
  private final Transactions transactions;
  private final Wish wish;
  private final Columns columns;
  private final int chunkRows;
  private final RowReading reading;
  private final Tally tally = new Tally();
  private List<DossierRow> chunk = new ArrayList<>();
  private boolean headingSeen;

  Chunks(TakingIn takingIn, Transactions transactions, Wish wish, Columns columns, int chunkRows) {
    this.takingIn = takingIn;
    this.transactions = transactions;
    this.wish = wish;
    this.columns = columns;
    this.chunkRows = chunkRows;
    this.reading = new RowReading(columns);
  }

  void accept(Table.Row row) throws InterruptedException {
    if (!headingSeen) {
      headingSeen = true;
      return;
    }
    tally.row();
    RowReading.Reading read = reading.read(row);
    read.dossier().ifPresentOrElse(chunk::add, () -> tally.unreadable(read.problems()));
    if (chunk.size() >= chunkRows) {
      offer();
    }
  }

  ImportAnswer finish() throws InterruptedException {
    offer();
    return tally.answer(wish.dryRun());
  }

  /// An event of a row.
  ///
  /// @param time the field that its time comes from
  private record Offered(DossierRow row, Field time, Map<String, @Nullable Object> event) {}

  private record Judged(Offered offered, Verdict verdict) {
    boolean isTaken() {
      return switch (verdict) {
        case Verdict.Accepted _, Verdict.Duplicate _ -> true;
        case Verdict.Conflict _, Verdict.Invalid _, Verdict.Forbidden _ -> false;
      };
    }
  }

  private void offer() throws InterruptedException {
    List<DossierRow> rows = chunk;
    chunk = new ArrayList<>();
    if (rows.isEmpty()) {
      return;
    }
    takingIn.awaitTurn(wish.caller(), wish.source(), rows.size() * 2);
    List<Judged> judged = wish.dryRun() ? transactions.rehearse(() -> write(rows)) : write(rows);
    judged.forEach(this::count);
  }

  /// A completion is offered only once its reception was taken: a row stands or falls as one.
  private List<Judged> write(List<DossierRow> rows) {
    var receptions = new ArrayList<Offered>(rows.size());
    for (DossierRow row : rows) {
      receptions.add(new Offered(row, Field.RECEIVED_AT, row.received(wish.source())));
    }
    var judged = new ArrayList<>(judge(receptions));
    var completions = new ArrayList<Offered>();
    for (Judged reception : judged) {
      DossierRow row = reception.offered().row();
      Instant completedAt = row.completedAt();
      if (completedAt != null && reception.isTaken()) {
        completions.add(
            new Offered(row, Field.COMPLETED_AT, row.completed(wish.source(), completedAt)));
      }
    }
    judged.addAll(judge(completions));
    return judged;
  }

  private List<Judged> judge(List<Offered> offered) {
    List<Verdict> verdicts =
        takingIn.take(offered.stream().map(Offered::event).toList(), wish.caller());
    var judged = new ArrayList<Judged>(offered.size());
    for (int i = 0; i < verdicts.size(); i++) {
      judged.add(new Judged(offered.get(i), verdicts.get(i)));
    }
    return judged;
  }

  private void count(Judged judged) {
    tally.event(judged.verdict().outcome());
    Offered offered = judged.offered();
    switch (judged.verdict()) {
      case Verdict.Accepted _, Verdict.Duplicate _ -> {}
      case Verdict.Conflict _ ->
          tally.problem(
              new RowProblem(
                  offered.row().row(),
                  columns.heading(Field.CODE),
                  "was told with another content before, as " + offered.event().get("id")));
      case Verdict.Invalid(List<Flaw> flaws) -> flaws.forEach(flaw -> problem(offered, flaw));
      case Verdict.Forbidden(List<Flaw> flaws) -> flaws.forEach(flaw -> problem(offered, flaw));
    }
  }

  private void problem(Offered offered, Flaw flaw) {
    String column =
        switch (flaw.pointer()) {
          case "/source" -> "source";
          case "/data/procedure" -> columns.heading(Field.PROCEDURE);
          case "/data/unit" -> columns.heading(Field.UNIT);
          case "/data/responsible" -> columns.heading(Field.RESPONSIBLE);
          case "/data/channel" -> columns.heading(Field.CHANNEL);
          case "/data/promise" -> columns.heading(Field.PROMISE);
          case "/time" -> columns.heading(offered.time());
          case "/recordedtime" -> columns.heading(recordedFrom(offered));
          default -> columns.heading(Field.CODE);
        };
    tally.problem(new RowProblem(offered.row().row(), column, flaw.reason()));
  }

  /// The column that says when an event was known.
  private static Field recordedFrom(Offered offered) {
    DossierRow row = offered.row();
    boolean isOwn = row.recordedAt().toString().equals(offered.event().get("recordedtime"));
    return isOwn && !row.recordedAt().equals(row.receivedAt()) ? Field.RECORDED_AT : offered.time();
  }
}
