package vn.dunghen.scoring.monthcells;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.chassis.rows.OneAtATime;
import vn.dunghen.chassis.rows.Transaction;

/// Deletes cells that have become nothing, so that their number follows the open dossiers and not
/// all that ever were. A row that is gone tells nobody that it changed: the sweep leaves its own
/// transaction behind, and whoever read before it reads everything again.
@ApplicationScoped
class SweepingCells {

  private static final long LOCK = 0x6475_6e67_6804L;
  private static final Duration KEPT_AHEAD = Duration.ofDays(1);
  private static final NamedSql LATE =
      new NamedSql("delete from late_cell where dossiers = 0 and hour < :now");
  private static final NamedSql LASTING =
      new NamedSql("delete from month_cell where lasting and dossiers = 0");
  private static final NamedSql AHEAD = new NamedSql("delete from ahead where until < :then");
  private static final String LEAVE_MARK = "update cells_swept set changed = pg_current_xact_id()";

  private final DataSource database;
  private final InstantSource clock;

  SweepingCells(DataSource database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Scheduled(every = "1h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
  void sweep() throws SQLException {
    OneAtATime.whileThere(database, LOCK, "sweeping", () -> Transaction.in(database, this::sweep));
  }

  private int sweep(Connection tx) throws SQLException {
    Instant now = clock.instant();
    int gone = delete(tx, LATE, Map.of("now", now)) + delete(tx, LASTING, Map.of());
    if (gone > 0) {
      try (var statement = tx.createStatement()) {
        statement.executeUpdate(LEAVE_MARK);
      }
    }
    return gone + delete(tx, AHEAD, Map.of("then", now.minus(KEPT_AHEAD)));
  }

  private static int delete(Connection tx, NamedSql sql, Map<String, Object> parameters)
      throws SQLException {
    try (var statement = sql.prepare(tx, parameters)) {
      return statement.executeUpdate();
    }
  }
}
