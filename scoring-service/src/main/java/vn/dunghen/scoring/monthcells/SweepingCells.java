package vn.dunghen.scoring.monthcells;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.chassis.rows.OneAtATime;
import vn.dunghen.chassis.rows.Transaction;

/// Deletes cells that have become nothing, so that their number follows the open dossiers and not
/// all that ever were. Whoever holds such a cell in memory holds nothing.
@ApplicationScoped
class SweepingCells {

  private static final long LOCK = 0x6475_6e67_6804L;
  private static final Duration KEPT_AHEAD = Duration.ofDays(1);
  private static final List<NamedSql> SWEEPS =
      List.of(
          new NamedSql("delete from late_cell where dossiers = 0 and hour < :now"),
          new NamedSql("delete from month_cell where lasting and dossiers = 0"),
          new NamedSql("delete from ahead where until < :then"));

  private final DataSource database;
  private final InstantSource clock;

  SweepingCells(DataSource database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
  void sweep() throws SQLException {
    OneAtATime.run(
        database,
        LOCK,
        () -> {
          for (NamedSql each : SWEEPS) {
            Transaction.in(database, tx -> sweep(tx, each));
          }
        });
  }

  private int sweep(Connection tx, NamedSql each) throws SQLException {
    Instant now = clock.instant();
    try (var statement = each.prepare(tx, Map.of("now", now, "then", now.minus(KEPT_AHEAD)))) {
      return statement.executeUpdate();
    }
  }
}
