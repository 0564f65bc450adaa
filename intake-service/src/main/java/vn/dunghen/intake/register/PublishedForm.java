package vn.dunghen.intake.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// An event as consumers get it: what the register holds, and the attributes that intake adds.
///
/// @param topic the Kafka topic
/// @param key the record's key: the subject
/// @param stamped the sequencer's stamp
/// @param value the CloudEvent's JSON object
public record PublishedForm(
    long position, String topic, String key, Instant stamped, String value) {

  /// The columns that [#of] reads, from `register r join sequence s using (arrival)`.
  public static final String COLUMNS =
      "s.position, r.topic, r.subject, s.stamped, r.event, r.declared_recorded, r.accepted, r.correlation";

  /// @param row a row of [#COLUMNS]
  public static PublishedForm of(ResultSet row) throws SQLException {
    Instant stamped = instant(row, 4);
    var declared = row.getObject(6, OffsetDateTime.class);
    String event = row.getString(5);
    var value = new StringBuilder(event.length() + 256);
    value
        .append(event, 0, event.length() - 1)
        .append(",\"position\":\"")
        .append(row.getLong(1))
        .append("\",\"recordedtime\":\"")
        .append(declared == null ? stamped : declared.toInstant())
        .append("\",\"acceptedtime\":\"")
        .append(instant(row, 7))
        .append(declared == null ? "\"" : "\",\"imported\":true")
        .append(",\"correlationid\":");
    CanonicalJson.append(value, row.getString(8));
    return new PublishedForm(
        row.getLong(1), row.getString(2), row.getString(3), stamped, value.append('}').toString());
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
