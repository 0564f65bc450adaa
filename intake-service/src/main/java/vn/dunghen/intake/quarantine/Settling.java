package vn.dunghen.intake.quarantine;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.Topics;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.intake.register.Acceptance;
import vn.dunghen.intake.register.CanonicalJson;
import vn.dunghen.intake.register.Entry;
import vn.dunghen.intake.register.Fingerprints;
import vn.dunghen.intake.register.Provenance;
import vn.dunghen.intake.register.Register;
import vn.dunghen.intake.register.Transactions;
import vn.dunghen.intake.sequencing.Wakeup;

/// Ends a stay in quarantine: the body is accepted after all, under a new id and with a voiding of
/// what stood in its way, or it is discarded. Either happens once.
@Singleton
final class Settling {

  private static final int LONGEST_ID = 200;

  private static final String LOCK =
      """
      select q.source, q.event_id, q.topic, q.type, q.subject, q.occurred, q.event, q.fingerprint,
             q.declared_recorded, q.state, r.subject
      from quarantine q left join register r on r.source = q.source and r.id = q.event_id
      where q.id = ?
      for update of q
      """;

  private static final String SETTLE =
      """
      update quarantine set state = ?, settled = ?, settled_by = ?, settled_reason = ?
      where id = ? and state = 'open'
      """;

  private static final String AGENCIES =
      """
      select x.agency from (
        select jsonb_path_query(?::jsonb, '$.data.unit') #>> '{}' as agency
        union
        select jsonb_path_query(?::jsonb, '$.data.responsible') #>> '{}') x
      where x.agency is not null
      """;

  private final Transactions transactions;
  private final Register register;
  private final Fingerprints fingerprints;
  private final Wakeup wakeup;

  Settling(Transactions transactions, Register register, Fingerprints fingerprints, Wakeup wakeup) {
    this.transactions = transactions;
    this.register = register;
    this.fingerprints = fingerprints;
    this.wakeup = wakeup;
  }

  /// What became of the wish to settle.
  sealed interface Settled {
    /// @param newId the id under which the body was accepted
    record Redriven(String newId) implements Settled {}

    record Discarded() implements Settled {}

    record AlreadySettled(String state) implements Settled {}
  }

  private record Row(Entry entry, String state, @Nullable String originalSubject) {}

  Settled redrive(long id, String reason, Provenance provenance) {
    Settled settled =
        transactions.run(connection -> {
          Row row = locked(connection, id);
          if (!row.state().equals("open")) {
            return new Settled.AlreadySettled(row.state());
          }
          Entry redriven = underNewId(row.entry(), id);
          var entries = new ArrayList<Entry>();
          if (row.originalSubject() != null && isDossier(row.entry())) {
            entries.add(voiding(row.entry(), row.originalSubject(), id, reason, provenance));
          }
          entries.add(withAgencies(connection, redriven));
          List<Acceptance> accepted = register.append(connection, entries, provenance);
          if (!accepted.stream().allMatch(each -> each instanceof Acceptance.Fresh)) {
            throw new SQLException("An id of a re-drive is taken.");
          }
          settle(connection, id, "redriven", reason, provenance);
          return new Settled.Redriven(redriven.id().id());
        });
    wakeup.signal();
    return settled;
  }

  Settled discard(long id, String reason, Provenance provenance) {
    return transactions.run(connection -> {
      Row row = locked(connection, id);
      if (!row.state().equals("open")) {
        return new Settled.AlreadySettled(row.state());
      }
      settle(connection, id, "discarded", reason, provenance);
      return new Settled.Discarded();
    });
  }

  private static boolean isDossier(Entry entry) {
    return entry.topic().equals(Topics.DOSSIER_EVENTS);
  }

  private static Row locked(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("A quarantine number is gone.");
        }
        String topic = row.getString(3);
        OffsetDateTime declared = row.getObject(9, OffsetDateTime.class);
        return new Row(
            new Entry(
                new EventId(row.getString(1), row.getString(2)),
                Topics.EVENTS.stream()
                    .filter(t -> t.name().equals(topic))
                    .findFirst()
                    .orElseThrow(),
                row.getString(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                null,
                row.getString(7),
                row.getBytes(8),
                declared == null ? null : declared.toInstant(),
                Set.of()),
            row.getString(10),
            row.getString(11));
      }
    }
  }

  private static Entry underNewId(Entry entry, long number) {
    String newId = derived(entry.id().id(), "~" + number);
    var quoted = new StringBuilder();
    CanonicalJson.append(quoted, entry.id().id());
    String before = "{\"specversion\":\"1.0\",\"id\":" + quoted + ",";
    if (!entry.event().startsWith(before)) {
      throw new IllegalStateException("A quarantined event does not begin with its id.");
    }
    var event = new StringBuilder("{\"specversion\":\"1.0\",\"id\":");
    CanonicalJson.append(event, newId);
    event.append(',').append(entry.event(), before.length(), entry.event().length());
    return new Entry(
        new EventId(entry.id().source(), newId),
        entry.topic(),
        entry.type(),
        entry.subject(),
        entry.occurred(),
        null,
        event.toString(),
        entry.fingerprint(),
        entry.declaredRecorded(),
        Set.of());
  }

  private static Entry withAgencies(Connection connection, Entry entry) throws SQLException {
    if (!isDossier(entry)) {
      return entry;
    }
    var agencies = new HashSet<String>();
    try (PreparedStatement statement = connection.prepareStatement(AGENCIES)) {
      statement.setString(1, entry.event());
      statement.setString(2, entry.event());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          agencies.add(rows.getString(1));
        }
      }
    }
    return new Entry(
        entry.id(),
        entry.topic(),
        entry.type(),
        entry.subject(),
        entry.occurred(),
        entry.sequence(),
        entry.event(),
        entry.fingerprint(),
        entry.declaredRecorded(),
        agencies);
  }

  private Entry voiding(
      Entry entry, String subject, long number, String reason, Provenance provenance) {
    String type = "vn.dunghen.dossier.voided.v1";
    Instant now = provenance.accepted();
    var data = new TreeMap<String, @Nullable Object>();
    data.put("source", entry.id().source());
    data.put("id", entry.id().id());
    data.put("reason", reason);
    var id = new EventId(entry.id().source(), derived(entry.id().id(), "~" + number + "~voided"));
    var event = new TreeMap<String, @Nullable Object>();
    event.putAll(
        Map.of(
            "specversion",
            "1.0",
            "id",
            id.id(),
            "source",
            id.source(),
            "type",
            type,
            "subject",
            subject,
            "time",
            now.toString(),
            "data",
            data));
    var text = new StringBuilder();
    CanonicalJson.append(text, event);
    return new Entry(
        id,
        Topics.DOSSIER_EVENTS,
        type,
        subject,
        now,
        null,
        text.toString(),
        fingerprints.of(type, subject, now, data),
        null,
        Set.of());
  }

  private static String derived(String id, String suffix) {
    return id.substring(0, Math.min(id.length(), LONGEST_ID - suffix.length())) + suffix;
  }

  private static void settle(
      Connection connection, long id, String state, String reason, Provenance provenance)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
      statement.setString(1, state);
      statement.setObject(2, provenance.accepted().atOffset(ZoneOffset.UTC));
      statement.setString(3, provenance.poster());
      statement.setString(4, reason);
      statement.setLong(5, id);
      if (statement.executeUpdate() != 1) {
        throw new SQLException("A quarantined event was settled twice.");
      }
    }
  }
}
