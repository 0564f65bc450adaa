package vn.dunghen.intake.sequencing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.dunghen.intake.register.PublishedForm;

/// Where publishing stands, in the database.
final class Standing {

  private static final String PUBLISHED =
      "select published, fill_through, fill_topics from sequencer";

  private static final String NEXT =
      "select "
          + PublishedForm.COLUMNS
          + """

          from sequence s join register r using (arrival)
          where s.position > ? and s.position <= ?
          order by s.position
          """;

  private static final String ADVANCE =
      """
      update sequencer set published = ? where published = ? and last_position >= ?
      """;

  private static final String PROMISE =
      """
      update sequencer
      set watermark = greatest(
            watermark,
            case when published = last_position then greatest(?::timestamptz, last_stamp)
                 else (select stamped - interval '1 microsecond' from sequence
                       where position = published + 1) end)
      where published = ? and published >= fill_through
      returning watermark
      """;

  private Standing() {}

  /// How far publishing is.
  ///
  /// @param published every position up to this one is acknowledged by the broker
  /// @param fillThrough up to this position only the topics to be filled are published to
  /// @param fillTopics those that were made anew
  record At(long published, long fillThrough, Set<String> fillTopics) {

    At through(long position) {
      return new At(position, fillThrough, fillTopics);
    }

    /// Those of the next events that the broker does not have.
    List<PublishedForm> missing(List<PublishedForm> next) {
      return published >= fillThrough
          ? next
          : next.stream()
              .filter(event -> event.position() > fillThrough || fillTopics.contains(event.topic()))
              .toList();
    }
  }

  static At at(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(PUBLISHED)) {
      if (!row.next()) {
        throw new SQLException("The table sequencer has lost its row.");
      }
      return new At(row.getLong(1), row.getLong(2), Set.of((String[]) row.getArray(3).getArray()));
    }
  }

  /// The next events to publish, in order.
  static List<PublishedForm> next(Connection connection, long published, int most)
      throws SQLException {
    var events = new ArrayList<PublishedForm>();
    try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
      statement.setLong(1, published);
      statement.setLong(2, published + most);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          events.add(PublishedForm.of(rows));
        }
      }
    }
    return events;
  }

  /// Remembers what is published.
  ///
  /// @return false where another has published meanwhile: this one is no longer the active one
  static boolean advance(Connection connection, long from, long to) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
      statement.setLong(1, to);
      statement.setLong(2, from);
      statement.setLong(3, to);
      return statement.executeUpdate() == 1;
    }
  }

  /// Promises a watermark, and keeps the promise in the database before anyone hears of it.
  ///
  /// @return the instant; empty where another has published meanwhile, and while topics are filled
  static Optional<Instant> promise(Connection connection, long published, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PROMISE)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      statement.setLong(2, published);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
            : Optional.empty();
      }
    }
  }
}
