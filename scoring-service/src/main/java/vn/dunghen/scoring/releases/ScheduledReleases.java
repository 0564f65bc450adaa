package vn.dunghen.scoring.releases;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/// The table `scheduled_release`.
final class ScheduledReleases {

  private static final String CLAIM =
      """
      insert into scheduled_release (period, due_at, drafted_at) values (?, ?, ?)
      on conflict do nothing
      """;
  private static final String FILL = "update scheduled_release set release = ? where period = ?";
  private static final String ALL =
      "select period, release from scheduled_release where release is not null";

  private ScheduledReleases() {}

  /// Takes a month for this transaction, waiting for another that is about to.
  ///
  /// @return false where it was taken before
  static boolean claim(Connection tx, YearMonth month, Instant due, Instant now)
      throws SQLException {
    try (var statement = tx.prepareStatement(CLAIM)) {
      statement.setString(1, month.toString());
      statement.setObject(2, due.atOffset(ZoneOffset.UTC));
      statement.setObject(3, now.atOffset(ZoneOffset.UTC));
      return statement.executeUpdate() == 1;
    }
  }

  /// Says which release the month that was taken has.
  static void fill(Connection tx, YearMonth month, long release) throws SQLException {
    try (var statement = tx.prepareStatement(FILL)) {
      statement.setLong(1, release);
      statement.setString(2, month.toString());
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException("A month was not taken before its release was kept.");
      }
    }
  }

  /// The number of each month's release.
  static Map<YearMonth, Long> all(Connection tx) throws SQLException {
    var releases = new HashMap<YearMonth, Long>();
    try (var statement = tx.prepareStatement(ALL);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        releases.put(YearMonth.parse(rows.getString(1)), rows.getLong(2));
      }
    }
    return releases;
  }
}
