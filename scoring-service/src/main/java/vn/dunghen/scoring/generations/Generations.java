package vn.dunghen.scoring.generations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Which sets of stints and tallies there are, and the lock that keeps those who fold apart from
/// those who change what all dossiers are folded with.
public final class Generations {

  private static final String LIVE =
      "select id from generation where state in ('current', 'building') order by id";
  private static final String CURRENT = "select id from generation where state = 'current'";
  private static final long LOCK = 0x6475_6e67_6801L;
  private static final String SHARED = "select pg_advisory_xact_lock_shared(" + LOCK + ")";
  private static final String ALONE = "select pg_advisory_xact_lock(" + LOCK + ")";

  private Generations() {}

  /// Taken first by every transaction that folds dossiers: until its end no generation begins or
  /// ends, and no calendar or term changes.
  public static void lockForFolding(Connection tx) throws SQLException {
    execute(tx, SHARED);
  }

  /// Taken first by a transaction that begins or swaps a generation, or changes a calendar or term:
  /// waits until nobody folds.
  public static void lockForChange(Connection tx) throws SQLException {
    execute(tx, ALONE);
  }

  /// The generations that every fold is written to.
  public static List<Integer> live(Connection tx) throws SQLException {
    var live = new ArrayList<Integer>();
    try (var statement = tx.prepareStatement(LIVE);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        live.add(rows.getInt(1));
      }
    }
    return live;
  }

  /// The generation that figures are read from.
  public static int current(Connection tx) throws SQLException {
    try (var statement = tx.prepareStatement(CURRENT);
        var row = statement.executeQuery()) {
      if (!row.next()) {
        throw new IllegalStateException("There is no current generation.");
      }
      return row.getInt(1);
    }
  }

  private static void execute(Connection tx, String sql) throws SQLException {
    try (var statement = tx.createStatement()) {
      statement.execute(sql);
    }
  }
}
