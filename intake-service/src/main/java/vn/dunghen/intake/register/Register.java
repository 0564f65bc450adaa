package vn.dunghen.intake.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.EventId;

/// The append-only record of every accepted event. What it has taken in is on disk once the
/// transaction is committed, has its place in the queue of the sequencer, and is never changed.
public final class Register {

  private static final String APPEND =
      """
      with written as (
        insert into register (source, id, topic, type, subject, occurred, sequence,
                              sequence_number, event, fingerprint, declared_recorded,
                              accepted, poster, correlation)
        select n.source, n.id, n.topic, n.type, n.subject, n.occurred::timestamptz, n.sequence,
               n.sequence_number, n.event, n.fingerprint, n.declared::timestamptz, ?, ?, ?
        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::bigint[], ?::text[], ?::bytea[], ?::text[])
             as n (source, id, topic, type, subject, occurred, sequence, sequence_number, event,
                   fingerprint, declared)
        on conflict on constraint register_event do nothing
        returning arrival, source, id),
      queued as (
        insert into unsequenced (arrival) select arrival from written)
      select source, id from written
      """;

  private static final String EARLIER =
      """
      select r.source, r.id, r.fingerprint, r.accepted
      from unnest(?::text[], ?::text[]) as n (source, id)
      join register r on r.source = n.source and r.id = n.id
      """;

  private static final String NAME_AGENCIES =
      """
      insert into dossier_agency (dossier, agency)
      select n.dossier, n.agency from unnest(?::text[], ?::text[]) as n (dossier, agency)
      on conflict do nothing
      """;

  private record Earlier(byte[] fingerprint, Instant accepted) {}

  /// An agency that an event names for a dossier.
  private record Named(String dossier, String agency) implements Comparable<Named> {
    private static final Comparator<Named> ORDER =
        Comparator.comparing(Named::dossier).thenComparing(Named::agency);

    @Override
    public int compareTo(Named other) {
      return ORDER.compare(this, other);
    }
  }

  /// Offers entries to the register, in the connection's transaction. The same id twice among them
  /// is judged as if they had come one after the other.
  ///
  /// Rows are locked in the order of the entries: whoever sorts by id cannot deadlock with another
  /// who does.
  ///
  /// @return one acceptance per entry, in their order
  public List<Acceptance> append(Connection connection, List<Entry> entries, Provenance provenance)
      throws SQLException {
    var firsts = new HashMap<EventId, Entry>(entries.size() * 2);
    var distinct = new ArrayList<Entry>(entries.size());
    for (Entry entry : entries) {
      if (firsts.putIfAbsent(entry.id(), entry) == null) {
        distinct.add(entry);
      }
    }
    var written = write(connection, distinct, provenance);
    var earlier =
        written.size() == distinct.size()
            ? Map.<EventId, Earlier>of()
            : earlier(
                connection, distinct.stream().filter(e -> !written.contains(e.id())).toList());
    nameAgencies(connection, distinct.stream().filter(e -> written.contains(e.id())).toList());
    return judge(entries, firsts, written, earlier, provenance.accepted());
  }

  private static List<Acceptance> judge(
      List<Entry> entries,
      Map<EventId, Entry> firsts,
      HashSet<EventId> written,
      Map<EventId, Earlier> earlier,
      Instant now) {
    var acceptances = new ArrayList<Acceptance>(entries.size());
    for (Entry entry : entries) {
      Earlier known = earlier.get(entry.id());
      Entry first = firsts.get(entry.id());
      if (known == null && first == entry) {
        if (!written.contains(entry.id())) {
          throw new IllegalStateException("an event is neither written nor known");
        }
        acceptances.add(new Acceptance.Fresh(now));
      } else {
        byte[] kept = known != null ? known.fingerprint() : fingerprintOf(first);
        Instant accepted = known != null ? known.accepted() : now;
        acceptances.add(
            Arrays.equals(kept, entry.fingerprint())
                ? new Acceptance.Repeated(accepted)
                : new Acceptance.Contradicted(accepted));
      }
    }
    return acceptances;
  }

  private static byte[] fingerprintOf(@Nullable Entry entry) {
    return entry == null ? new byte[0] : entry.fingerprint();
  }

  private static HashSet<EventId> write(
      Connection connection, List<Entry> entries, Provenance provenance) throws SQLException {
    var written = new HashSet<EventId>(entries.size() * 2);
    if (entries.isEmpty()) {
      return written;
    }
    try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
      statement.setObject(1, provenance.accepted().atOffset(ZoneOffset.UTC));
      statement.setString(2, provenance.poster());
      statement.setString(3, provenance.correlation());
      statement.setArray(4, Columns.texts(connection, entries, e -> e.id().source()));
      statement.setArray(5, Columns.texts(connection, entries, e -> e.id().id()));
      statement.setArray(6, Columns.texts(connection, entries, e -> e.topic().name()));
      statement.setArray(7, Columns.texts(connection, entries, Entry::type));
      statement.setArray(8, Columns.texts(connection, entries, Entry::subject));
      statement.setArray(9, Columns.texts(connection, entries, e -> e.occurred().toString()));
      statement.setArray(10, Columns.texts(connection, entries, Entry::sequence));
      statement.setArray(
          11,
          connection.createArrayOf(
              "bigint", entries.stream().map(Entry::sequenceNumber).toArray(Long[]::new)));
      statement.setArray(12, Columns.texts(connection, entries, Entry::event));
      statement.setArray(13, Columns.bytes(connection, entries, Entry::fingerprint));
      statement.setArray(
          14,
          Columns.texts(
              connection,
              entries,
              e -> e.declaredRecorded() == null ? null : e.declaredRecorded().toString()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          written.add(new EventId(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return written;
  }

  private static Map<EventId, Earlier> earlier(Connection connection, List<Entry> entries)
      throws SQLException {
    var earlier = new HashMap<EventId, Earlier>(entries.size() * 2);
    try (PreparedStatement statement = connection.prepareStatement(EARLIER)) {
      statement.setArray(1, Columns.texts(connection, entries, e -> e.id().source()));
      statement.setArray(2, Columns.texts(connection, entries, e -> e.id().id()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          earlier.put(
              new EventId(rows.getString(1), rows.getString(2)),
              new Earlier(rows.getBytes(3), rows.getObject(4, OffsetDateTime.class).toInstant()));
        }
      }
    }
    return earlier;
  }

  private static void nameAgencies(Connection connection, List<Entry> entries) throws SQLException {
    var pairs = new TreeSet<Named>();
    for (Entry entry : entries) {
      for (String agency : entry.agencies()) {
        pairs.add(new Named(entry.subject(), agency));
      }
    }
    if (pairs.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(NAME_AGENCIES)) {
      statement.setArray(
          1, connection.createArrayOf("text", pairs.stream().map(Named::dossier).toArray()));
      statement.setArray(
          2, connection.createArrayOf("text", pairs.stream().map(Named::agency).toArray()));
      statement.executeUpdate();
    }
  }
}
