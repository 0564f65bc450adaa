package vn.dunghen.notification.following;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Envelope;

/// The table `followed_agency`: whose business dossiers were made. Applying an event twice changes
/// nothing.
@ApplicationScoped
class FollowedAgencies implements PanacheRepositoryBase<FollowedAgencyRow, String> {
  private static final String ADD =
      """
      insert into followed_agency (code, last_occurred)
      select * from unnest(?::text[], ?::timestamptz[])
      on conflict (code) do update
      set    last_occurred = excluded.last_occurred
      where  followed_agency.last_occurred < excluded.last_occurred
      """;

  void add(Connection tx, List<Envelope> events) throws SQLException {
    var agencies = new TreeMap<String, Instant>();
    for (var event : events) {
      switch (event.body()) {
        case Envelope.Body.Dossier(DossierEvent.Received received) ->
            agencies.merge(received.responsible(), event.occurred(), FollowedAgencies::later);
        case Envelope.Body.Dossier(DossierEvent.Transferred transferred) ->
            agencies.merge(transferred.responsible(), event.occurred(), FollowedAgencies::later);
        case Envelope.Body.Dossier _,
            Envelope.Body.Reference _,
            Envelope.Body.Petition _,
            Envelope.Body.Report _ -> {}
      }
    }
    if (agencies.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(ADD)) {
      statement.setArray(1, tx.createArrayOf("text", agencies.keySet().toArray()));
      statement.setArray(
          2,
          tx.createArrayOf(
              "timestamptz",
              agencies.values().stream()
                  .map(occurred -> OffsetDateTime.ofInstant(occurred, ZoneOffset.UTC))
                  .toArray()));
      statement.executeUpdate();
    }
  }

  private static Instant later(Instant one, Instant two) {
    return one.isAfter(two) ? one : two;
  }
}
