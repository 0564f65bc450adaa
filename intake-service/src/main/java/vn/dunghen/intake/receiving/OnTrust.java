package vn.dunghen.intake.receiving;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// Events without a unit of dossiers whose agencies are not known yet. Nobody can tell whose they
/// are, and the reception may simply come later, so they are accepted and remembered here.
final class OnTrust {

  private static final String KEEP =
      """
      insert into on_trust (source, id, subject, agencies)
      select ?, ?, ?, ?
      where exists (select from register where source = ? and id = ?)
      on conflict do nothing
      """;

  private OnTrust() {}

  /// An event and what its source speaks for.
  record Taken(Draft draft, List<String> agencies) {
    Taken {
      agencies = List.copyOf(agencies);
    }
  }

  static List<Taken> among(List<Draft> admitted, DossierRights rights) {
    return admitted.stream()
        .filter(rights::isOnTrust)
        .map(draft -> new Taken(draft, rights.roots(draft)))
        .toList();
  }

  /// Written in the transaction that writes the events.
  static void keep(Connection connection, List<Taken> taken) throws SQLException {
    if (taken.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
      for (Taken each : taken) {
        var envelope = each.draft().envelope();
        statement.setString(1, envelope.id().source());
        statement.setString(2, envelope.id().id());
        statement.setString(3, envelope.subject());
        statement.setArray(4, connection.createArrayOf("text", each.agencies().toArray()));
        statement.setString(5, envelope.id().source());
        statement.setString(6, envelope.id().id());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
