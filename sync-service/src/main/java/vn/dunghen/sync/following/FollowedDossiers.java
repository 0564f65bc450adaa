package vn.dunghen.sync.following;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import vn.dunghen.dossier.event.Envelope;

/// The table `followed_dossier`: of which dossiers the events told. Applying an event twice changes
/// nothing.
@ApplicationScoped
class FollowedDossiers implements PanacheRepositoryBase<FollowedDossierRow, String> {
  private static final String ADD =
      """
      insert into followed_dossier (code, last_occurred)
      select * from unnest(?::text[], ?::timestamptz[])
      on conflict (code) do update
      set    last_occurred = excluded.last_occurred
      where  followed_dossier.last_occurred < excluded.last_occurred
      """;

  void add(Connection tx, List<Envelope> events) throws SQLException {
    var dossiers = new TreeMap<String, Instant>();
    for (var event : events) {
      switch (event.body()) {
        case Envelope.Body.Dossier _ ->
            dossiers.merge(
                event.subject(), event.occurred(), (one, two) -> one.isAfter(two) ? one : two);
        case Envelope.Body.Reference _, Envelope.Body.Petition _, Envelope.Body.Report _ -> {}
      }
    }
    if (dossiers.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(ADD)) {
      statement.setArray(1, tx.createArrayOf("text", dossiers.keySet().toArray()));
      statement.setArray(
          2,
          tx.createArrayOf(
              "timestamptz",
              dossiers.values().stream()
                  .map(occurred -> OffsetDateTime.ofInstant(occurred, ZoneOffset.UTC))
                  .toArray()));
      statement.executeUpdate();
    }
  }
}
