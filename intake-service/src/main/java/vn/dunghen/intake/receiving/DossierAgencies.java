package vn.dunghen.intake.receiving;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The agencies that earlier events named for dossiers.
public final class DossierAgencies {

  private static final String OF_DOSSIERS =
      """
      select a.dossier, a.agency
      from unnest(?::text[]) as n (dossier)
      join dossier_agency a on a.dossier = n.dossier
      """;

  private DossierAgencies() {}

  /// The agencies by dossier; a dossier of which none is known is left out.
  public static Map<String, Set<String>> of(Connection connection, Collection<String> dossiers)
      throws SQLException {
    if (dossiers.isEmpty()) {
      return Map.of();
    }
    var agencies = new HashMap<String, Set<String>>();
    try (PreparedStatement statement = connection.prepareStatement(OF_DOSSIERS)) {
      statement.setArray(1, connection.createArrayOf("text", dossiers.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          agencies.computeIfAbsent(rows.getString(1), _ -> new HashSet<>()).add(rows.getString(2));
        }
      }
    }
    return agencies;
  }
}
