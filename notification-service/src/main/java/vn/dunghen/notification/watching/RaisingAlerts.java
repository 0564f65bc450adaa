package vn.dunghen.notification.watching;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import vn.dunghen.chassis.consuming.Watermarks;
import vn.dunghen.chassis.restoring.Restorations;
import vn.dunghen.chassis.rows.OneAtATime;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.following.References;
import vn.dunghen.notification.alerts.Holding;
import vn.dunghen.notification.directory.Directories;

/// Judges the stages of all open dossiers again and again, in one instance at a time.
@ApplicationScoped
public class RaisingAlerts {

  private static final Logger LOGGER = Logger.getLogger(RaisingAlerts.class);
  private static final long LOCK = 0x64756e6768656e02L;
  private static final String NOTE = "update raising set ran_at = ?, judged_at = ?";

  private final DataSource database;
  private final References references;
  private final Directories directories;
  private final Raising raising;
  private final Holding holding;
  private final InstantSource clock;

  RaisingAlerts(
      DataSource database,
      References references,
      Directories directories,
      Raising raising,
      Holding holding,
      InstantSource clock) {
    this.database = database;
    this.references = references;
    this.directories = directories;
    this.raising = raising;
    this.holding = holding;
    this.clock = clock;
  }

  @Scheduled(
      every = "${dunghen.notification.raising.every:5s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void run() {
    try {
      OneAtATime.run(database, LOCK, this::judge);
    } catch (SQLException e) {
      LOGGER.warnf("The stages were not judged. sqlState=%s", e.getSQLState());
      LOGGER.debug("The database's failure.", e);
    }
  }

  private void judge() throws SQLException {
    int raised = Transaction.in(database, this::judge);
    if (raised > 0) {
      LOGGER.infof("Alerts were raised. count=%d", raised);
    }
  }

  /// After the database was put back, what had been raised by then is raised again, and held: it
  /// may have been told. Nothing is judged before all that was known then is known again.
  private boolean isRestorationSettled(Connection tx, Instant now) throws SQLException {
    var unsettled = Restorations.unsettled(tx);
    if (unsettled.isEmpty()) {
      return true;
    }
    if (!unsettled.get().isCaughtUp(tx, Following.TOPICS)) {
      return false;
    }
    int raised = raising.raise(tx, unsettled.get().restoredAt(), now);
    holding.hold(tx, now);
    Restorations.settle(tx, now);
    LOGGER.warnf(
        "Alerts from before the restoration were raised again and are held. count=%d", raised);
    return true;
  }

  /// Judges at the clock's instant or at the lowest watermark, whichever is earlier: what is not
  /// known yet cannot be held against anybody. Judges nothing while there is no watermark.
  private int judge(Connection tx) throws SQLException {
    FoldingLock.alone(tx);
    Instant now = CivilTime.toPrecision(clock.instant());
    directories.refresh(tx, references.book(tx), CivilTime.dayOf(now));
    Optional<Instant> known = Watermarks.lowest(tx, Following.TOPICS);
    if (known.isEmpty()) {
      return 0;
    }
    if (!isRestorationSettled(tx, now)) {
      return 0;
    }
    Instant judged = known.get().isBefore(now) ? known.get() : now;
    long before = TellingRaised.newest(tx);
    int raised = raising.raise(tx, judged, now);
    TellingRaised.tell(tx, before);
    try (var statement = tx.prepareStatement(NOTE)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      statement.setObject(2, judged.atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
    return raised;
  }
}
