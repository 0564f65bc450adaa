package vn.dunghen.sync.following;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.ReferenceEvent;

/// The table `followed_agency`: which agencies the events named. Applying an event twice changes
/// nothing.
@ApplicationScoped
class FollowedAgencies implements PanacheRepositoryBase<FollowedAgencyRow, String> {
  private static final String ADD =
      """
      insert into followed_agency (code)
      select * from unnest(?::text[])
      on conflict (code) do nothing
      """;

  void add(Connection tx, List<Envelope> events) throws SQLException {
    var agencies = new TreeSet<String>();
    for (var event : events) {
      switch (event.body()) {
        case Envelope.Body.Reference(ReferenceEvent.Agency agency) -> agencies.add(agency.code());
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
      statement.setArray(1, tx.createArrayOf("text", agencies.toArray()));
      statement.executeUpdate();
    }
  }
}
