package vn.dunghen.notification.watching;

import java.sql.Connection;
import java.sql.SQLException;

/// Keeps those who fold dossiers apart from whoever judges all of them, or changes the dates that
/// they are folded with. Held until the transaction ends.
///
/// Without it a run could raise an alert from a row that a fold is about to change, and nobody
/// would settle that alert.
final class FoldingLock {

  private static final long LOCK = 0x64756e6768656e01L;
  private static final String SHARED = "select pg_advisory_xact_lock_shared(" + LOCK + ")";
  private static final String ALONE = "select pg_advisory_xact_lock(" + LOCK + ")";

  private FoldingLock() {}

  static void shared(Connection tx) throws SQLException {
    take(tx, SHARED);
  }

  static void alone(Connection tx) throws SQLException {
    take(tx, ALONE);
  }

  private static void take(Connection tx, String sql) throws SQLException {
    try (var statement = tx.createStatement()) {
      statement.execute(sql);
    }
  }
}
