package vn.dunghen.chassis.consuming;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/// Partitions whose offsets are advanced from wherever they stand, as a consumer does that keeps
/// its position to itself. Loses events; for the fault lab only ([ConsumingConfig#fenced]).
final class UnfencedPartitions extends ConsumedPartitions {
  private static final String ADVANCE =
      "update consumed_partition set next_offset = ?, watermark = greatest(watermark, ?),"
          + " advanced_at = ? where topic = ? and part = ?";

  @Override
  boolean advance(Connection tx, Advance step, Instant now) throws SQLException {
    try (var statement = tx.prepareStatement(ADVANCE)) {
      statement.setLong(1, step.next());
      statement.setObject(2, atOffset(step.watermark()));
      statement.setObject(3, atOffset(now));
      statement.setString(4, step.partition().topic());
      statement.setInt(5, step.partition().partition());
      statement.executeUpdate();
      return true;
    }
  }
}
