package vn.dunghen.intake.sequencing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads from the table `unpublished_key` what is to be published of the data keys of dossiers.
final class UnpublishedKeys {

  private static final String NEXT =
      """
      select u.number, u.dossier, k.created, k.wrapped_for_sync
      from unpublished_key u join dossier_key k using (dossier)
      order by u.number
      limit ?
      """;

  private static final String PUBLISHED =
      """
      delete from unpublished_key where number = any (?)
      """;

  private UnpublishedKeys() {}

  /// A key, or its destruction.
  ///
  /// @param wrapped for sync-service; null where the key was destroyed
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way; compared by nobody
  record DossierKey(long number, String dossier, Instant made, byte @Nullable [] wrapped) {}

  static List<DossierKey> next(Connection connection, int most) throws SQLException {
    var keys = new ArrayList<DossierKey>();
    try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
      statement.setInt(1, most);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          keys.add(
              new DossierKey(
                  rows.getLong(1),
                  rows.getString(2),
                  rows.getObject(3, OffsetDateTime.class).toInstant(),
                  rows.getBytes(4)));
        }
      }
    }
    return keys;
  }

  static int published(Connection connection, List<DossierKey> keys) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PUBLISHED)) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "bigint", keys.stream().map(DossierKey::number).toArray(Long[]::new)));
      return statement.executeUpdate();
    }
  }
}
