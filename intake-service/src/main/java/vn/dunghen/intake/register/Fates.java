package vn.dunghen.intake.register;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks up what became of an event.
@Singleton
final class Fates {

  private static final String REGISTERED =
      """
      select r.type, r.subject, r.occurred, r.accepted, s.position,
             coalesce(r.declared_recorded, s.stamped), r.declared_recorded is not null,
             coalesce(s.position <= (select published from sequencer), false)
      from register r left join sequence s using (arrival)
      where r.source = ? and r.id = ?
      """;

  private static final String QUARANTINED =
      """
      select id, type, subject, occurred from quarantine
      where source = ? and event_id = ?
      order by id
      """;

  private final Transactions transactions;

  Fates(Transactions transactions) {
    this.transactions = transactions;
  }

  Optional<Fate> of(String source, String id) {
    return transactions.run(connection -> of(connection, source, id));
  }

  private static Optional<Fate> of(Connection connection, String source, String id)
      throws SQLException {
    var numbers = new ArrayList<Long>();
    Fate quarantined = null;
    try (PreparedStatement statement = connection.prepareStatement(QUARANTINED)) {
      statement.setString(1, source);
      statement.setString(2, id);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          numbers.add(rows.getLong(1));
          quarantined =
              new Fate(
                  source,
                  id,
                  rows.getString(2),
                  rows.getString(3),
                  required(rows, 4),
                  "quarantined",
                  null,
                  null,
                  null,
                  false,
                  false,
                  List.copyOf(numbers));
        }
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(REGISTERED)) {
      statement.setString(1, source);
      statement.setString(2, id);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.ofNullable(quarantined);
        }
        long position = row.getLong(5);
        return Optional.of(
            new Fate(
                source,
                id,
                row.getString(1),
                row.getString(2),
                required(row, 3),
                "accepted",
                required(row, 4),
                position == 0 ? null : position,
                instant(row, 6),
                row.getBoolean(7),
                row.getBoolean(8),
                numbers));
      }
    }
  }

  private static Instant required(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
