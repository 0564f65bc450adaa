package vn.dunghen.intake.sealing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Destroys keys. The row of `dossier_key` stays, emptied: whoever would make another key meets it.
final class Erasures {

  private static final String ERASE =
      """
      with emptied as (
        update dossier_key
        set wrapped_for_sync = null, wrapped_for_intake = null,
            erased = ?, erased_by = ?, erased_reason = ?, erased_correlation = ?
        where dossier = ? and erased is null
        returning dossier)
      insert into unpublished_key (dossier) select dossier from emptied
      """;

  private static final String FIND =
      """
      select created, erased, erased_by, erased_reason, erased_correlation
      from dossier_key
      where dossier = ?
      """;

  private Erasures() {}

  static void erase(Connection connection, String dossier, Erasure erasure) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ERASE)) {
      statement.setObject(1, erasure.at().atOffset(ZoneOffset.UTC));
      statement.setString(2, erasure.by());
      statement.setString(3, erasure.reason());
      statement.setString(4, erasure.correlation());
      statement.setString(5, dossier);
      statement.executeUpdate();
    }
  }

  static Optional<PersonalData> find(Connection connection, String dossier) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, dossier);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        OffsetDateTime erased = row.getObject(2, OffsetDateTime.class);
        return Optional.of(
            new PersonalData(
                dossier,
                row.getObject(1, OffsetDateTime.class).toInstant(),
                erased == null
                    ? Optional.empty()
                    : Optional.of(
                        new Erasure(
                            erased.toInstant(),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5)))));
      }
    }
  }
}
