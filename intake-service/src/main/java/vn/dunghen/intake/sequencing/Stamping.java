package vn.dunghen.intake.sequencing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import vn.dunghen.dossier.time.CivilTime;

/// Gives waiting events their position, without gaps, and their stamp, strictly rising and later
/// than every promised watermark, even after the clock was set back. The row `sequencer` is locked
/// meanwhile, so two that both believe themselves active cannot give one position twice.
final class Stamping {

  private static final String IS_ANY_WAITING = "select exists (select from unsequenced)";

  private static final String LOCK_STANDING =
      """
      select last_position, greatest(last_stamp, watermark) from sequencer for update
      """;

  private static final String PLACE =
      """
      with drained as (
        delete from unsequenced
        where ctid = any (array (select ctid from unsequenced limit ?))
        returning arrival),
      ordered as (
        select arrival, row_number() over (order by arrival) as n from drained)
      insert into sequence (position, arrival, stamped)
      select ? + n, arrival, ?::timestamptz + (n - 1) * interval '1 microsecond' from ordered
      """;

  private static final String ADVANCE =
      """
      update sequencer set last_position = ?, last_stamp = ?
      """;

  private final InstantSource clock;
  private final int most;

  /// @param most events per transaction
  Stamping(InstantSource clock, int most) {
    this.clock = clock;
    this.most = most;
  }

  /// Stamps one batch in a transaction of its own.
  ///
  /// @return how many were stamped
  int stamp(Connection connection) throws SQLException {
    if (!isAnyWaiting(connection)) {
      return 0;
    }
    connection.setAutoCommit(false);
    try {
      int placed = place(connection);
      connection.commit();
      return placed;
    } catch (SQLException | RuntimeException failure) {
      connection.rollback();
      throw failure;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static boolean isAnyWaiting(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(IS_ANY_WAITING)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private int place(Connection connection) throws SQLException {
    long last;
    Instant after;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(LOCK_STANDING)) {
      if (!row.next()) {
        throw new SQLException("The table sequencer has lost its row.");
      }
      last = row.getLong(1);
      after = row.getObject(2, OffsetDateTime.class).toInstant();
    }
    Instant now = CivilTime.toPrecision(clock.instant());
    Instant first = now.isAfter(after) ? now : after.plus(1, ChronoUnit.MICROS);
    int placed;
    try (PreparedStatement statement = connection.prepareStatement(PLACE)) {
      statement.setInt(1, most);
      statement.setLong(2, last);
      statement.setObject(3, first.atOffset(ZoneOffset.UTC));
      placed = statement.executeUpdate();
    }
    if (placed > 0) {
      try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
        statement.setLong(1, last + placed);
        statement.setObject(2, first.plus(placed - 1L, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        if (statement.executeUpdate() != 1) {
          throw new SQLException("The table sequencer has lost its row.");
        }
      }
    }
    return placed;
  }
}
