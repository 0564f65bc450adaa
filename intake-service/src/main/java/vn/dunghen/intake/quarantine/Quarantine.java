package vn.dunghen.intake.quarantine;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import vn.dunghen.intake.register.Columns;
import vn.dunghen.intake.register.Entry;
import vn.dunghen.intake.register.Provenance;

/// Keeps bodies that came under an id that is used for another body, each once.
@Singleton
public final class Quarantine {

  private static final String KEEP =
      """
      insert into quarantine (source, event_id, topic, type, subject, occurred, event, fingerprint,
                              declared_recorded, reason, poster, correlation, quarantined)
      select n.source, n.id, n.topic, n.type, n.subject, n.occurred::timestamptz, n.event,
             n.fingerprint, n.declared::timestamptz, ?, ?, ?, ?
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                  ?::bytea[], ?::text[])
           as n (source, id, topic, type, subject, occurred, event, fingerprint, declared)
      on conflict on constraint quarantine_once do nothing
      """;

  static final String REASON = "The id is used for another content.";

  /// Keeps the entries, in the connection's transaction.
  public void keep(Connection connection, List<Entry> entries, Provenance provenance)
      throws SQLException {
    if (entries.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
      statement.setString(1, REASON);
      statement.setString(2, provenance.poster());
      statement.setString(3, provenance.correlation());
      statement.setObject(4, provenance.accepted().atOffset(ZoneOffset.UTC));
      statement.setArray(5, Columns.texts(connection, entries, e -> e.id().source()));
      statement.setArray(6, Columns.texts(connection, entries, e -> e.id().id()));
      statement.setArray(7, Columns.texts(connection, entries, e -> e.topic().name()));
      statement.setArray(8, Columns.texts(connection, entries, Entry::type));
      statement.setArray(9, Columns.texts(connection, entries, Entry::subject));
      statement.setArray(10, Columns.texts(connection, entries, e -> e.occurred().toString()));
      statement.setArray(11, Columns.texts(connection, entries, Entry::event));
      statement.setArray(12, Columns.bytes(connection, entries, Entry::fingerprint));
      statement.setArray(
          13,
          Columns.texts(
              connection,
              entries,
              e -> e.declaredRecorded() == null ? null : e.declaredRecorded().toString()));
      statement.executeUpdate();
    }
  }
}
