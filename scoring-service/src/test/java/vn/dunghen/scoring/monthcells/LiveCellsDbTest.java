package vn.dunghen.scoring.monthcells;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.scoring.monthcells.model.LateKey;
import vn.dunghen.scoring.monthcells.model.MonthChanges;
import vn.dunghen.scoring.monthcells.model.MonthKey;
import vn.dunghen.scoring.monthcells.model.MonthPart;
import vn.dunghen.scoring.monthcells.model.UnitCell;
import vn.dunghen.testkit.FreshDatabase;

/// A reader with a memory against readers without one, while cells are written and swept.
class LiveCellsDbTest {

  @RegisterExtension static final FreshDatabase DATABASE = FreshDatabase.named("livecells");

  private static final LocalDate FIRST = LocalDate.parse("2024-01-01");
  private static final int MONTHS = 6;
  private static final int DOSSIERS = 40;
  private static final int GENERATION = 1;

  private final Map<Integer, MonthPart> parts = new TreeMap<>();
  private final LiveCells remembering = new LiveCells();

  @BeforeAll
  static void migrate() {
    Flyway.configure()
        .dataSource(DATABASE.dataSource())
        .locations("db/chassis", "db/following", "db/migration")
        .load()
        .migrate();
  }

  @Test
  void what_is_remembered_is_what_is_there_whatever_was_written_and_swept() throws SQLException {
    var random = new Random(17);
    var sweeping =
        new SweepingCells(
            DATABASE.dataSource(), InstantSource.fixed(Instant.parse("2025-01-01T00:00:00Z")));
    var asked = new TreeSet<String>();
    for (int round = 0; round < 120; round++) {
      // When
      change(random);
      if (random.nextInt(5) == 0) {
        sweeping.sweep();
      }

      // Then
      if (random.nextInt(3) > 0) {
        LocalDate month = FIRST.plusMonths(random.nextInt(MONTHS));
        Instant hour = hour(random);
        Snapshot.read(DATABASE.dataSource(), tx -> same(tx, month, hour));
        asked.add(month.toString());
      }
    }
    assertThat(asked).hasSize(MONTHS);
  }

  @Test
  void a_reader_of_the_past_sees_the_past_and_leaves_the_memory_as_it_is() throws SQLException {
    var random = new Random(19);
    change(random);
    Instant hour = Instant.parse("2024-03-05T00:00:00Z");
    try (Connection older = DATABASE.dataSource().getConnection()) {
      older.setAutoCommit(false);
      older.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      List<String> then = told(new LiveCells().month(older, GENERATION, FIRST, hour));

      // When the memory is ahead of it
      for (int i = 0; i < 20; i++) {
        change(random);
      }
      Snapshot.read(DATABASE.dataSource(), tx -> same(tx, FIRST, hour));

      // Then
      assertThat(told(remembering.month(older, GENERATION, FIRST, hour))).isEqualTo(then);
      Snapshot.read(DATABASE.dataSource(), tx -> same(tx, FIRST, hour));
      older.rollback();
    }
  }

  private boolean same(Connection tx, LocalDate month, Instant hour) throws SQLException {
    assertThat(told(remembering.month(tx, GENERATION, month, hour)))
        .as("%s at %s", month, hour)
        .isEqualTo(told(new LiveCells().month(tx, GENERATION, month, hour)));
    return true;
  }

  private static List<String> told(LiveCells.Month month) {
    return month.cells().stream().map(UnitCell::toString).sorted().toList();
  }

  /// One transaction that gives some dossiers other parts.
  private void change(Random random) throws SQLException {
    var changes = new MonthChanges();
    var dossiers = new ArrayList<Integer>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      dossiers.add(random.nextInt(DOSSIERS));
    }
    for (int dossier : dossiers) {
      MonthPart part = random.nextInt(4) == 0 ? MonthPart.NONE : part(random);
      changes.replace(parts.getOrDefault(dossier, MonthPart.NONE), part);
      parts.put(dossier, part);
    }
    Transaction.in(
        DATABASE.dataSource(),
        tx -> {
          MonthCells.add(tx, GENERATION, changes, Map.of());
          return true;
        });
  }

  private static MonthPart part(Random random) {
    String agency = "U" + random.nextInt(3);
    String procedure = "P" + random.nextInt(2);
    LocalDate month = FIRST.plusMonths(random.nextInt(MONTHS - 1));
    var months = new TreeMap<MonthKey, Integer>();
    months.put(new MonthKey(month, false, agency, procedure), 1 | random.nextInt(1 << 15) << 1);
    if (random.nextBoolean()) {
      return new MonthPart(months, null);
    }
    months.put(new MonthKey(month.plusMonths(1), true, agency, procedure), 1);
    Instant late = CivilTime.startOf(month).plusSeconds(3600L * random.nextInt(1000));
    return new MonthPart(months, new LateKey(late, agency, procedure));
  }

  private static Instant hour(Random random) {
    return Instant.parse("2024-01-01T00:00:00Z").plusSeconds(3600L * random.nextInt(24 * 200));
  }
}
