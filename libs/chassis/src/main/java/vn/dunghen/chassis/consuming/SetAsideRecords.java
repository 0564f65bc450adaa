package vn.dunghen.chassis.consuming;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import vn.dunghen.chassis.consuming.ConsumedRecord.RecordHeader;

/// Writes the table `set_aside`.
final class SetAsideRecords {
  private static final String ADD =
      """
      insert into set_aside(topic, part, record_offset, record_time, key, value,
                            header_names, header_values, reason, first_seen)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (topic, part, record_offset) do nothing
      """;

  void add(Connection tx, List<Batch.Refused> refused, Instant now) throws SQLException {
    if (refused.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(ADD)) {
      for (var each : refused) {
        var record = each.record();
        statement.setString(1, record.topic());
        statement.setInt(2, record.partition());
        statement.setLong(3, record.offset());
        statement.setObject(4, record.timestamp().atOffset(ZoneOffset.UTC));
        statement.setBytes(5, record.keyBytes());
        statement.setBytes(6, record.valueBytes());
        statement.setArray(7, tx.createArrayOf("text", names(record)));
        statement.setArray(8, tx.createArrayOf("bytea", values(record)));
        statement.setString(9, each.reason());
        statement.setObject(10, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static Object[] names(ConsumedRecord record) {
    return record.headers().stream().map(RecordHeader::name).toArray();
  }

  private static byte[][] values(ConsumedRecord record) {
    return record.headers().stream().map(RecordHeader::value).toArray(byte[][]::new);
  }
}
