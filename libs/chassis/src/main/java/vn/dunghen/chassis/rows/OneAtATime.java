package vn.dunghen.chassis.rows;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Lets one instance of the service at a time do a job: an advisory lock on a connection of its
/// own, which the database releases when that connection ends, however it ends.
public final class OneAtATime {

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

  private static boolean ask(Connection own, String sql, long lock) throws SQLException {
    try (var statement = own.prepareStatement(sql)) {
      statement.setLong(1, lock);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
