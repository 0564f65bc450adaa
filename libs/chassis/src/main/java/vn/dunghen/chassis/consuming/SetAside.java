package vn.dunghen.chassis.consuming;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import vn.dunghen.chassis.consuming.ConsumedRecord.RecordHeader;

/// The records that could not be handled: to be seen, and to be driven again once the cause is
/// gone.
@ApplicationScoped
public class SetAside {
  private static final String LIST =
      """
      select id, topic, part, record_offset, reason, first_seen, attempts
      from   set_aside
      where  redriven_at is null
      order  by id
      limit  ?
      """;
  private static final String TAKE =
      """
      select topic, part, record_offset, record_time, key, value, header_names, header_values
      from   set_aside
      where  id = ? and redriven_at is null
      for    update
      """;
  private static final String MARK =
      "update set_aside set redriven_at = ?, attempts = attempts + 1 where id = ?";
  private static final String AGAIN =
      "update set_aside set reason = ?, attempts = attempts + 1 where id = ?";

  private final DataSource database;
  private final Consuming consuming;
  private final InstantSource clock;
  private final ConsumedPartitions partitions = new ConsumedPartitions();

  SetAside(DataSource database, Consuming consuming, InstantSource clock) {
    this.database = database;
    this.consuming = consuming;
    this.clock = clock;
  }

  /// What still waits, oldest first.
  public List<Waiting> list(int limit) throws SQLException {
    var waiting = new ArrayList<Waiting>();
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(LIST)) {
      statement.setInt(1, limit);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          waiting.add(
              new Waiting(
                  rows.getLong(1),
                  rows.getString(2),
                  rows.getInt(3),
                  rows.getLong(4),
                  rows.getString(5),
                  rows.getObject(6, OffsetDateTime.class).toInstant(),
                  rows.getInt(7)));
        }
      }
    }
    return waiting;
  }

  /// Passes a stored record to its handler again, in one transaction that also marks it. The
  /// record's partition is locked meanwhile, so no consumer handles it at the same time.
  ///
  /// @throws SQLException when something beside the record is in the way; nothing has changed
  public Redrive redrive(long id) throws SQLException {
    try (var tx = database.getConnection()) {
      tx.setAutoCommit(false);
      var taken = take(tx, id);
      if (taken.isEmpty()) {
        tx.rollback();
        return new Redrive.NotWaiting();
      }
      var record = taken.get();
      var batch = new Batch(List.of(record));
      var handler = handler(record.topic());
      partitions.lock(tx, Transactions.partition(record));
      var beforeHandling = tx.setSavepoint();
      try {
        handler.handle(tx, batch);
      } catch (SQLException | RuntimeException e) {
        switch (Failure.of(e, tx)) {
          case Failure.OfTheWorld(var reason) -> {
            Transactions.rollBack(tx);
            throw e instanceof SQLException sql ? sql : new SQLException(reason, e);
          }
          case Failure.OfTheData(var reason) -> {
            tx.rollback(beforeHandling);
            return again(tx, id, new Batch.Refused(record, reason));
          }
        }
      }
      if (!batch.refused().isEmpty()) {
        return again(tx, id, batch.refused().getFirst());
      }
      mark(tx, id);
      tx.commit();
      return new Redrive.Applied();
    }
  }

  private BatchHandler handler(String topic) {
    return consuming.loops().stream()
        .map(ConsumingLoop::consumption)
        .filter(consumption -> consumption.topics().contains(topic))
        .findFirst()
        .map(Consumption::handler)
        .orElseThrow(() -> new IllegalStateException("Nothing consumes topic " + topic + " here."));
  }

  private static Redrive again(Connection tx, long id, Batch.Refused refused) throws SQLException {
    try (var statement = tx.prepareStatement(AGAIN)) {
      statement.setString(1, refused.reason());
      statement.setLong(2, id);
      statement.executeUpdate();
    }
    tx.commit();
    return new Redrive.SetAsideAgain(refused.reason());
  }

  private void mark(Connection tx, long id) throws SQLException {
    try (var statement = tx.prepareStatement(MARK)) {
      statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      statement.setLong(2, id);
      statement.executeUpdate();
    }
  }

  private static Optional<ConsumedRecord> take(Connection tx, long id) throws SQLException {
    try (var statement = tx.prepareStatement(TAKE)) {
      statement.setLong(1, id);
      try (var row = statement.executeQuery()) {
        return row.next() ? Optional.of(record(row)) : Optional.empty();
      }
    }
  }

  private static ConsumedRecord record(ResultSet row) throws SQLException {
    var names = (String[]) row.getArray(7).getArray();
    var values = (byte[][]) row.getArray(8).getArray();
    var headers = new ArrayList<RecordHeader>();
    for (var i = 0; i < names.length; i++) {
      headers.add(new RecordHeader(names[i], values[i]));
    }
    return new ConsumedRecord(
        row.getString(1),
        row.getInt(2),
        row.getLong(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getBytes(5),
        row.getBytes(6),
        headers);
  }

  /// A record that waits; its content stays in the database.
  public record Waiting(
      long id,
      String topic,
      int partition,
      long offset,
      String reason,
      Instant firstSeen,
      int attempts) {}

  /// What became of driving a record again.
  public sealed interface Redrive {
    /// It was handled.
    record Applied() implements Redrive {}

    /// It could not be handled this time either.
    record SetAsideAgain(String reason) implements Redrive {}

    /// There is no such record, or it was handled before.
    record NotWaiting() implements Redrive {}
  }
}
