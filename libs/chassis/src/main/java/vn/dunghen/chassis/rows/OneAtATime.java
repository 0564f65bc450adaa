package vn.dunghen.chassis.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Lets one instance of the service at a time do a job: an advisory lock on a connection of its
/// own, which the database releases when that connection ends, however it ends.
public final class OneAtATime {

  private static final Logger LOGGER = Logger.getLogger(OneAtATime.class);

  /// SQLSTATE classes of a database that cannot be reached, has no room, or is being stopped.
  private static final List<String> AWAY = List.of("08", "53", "57");

  private static final String TRY = "select pg_try_advisory_lock(?)";
  private static final String RELEASE = "select pg_advisory_unlock(?)";

  private OneAtATime() {}

  /// What is done alone.
  @FunctionalInterface
  public interface Job {
    void run() throws SQLException;
  }

  /// Runs the job unless another instance does it right now.
  ///
  /// @param lock the number of the job's lock
  public static void run(DataSource database, long lock, Job job) throws SQLException {
    try (Connection own = database.getConnection()) {
      if (!ask(own, TRY, lock)) {
        return;
      }
      try {
        job.run();
      } finally {
        ask(own, RELEASE, lock);
      }
    }
  }

  /// The same for a job that comes again by itself: while the database is away, or this process
  /// ends, it is left for the next time, with one line in the log.
  ///
  /// @param name of the job, for the log
  public static void whileThere(DataSource database, long lock, String name, Job job)
      throws SQLException {
    try {
      run(database, lock, job);
    } catch (SQLException e) {
      String state = e.getSQLState();
      if (state != null && AWAY.stream().noneMatch(state::startsWith)) {
        throw e;
      }
      LOGGER.warnf("A job waits for its database. job=%s sqlState=%s", name, state);
      LOGGER.debug("The database's failure.", e);
    }
  }

  private static boolean ask(Connection own, String sql, long lock) throws SQLException {
    try (var statement = own.prepareStatement(sql)) {
      statement.setLong(1, lock);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
