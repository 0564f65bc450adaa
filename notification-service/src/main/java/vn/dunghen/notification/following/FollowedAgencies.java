package vn.dunghen.notification.following;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.ReferenceEvent;

/// The tables `followed_agency` and `followed_recipient`: whose dossiers were made somebody's
/// business, and who is to be told. Applying an event twice changes nothing.
@ApplicationScoped
class FollowedAgencies {
  private static final String ADD_AGENCIES =
      """
      insert into followed_agency (code, last_occurred)
      select * from unnest(?::text[], ?::timestamptz[])
      on conflict (code) do update
      set    last_occurred = excluded.last_occurred
      where  followed_agency.last_occurred < excluded.last_occurred
      """;
  private static final String ADD_RECIPIENTS =
      """
      insert into followed_recipient (agency, name)
      select * from unnest(?::text[], ?::text[])
      on conflict (agency, name) do nothing
      """;
  private static final String COUNT =
      """
      select (select count(*) from followed_agency), (select count(*) from followed_recipient)
      """;

  /// How many there are.
  record Counts(long agencies, long recipients) {}

  private record Recipient(String agency, String name) implements Comparable<Recipient> {
    @Override
    public int compareTo(Recipient other) {
      int byAgency = agency.compareTo(other.agency);
      return byAgency != 0 ? byAgency : name.compareTo(other.name);
    }
  }

  void add(Connection tx, List<Envelope> events) throws SQLException {
    var agencies = new TreeMap<String, Instant>();
    var recipients = new TreeSet<Recipient>();
    for (var event : events) {
      switch (event.body()) {
        case Envelope.Body.Dossier(DossierEvent.Received received) ->
            agencies.merge(received.responsible(), event.occurred(), FollowedAgencies::later);
        case Envelope.Body.Dossier(DossierEvent.Transferred transferred) ->
            agencies.merge(transferred.responsible(), event.occurred(), FollowedAgencies::later);
        case Envelope.Body.Reference(ReferenceEvent.Recipient recipient) ->
            recipients.add(new Recipient(recipient.agency(), recipient.name()));
        case Envelope.Body.Dossier _,
            Envelope.Body.Reference _,
            Envelope.Body.Petition _,
            Envelope.Body.Report _ -> {}
      }
    }
    addAgencies(tx, agencies);
    addRecipients(tx, recipients);
  }

  private static Instant later(Instant one, Instant two) {
    return one.isAfter(two) ? one : two;
  }

  private static void addAgencies(Connection tx, TreeMap<String, Instant> agencies)
      throws SQLException {
    if (agencies.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(ADD_AGENCIES)) {
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

  private static void addRecipients(Connection tx, TreeSet<Recipient> recipients)
      throws SQLException {
    if (recipients.isEmpty()) {
      return;
    }
    var ordered = new ArrayList<>(recipients);
    try (var statement = tx.prepareStatement(ADD_RECIPIENTS)) {
      statement.setArray(
          1, tx.createArrayOf("text", ordered.stream().map(Recipient::agency).toArray()));
      statement.setArray(
          2, tx.createArrayOf("text", ordered.stream().map(Recipient::name).toArray()));
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
