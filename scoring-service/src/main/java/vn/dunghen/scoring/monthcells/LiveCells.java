package vn.dunghen.scoring.monthcells;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.chassis.rows.Row;
import vn.dunghen.scoring.monthcells.HeldCells.Unit;
import vn.dunghen.scoring.monthcells.model.DatabaseSnapshot;
import vn.dunghen.scoring.monthcells.model.IndexCount;
import vn.dunghen.scoring.monthcells.model.UnitCell;

/// The months in memory, as many as were asked for lately. An answer reads from the database only
/// what was written since the answer before, and is what the reader's own snapshot holds: a reader
/// whose snapshot is older than what is in memory reads everything itself.
@ApplicationScoped
public class LiveCells {

  private static final String COLUMNS =
      Arrays.stream(IndexCount.values()).map(IndexCount::column).collect(Collectors.joining(", "));
  private static final NamedSql OF_MONTH =
      new NamedSql(
          """
          select month, lasting, agency, procedure, %s from month_cell
          where  generation = :generation and not lasting and month = cast(:month as date)
          """
              .formatted(COLUMNS));
  private static final NamedSql LASTING =
      new NamedSql(
          """
          select month, lasting, agency, procedure, %s from month_cell
          where  generation = :generation and lasting
          """
              .formatted(COLUMNS));

  /// Of a month that is not in memory the row is read in vain.
  private static final NamedSql CHANGED =
      new NamedSql(
          """
          select month, lasting, agency, procedure, %s from month_cell
          where  changed >= :since and generation = :generation
          """
              .formatted(COLUMNS));

  private static final NamedSql LATE_CHANGED =
      new NamedSql(
          """
          select hour, agency, procedure, dossiers from late_cell
          where  generation = :generation and changed >= :since
          and    hour < :until
          """);
  private static final NamedSql LATE_SINCE =
      new NamedSql(
          """
          select hour, agency, procedure, dossiers from late_cell
          where  generation = :generation and hour >= :from and hour < :until
          """);
  private static final String SNAPSHOT =
      "select pg_current_snapshot()::text, changed::text from cells_swept";

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable HeldCells held;

  LiveCells() {}

  /// A month as a snapshot sees it.
  ///
  /// @param cells also of dossiers that the portal alone received in the month
  /// @param version of two answers with the same version, given by the same process, every cell is
  ///   the same
  public record Month(List<UnitCell> cells, long version) {
    public Month {
      cells = List.copyOf(cells);
    }
  }

  /// The cells of a month.
  ///
  /// @param tx a snapshot
  /// @param month its first day
  /// @param hour open dossiers count late that are so from an hour before this one
  public Month month(Connection tx, int generation, LocalDate month, Instant hour)
      throws SQLException {
    Present present = present(tx);
    DatabaseSnapshot snapshot = present.snapshot();
    lock.lock();
    try {
      HeldCells current = held;
      if (current == null || current.generation() < generation) {
        current = new HeldCells(generation);
        held = current;
      }
      DatabaseSnapshot seen = current.seen();
      boolean older = current.generation() > generation || seen != null && !snapshot.covers(seen);
      if (!older && seen != null && !seen.sees(present.swept())) {
        current = new HeldCells(generation);
        held = current;
      }
      HeldCells used = older ? new HeldCells(generation) : current;
      try {
        bringUpToDate(tx, used, snapshot, month, hour);
      } catch (SQLException | RuntimeException half) {
        // What is half read is read again from the beginning.
        held = null;
        throw half;
      }
      return used.month(month);
    } finally {
      lock.unlock();
    }
  }

  private static void bringUpToDate(
      Connection tx, HeldCells held, DatabaseSnapshot snapshot, LocalDate month, Instant hour)
      throws SQLException {
    Map<String, Object> generation = Map.of("generation", held.generation());
    DatabaseSnapshot seen = held.seen();
    if (seen == null) {
      readMonths(tx, held, LASTING, generation);
    } else if (!snapshot.equals(seen)) {
      readMonths(tx, held, CHANGED, Map.of("generation", held.generation(), "since", seen.xmin()));
      readLate(
          tx,
          held,
          LATE_CHANGED,
          Map.of("generation", held.generation(), "since", seen.xmin(), "until", held.lateUntil()));
    }
    if (hour.isAfter(held.lateUntil())) {
      readLate(
          tx,
          held,
          LATE_SINCE,
          Map.of("generation", held.generation(), "from", held.lateUntil(), "until", hour));
      held.lateIsReadUntil(hour);
    }
    if (!held.holds(month)) {
      held.hold(month);
      readMonths(
          tx, held, OF_MONTH, Map.of("generation", held.generation(), "month", month.toString()));
    }
    held.judge(month, hour);
    held.sees(snapshot);
  }

  private static void readMonths(
      Connection tx, HeldCells held, NamedSql sql, Map<String, Object> parameters)
      throws SQLException {
    int first = 5;
    int[] sums = new int[UnitCell.COUNTS];
    try (var statement = sql.prepare(tx, parameters);
        var row = statement.executeQuery()) {
      while (row.next()) {
        for (int i = 0; i < sums.length; i++) {
          sums[i] = row.getInt(first + i);
        }
        var unit = new Unit(row.getString("agency"), row.getString("procedure"));
        held.put(row.getObject("month", LocalDate.class), row.getBoolean("lasting"), unit, sums);
      }
    }
  }

  private static void readLate(
      Connection tx, HeldCells held, NamedSql sql, Map<String, Object> parameters)
      throws SQLException {
    try (var statement = sql.prepare(tx, parameters);
        var row = statement.executeQuery()) {
      while (row.next()) {
        var unit = new Unit(row.getString("agency"), row.getString("procedure"));
        held.putLate(Row.instant(row, "hour"), unit, row.getInt("dossiers"));
      }
    }
  }

  /// @param swept the transaction that last deleted cells
  private record Present(DatabaseSnapshot snapshot, long swept) {}

  private static Present present(Connection tx) throws SQLException {
    try (var statement = tx.createStatement();
        var row = statement.executeQuery(SNAPSHOT)) {
      row.next();
      return new Present(DatabaseSnapshot.of(row.getString(1)), Long.parseLong(row.getString(2)));
    }
  }
}
