package vn.dunghen.sync.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import vn.dunghen.chassis.rows.Columns;

/// The table `dossier_key`: the data key of each dossier, wrapped for this service.
@ApplicationScoped
class DossierKeys {

  private static final String KEEP =
      """
      insert into dossier_key (dossier, wrapped, came_at)
      select dossier, wrapped, ? from unnest(?, ?) as new(dossier, wrapped)
      on conflict (dossier) do nothing
      """;

  /// Events and keys come on two topics: what was pushed before its key came is looked at again.
  private static final String LOOK_AGAIN =
      """
      insert into refold (dossier, queued_at)
      select dossier, ? from push where dossier = any(?)
      on conflict (dossier) do nothing
      """;

  /// The emptied row stays: a key that comes after its own destruction is no key.
  private static final String ERASE =
      """
      insert into dossier_key as k (dossier, wrapped, came_at)
      select dossier, '', ? from unnest(?) as gone(dossier)
      on conflict (dossier) do update set wrapped = ''
      """;

  private static final String OF_DOSSIERS =
      "select dossier, wrapped from dossier_key where dossier = any(?) and wrapped <> ''";

  void keep(Connection tx, Map<String, String> wrapped, Instant now) throws SQLException {
    try (var statement = tx.prepareStatement(KEEP)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      Columns.of(wrapped.entrySet())
          .text(Map.Entry::getKey)
          .text(Map.Entry::getValue)
          .bind(statement, 2);
      statement.executeUpdate();
    }
    try (var statement = tx.prepareStatement(LOOK_AGAIN)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      statement.setArray(2, tx.createArrayOf("text", wrapped.keySet().toArray()));
      statement.executeUpdate();
    }
  }

  void erase(Connection tx, Collection<String> dossiers, Instant now) throws SQLException {
    try (var statement = tx.prepareStatement(ERASE)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      statement.setArray(2, tx.createArrayOf("text", dossiers.toArray()));
      statement.executeUpdate();
    }
  }

  Map<String, String> of(Connection tx, Collection<String> dossiers) throws SQLException {
    var wrapped = new HashMap<String, String>();
    try (var statement = tx.prepareStatement(OF_DOSSIERS)) {
      statement.setArray(1, tx.createArrayOf("text", dossiers.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          wrapped.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return wrapped;
  }
}
