package vn.dunghen.sync.following;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.ReferenceEvent;

/// The tables `followed_dossier` and `followed_agency`: of whom the events told. Applying an event
/// twice changes nothing.
@ApplicationScoped
class FollowedDossiers {
  private static final String ADD_DOSSIERS =
      """
      insert into followed_dossier (code, last_occurred)
      select * from unnest(?::text[], ?::timestamptz[])
      on conflict (code) do update
      set    last_occurred = excluded.last_occurred
      where  followed_dossier.last_occurred < excluded.last_occurred
      """;
  private static final String ADD_AGENCIES =
      """
      insert into followed_agency (code)
      select * from unnest(?::text[])
      on conflict (code) do nothing
      """;
  private static final String COUNT =
      """
      select (select count(*) from followed_dossier), (select count(*) from followed_agency)
      """;

  /// How many there are.
  record Counts(long dossiers, long agencies) {}

  void add(Connection tx, List<Envelope> events) throws SQLException {
    var dossiers = new TreeMap<String, Instant>();
    var agencies = new TreeSet<String>();
    for (var event : events) {
      switch (event.body()) {
        case Envelope.Body.Dossier _ ->
            dossiers.merge(
                event.subject(), event.occurred(), (one, two) -> one.isAfter(two) ? one : two);
        case Envelope.Body.Reference(ReferenceEvent.Agency agency) -> agencies.add(agency.code());
        case Envelope.Body.Reference _, Envelope.Body.Petition _, Envelope.Body.Report _ -> {}
      }
    }
    addDossiers(tx, dossiers);
    addAgencies(tx, agencies);
  }

  private static void addDossiers(Connection tx, TreeMap<String, Instant> dossiers)
      throws SQLException {
    if (dossiers.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(ADD_DOSSIERS)) {
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

  private static void addAgencies(Connection tx, TreeSet<String> agencies) throws SQLException {
    if (agencies.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(ADD_AGENCIES)) {
      statement.setArray(1, tx.createArrayOf("text", agencies.toArray()));
      statement.executeUpdate();
    }
  }

  Counts count(Connection tx) throws SQLException {
    try (var statement = tx.prepareStatement(COUNT);
        var row = statement.executeQuery()) {
      row.next();
      return new Counts(row.getLong(1), row.getLong(2));
    }
  }
}
