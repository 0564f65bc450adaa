package vn.dunghen.chassis.consuming;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Runs the idle work of a consumption, a piece at a time.
final class IdleTurn {
  private static final Logger LOGGER = Logger.getLogger(IdleTurn.class);
  private final Consumption consumption;
  private final DataSource database;
  private final Backoff backoff;
  private final Duration rest;
  private boolean more;
  private long last = System.nanoTime();

  IdleTurn(Consumption consumption, DataSource database, Backoff backoff, Duration rest) {
    this.consumption = consumption;
    this.database = database;
    this.backoff = backoff;
    this.rest = rest;
  }

  boolean isDue() {
    return consumption.idleWork().isPresent()
        && backoff.isOver()
        && (more || System.nanoTime() - last >= rest.toNanos());
  }

  boolean hasMore() {
    return more && backoff.isOver();
  }

  /// Does one piece.
  ///
  /// @return what is in the way of all work, if the failure is not the work's own
  Optional<String> run() {
    last = System.nanoTime();
    Connection tx = null;
    try {
      tx = database.getConnection();
      tx.setAutoCommit(false);
      more = consumption.idleWork().orElseThrow().work(tx);
      tx.commit();
      backoff.succeeded();
      return Optional.empty();
    } catch (SQLException | RuntimeException e) {
      var failure = Failure.of(e, tx);
      Transactions.rollBack(tx);
      more = false;
      backoff.failed();
      return switch (failure) {
        case Failure.OfTheWorld(var reason) -> Optional.of(reason);
        case Failure.OfTheData _ -> {
          LOGGER.errorf(e, "Idle work failed and is tried again. group=%s", consumption.group());
          yield Optional.empty();
        }
      };
    } finally {
      Transactions.close(tx);
    }
  }
}
