package vn.dunghen.sync.statistics;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import javax.sql.DataSource;
import vn.dunghen.chassis.rows.OneAtATime;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.sync.statistics.TakingStatistics.Result;
import vn.dunghen.sync.statistics.TakingStatistics.Taken;

/// Takes the statistics once a day, of the running month and the one before. A day on which the
/// portal or intake did not answer is tried again until it is over.
@ApplicationScoped
class TakingDaily {

  private static final long LOCK = 0x6475_6e67_6808L;
  private static final String IS_DONE = "select 1 from statistics_day where day = ?";
  private static final String DONE =
      "insert into statistics_day (day, taken) values (?, ?) on conflict do nothing";

  private final DataSource database;
  private final StatisticsConfig config;
  private final TakingStatistics taking;
  private final InstantSource clock;

  TakingDaily(
      DataSource database, StatisticsConfig config, TakingStatistics taking, InstantSource clock) {
    this.database = database;
    this.config = config;
    this.taking = taking;
    this.clock = clock;
  }

  void check(@Observes StartupEvent event) {
    if (config.hour().filter(hour -> hour < 0 || hour > 23).isPresent()) {
      throw new PreventFurtherStepsException(
          "sync-service does not start: dunghen.sync.statistics.hour must be from 0 to 23.", 1);
    }
  }

  @Scheduled(
      every = "{dunghen.sync.statistics.every:5m}",
      delayed = "20s",
      concurrentExecution = ConcurrentExecution.SKIP)
  void run() throws SQLException {
    if (config.hour().isPresent() && taking.isConfigured()) {
      OneAtATime.run(database, LOCK, () -> takeToday(config.hour().get()));
    }
  }

  /// Takes today's figures where they are due and not there.
  void takeToday(int hour) throws SQLException {
    Instant now = clock.instant();
    var local = now.atZone(CivilTime.ZONE);
    LocalDate today = local.toLocalDate();
    if (local.getHour() < hour || Snapshot.read(database, tx -> isDone(tx, today))) {
      return;
    }
    YearMonth month = YearMonth.from(today);
    boolean whole = isWhole(month.minusMonths(1)) & isWhole(month);
    if (whole) {
      Transaction.<Integer, SQLException>in(database, tx -> done(tx, today, now));
    }
  }

  private boolean isWhole(YearMonth month) throws SQLException {
    return taking.take(month, _ -> true).stream()
        .map(Taken::result)
        .allMatch(result -> result == Result.TAKEN || result == Result.NOTHING);
  }

  private static boolean isDone(Connection tx, LocalDate day) throws SQLException {
    try (var statement = tx.prepareStatement(IS_DONE)) {
      statement.setObject(1, day);
      try (var row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private static int done(Connection tx, LocalDate day, Instant taken) throws SQLException {
    try (var statement = tx.prepareStatement(DONE)) {
      statement.setObject(1, day);
      statement.setTimestamp(2, Timestamp.from(taken));
      return statement.executeUpdate();
    }
  }
}
