package vn.dunghen.intake.quarantine;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.intake.register.Transactions;

/// Lists what is in quarantine.
@Singleton
final class QuarantineReading {

  private static final String COLUMNS =
      """
      select id, source, event_id, type, subject, occurred, reason, poster, quarantined, state,
             settled, settled_by, settled_reason, event
      from quarantine
      """;

  private static final String LIST =
      COLUMNS
          + """
          where (?::text is null or state = ?) and (?::text is null or source = ?)
            and not source = any (?)
          order by id desc
          limit ? offset ?
          """;

  private static final String ONE = COLUMNS + "where id = ?";

  private final Transactions transactions;

  QuarantineReading(Transactions transactions) {
    this.transactions = transactions;
  }

  /// @param hidden sources that the caller may not see
  List<Kept> list(
      @Nullable String state, @Nullable String source, List<String> hidden, int size, int page) {
    return transactions.run(connection -> {
      var list = new ArrayList<Kept>();
      try (PreparedStatement statement = connection.prepareStatement(LIST)) {
        statement.setString(1, state);
        statement.setString(2, state);
        statement.setString(3, source);
        statement.setString(4, source);
        statement.setArray(5, connection.createArrayOf("text", hidden.toArray()));
        statement.setInt(6, size);
        statement.setLong(7, (long) size * page);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            list.add(kept(rows, false));
          }
        }
      }
      return list;
    });
  }

  Optional<Kept> one(long id) {
    return transactions.run(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(ONE)) {
        statement.setLong(1, id);
        try (ResultSet row = statement.executeQuery()) {
          return row.next() ? Optional.of(kept(row, true)) : Optional.empty();
        }
      }
    });
  }

  private static Kept kept(ResultSet row, boolean whole) throws SQLException {
    return new Kept(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        required(row, 6),
        row.getString(7),
        row.getString(8),
        required(row, 9),
        row.getString(10),
        instant(row, 11),
        row.getString(12),
        row.getString(13),
        whole ? row.getString(14) : null);
  }

  private static Instant required(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
