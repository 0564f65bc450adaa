package vn.dunghen.scoring.monthcells;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.chassis.rows.Row;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.scoring.monthcells.model.DatabaseSnapshot;
import vn.dunghen.scoring.monthcells.model.IndexCount;
import vn.dunghen.scoring.monthcells.model.UnitCell;

/// The months in memory, as many as were asked for lately. An answer reads from the database only
/// what was written since the answer before, and is what the reader's own snapshot holds: a reader
/// whose snapshot is older than what is in memory reads everything itself.
@ApplicationScoped
public class LiveCells {

  /// A year of months with the year before's last ones.
  private static final int MONTHS = 15;

  private static final String COLUMNS =
      Arrays.stream(IndexCount.values()).map(IndexCount::column).collect(Collectors.joining(", "));
  private static final NamedSql OF_MONTH =
      new NamedSql(
          """
          select agency, procedure, %s from month_cell
          where  generation = :generation and not lasting and month = cast(:month as date)
          and    changed >= cast(:since as xid8)
          """
              .formatted(COLUMNS));
  private static final NamedSql LASTING =
      new NamedSql(
          """
          select month, agency, procedure, %s from month_cell
          where  generation = :generation and lasting and changed >= cast(:since as xid8)
          """
              .formatted(COLUMNS));
  private static final NamedSql LATE =
      new NamedSql(
          """
          select hour, agency, procedure, dossiers from late_cell
          where  generation = :generation and changed >= cast(:since as xid8) and hour < :until
          """);
  private static final NamedSql LATE_SINCE =
      new NamedSql(
          """
          select hour, agency, procedure, dossiers from late_cell
          where  generation = :generation and hour >= :from and hour < :until
          """);
  private static final String SNAPSHOT =
      "select pg_current_snapshot()::text, changed::text from cells_swept";
  private static final String EVERYTHING = "0";

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Held held;

  LiveCells() {}

  private record Unit(String agency, String procedure) {}

  /// What is in memory of one generation. Only what is not nothing.
  private static final class Held {
    private final int generation;
    private final Map<Unit, Unit> units = new HashMap<>();
    private final TreeMap<LocalDate, Map<Unit, int[]>> lasting = new TreeMap<>();
    private final TreeMap<Instant, Map<Unit, Integer>> late = new TreeMap<>();
    private final Map<LocalDate, Map<Unit, int[]>> months =
        new LinkedHashMap<>(MONTHS, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<LocalDate, Map<Unit, int[]>> eldest) {
            return size() > MONTHS;
          }
        };
    private @Nullable DatabaseSnapshot seen;
    private Instant lateUntil = Instant.EPOCH;

    private Held(int generation) {
      this.generation = generation;
    }
  }

  /// The cells of a month.
  ///
  /// @param tx a snapshot
  /// @param month its first day
  /// @param hour open dossiers count late that are so from an hour before this one
  public List<UnitCell> month(Connection tx, int generation, LocalDate month, Instant hour)
      throws SQLException {
    Present present = present(tx);
    DatabaseSnapshot snapshot = present.snapshot();
    lock.lock();
    try {
      Held current = held;
      if (current == null || current.generation < generation) {
        current = new Held(generation);
        held = current;
      }
      boolean older =
          current.generation > generation || current.seen != null && !snapshot.covers(current.seen);
      if (!older && current.seen != null && !current.seen.sees(present.swept())) {
        current = new Held(generation);
        held = current;
      }
      Held used = older ? new Held(generation) : current;
      bringUpToDate(tx, used, snapshot, month, hour);
      return sum(used, month, hour);
    } finally {
      lock.unlock();
    }
  }

  private static void bringUpToDate(
      Connection tx, Held held, DatabaseSnapshot snapshot, LocalDate month, Instant hour)
      throws SQLException {
    DatabaseSnapshot seen = held.seen;
    try {
      if (seen == null) {
        readLasting(tx, held, EVERYTHING);
      } else if (!snapshot.equals(seen)) {
        String since = Long.toString(seen.xmin());
        readLasting(tx, held, since);
        for (LocalDate known : List.copyOf(held.months.keySet())) {
          readMonth(tx, held, known, since);
        }
        readLate(tx, held, LATE, Map.of("since", since, "until", held.lateUntil));
      }
      if (!held.months.containsKey(month)) {
        readMonth(tx, held, month, EVERYTHING);
      }
      if (hour.isAfter(held.lateUntil)) {
        readLate(tx, held, LATE_SINCE, Map.of("from", held.lateUntil, "until", hour));
        held.lateUntil = hour;
      }
      held.seen = snapshot;
    } catch (SQLException | RuntimeException half) {
      // What is half read is read again from the beginning.
      held.seen = null;
      held.months.clear();
      held.lasting.clear();
      held.late.clear();
      held.lateUntil = Instant.EPOCH;
      throw half;
    }
  }

  private static void readMonth(Connection tx, Held held, LocalDate month, String since)
      throws SQLException {
    Map<Unit, int[]> cells = held.months.computeIfAbsent(month, _ -> new HashMap<>());
    try (var statement =
            OF_MONTH.prepare(
                tx,
                Map.of("generation", held.generation, "month", month.toString(), "since", since));
        var row = statement.executeQuery()) {
      while (row.next()) {
        put(cells, unit(held, row), sums(row, 3));
      }
    }
  }

  private static void readLasting(Connection tx, Held held, String since) throws SQLException {
    try (var statement =
            LASTING.prepare(tx, Map.of("generation", held.generation, "since", since));
        var row = statement.executeQuery()) {
      while (row.next()) {
        put(
            held.lasting.computeIfAbsent(
                row.getObject("month", LocalDate.class), _ -> new HashMap<>()),
            unit(held, row),
            sums(row, 4));
      }
    }
  }

  private static void readLate(
      Connection tx, Held held, NamedSql sql, Map<String, Object> parameters) throws SQLException {
    var all = new HashMap<>(parameters);
    all.put("generation", held.generation);
    try (var statement = sql.prepare(tx, all);
        var row = statement.executeQuery()) {
      while (row.next()) {
        Map<Unit, Integer> cells =
            held.late.computeIfAbsent(Row.instant(row, "hour"), _ -> new HashMap<>());
        int dossiers = row.getInt("dossiers");
        if (dossiers == 0) {
          cells.remove(unit(held, row));
        } else {
          cells.put(unit(held, row), dossiers);
        }
      }
    }
    held.late.values().removeIf(Map::isEmpty);
  }

  /// Cells of the year of asking and some before it hold tens of thousands of units' names: each is
  /// kept once.
  private static Unit unit(Held held, ResultSet row) throws SQLException {
    var read = new Unit(row.getString("agency"), row.getString("procedure"));
    Unit known = held.units.putIfAbsent(read, read);
    return known == null ? read : known;
  }

  private static int[] sums(ResultSet row, int first) throws SQLException {
    int[] sums = new int[IndexCount.values().length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = row.getInt(first + i);
    }
    return sums;
  }

  /// Every other sum is of dossiers that are in the first.
  private static void put(Map<Unit, int[]> cells, Unit unit, int[] sums) {
    if (sums[IndexCount.DOSSIERS.ordinal()] == 0) {
      cells.remove(unit);
    } else {
      cells.put(unit, sums);
    }
  }

  private static List<UnitCell> sum(Held held, LocalDate month, Instant hour) {
    var sums = new HashMap<Unit, int[]>();
    held.months.getOrDefault(month, Map.of()).forEach((unit, each) -> sums.put(unit, each.clone()));
    for (Map<Unit, int[]> cells : held.lasting.headMap(month, true).values()) {
      cells.forEach((unit, each) -> {
        int[] sum = sums.computeIfAbsent(unit, _ -> new int[each.length]);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += each[i];
        }
      });
    }
    int late = IndexCount.LATE.ordinal();
    Instant end = CivilTime.startOf(month.plusMonths(1));
    for (Map<Unit, Integer> cells : held.late.headMap(hour.isBefore(end) ? hour : end).values()) {
      cells.forEach((unit, dossiers) -> {
        int[] sum = sums.get(unit);
        if (sum == null) {
          throw new IllegalStateException("Late dossiers are counted that are not counted.");
        }
        sum[late] += dossiers;
      });
    }
    var cells = new ArrayList<UnitCell>(sums.size());
    sums.forEach((unit, each) -> cells.add(new UnitCell(unit.agency(), unit.procedure(), each)));
    return cells;
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
