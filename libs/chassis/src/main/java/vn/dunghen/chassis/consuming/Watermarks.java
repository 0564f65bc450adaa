package vn.dunghen.chassis.consuming;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/// Through which instant this service knows everything.
@ApplicationScoped
public class Watermarks {
  private static final String LOWEST =
      """
      select count(distinct topic), count(*), count(watermark), min(watermark)
      from   consumed_partition
      where  topic = any(?)
      """;
  private final DataSource database;

  Watermarks(DataSource database) {
    this.database = database;
  }

  /// The lowest watermark over all partitions of the topics: every event stamped at or before it is
  /// applied. Empty while a topic has no partition yet or a partition no watermark.
  public Optional<Instant> lowest(Collection<String> topics) throws SQLException {
    try (var connection = database.getConnection()) {
      return lowest(connection, topics);
    }
  }

  /// The same as the given transaction sees it.
  public static Optional<Instant> lowest(Connection tx, Collection<String> topics)
      throws SQLException {
    var asked = Set.copyOf(topics);
    try (var statement = tx.prepareStatement(LOWEST)) {
      statement.setArray(1, tx.createArrayOf("text", asked.toArray()));
      try (var row = statement.executeQuery()) {
        row.next();
        var complete = row.getInt(1) == asked.size() && row.getLong(2) == row.getLong(3);
        var lowest = row.getObject(4, OffsetDateTime.class);
        return complete && lowest != null ? Optional.of(lowest.toInstant()) : Optional.empty();
      }
    }
  }
}
