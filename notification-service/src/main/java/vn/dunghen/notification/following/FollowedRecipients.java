package vn.dunghen.notification.following;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.ReferenceEvent;

/// The table `followed_recipient`: who is to be told. Applying an event twice changes nothing.
@ApplicationScoped
class FollowedRecipients
    implements PanacheRepositoryBase<FollowedRecipientRow, FollowedRecipientRow.Key> {
  private static final String ADD =
      """
      insert into followed_recipient (agency, name)
      select * from unnest(?::text[], ?::text[])
      on conflict (agency, name) do nothing
      """;

  void add(Connection tx, List<Envelope> events) throws SQLException {
    var recipients = new TreeSet<FollowedRecipientRow.Key>();
    for (var event : events) {
      switch (event.body()) {
        case Envelope.Body.Reference(ReferenceEvent.Recipient recipient) ->
            recipients.add(new FollowedRecipientRow.Key(recipient.agency(), recipient.name()));
        case Envelope.Body.Dossier _,
            Envelope.Body.Reference _,
            Envelope.Body.Petition _,
            Envelope.Body.Report _ -> {}
      }
    }
    if (recipients.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(ADD)) {
      statement.setArray(
          1,
          tx.createArrayOf(
              "text", recipients.stream().map(FollowedRecipientRow.Key::agency).toArray()));
      statement.setArray(
          2,
          tx.createArrayOf(
              "text", recipients.stream().map(FollowedRecipientRow.Key::name).toArray()));
      statement.executeUpdate();
    }
  }
}
