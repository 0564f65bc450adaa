package vn.dunghen.intake.sequencing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Holds the advisory lock of the one active sequencer, on a connection of its own. As long as that
/// connection answers, the lock is held: whoever works on it cannot work without the lock.
final class Leadership implements AutoCloseable {

  private static final String TRY = "select pg_try_advisory_lock(3160716201)";
  private static final String LEAVE = "select pg_advisory_unlock(3160716201)";

  private final DataSource database;
  private @Nullable Connection connection;

  Leadership(DataSource database) {
    this.database = database;
  }

  /// The connection that holds the lock, or null while another holds it.
  @Nullable Connection tryToLead() throws SQLException {
    if (connection != null) {
      return connection;
    }
    Connection candidate = database.getConnection();
    boolean won = false;
    try (Statement statement = candidate.createStatement();
        ResultSet row = statement.executeQuery(TRY)) {
      won = row.next() && row.getBoolean(1);
    } finally {
      if (!won) {
        candidate.close();
      }
    }
    if (won) {
      connection = candidate;
    }
    return connection;
  }

  /// Gives the lock back. A broken connection has lost it already.
  @Override
  public void close() {
    Connection held = connection;
    connection = null;
    if (held == null) {
      return;
    }
    try (held;
        Statement statement = held.createStatement()) {
      statement.execute(LEAVE);
    } catch (SQLException broken) {
      // The server lets the lock go with the connection.
    }
  }
}
