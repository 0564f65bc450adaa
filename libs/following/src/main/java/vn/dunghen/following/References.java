package vn.dunghen.following;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Columns;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.Read;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReferenceEvent;
import vn.dunghen.dossier.reference.ReferenceBook;

/// The reference events that were consumed, and the book of them, kept in memory until a
/// transaction sees other rows.
@ApplicationScoped
public class References {

  private static final String ADD =
      """
      insert into reference_event (source, id, type, recorded, content)
      select source, id, type, recorded, content
      from   unnest(?, ?, ?, ?, ?) as new(source, id, type, recorded, content)
      on conflict (source, id) do nothing
      returning source, id
      """;
  private static final String VERSION =
      "select count(*), coalesce(max(seq), 0) from reference_event";
  private static final String ALL = "select content from reference_event order by seq";

  private final ObjectMapper json;
  private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

  References(ObjectMapper json) {
    this.json = json;
  }

  /// A reference event as consumed.
  ///
  /// @param position the event's place in the register; 0 where the record named none
  /// @param content the CloudEvent as it came
  public record Consumed(
      EventId id,
      String type,
      long position,
      Instant recorded,
      ReferenceEvent event,
      String content) {

    /// Whether due dates can come out differently once this is known.
    public boolean changesDates() {
      return switch (event) {
        case ReferenceEvent.Calendar _, ReferenceEvent.Procedure _ -> true;
        case ReferenceEvent.Agency _,
            ReferenceEvent.Source _,
            ReferenceEvent.Recipient _,
            ReferenceEvent.GoLive _,
            ReferenceEvent.Unknown _ ->
            false;
      };
    }
  }

  private record Version(long rows, long last) {}

  private record Kept(Version version, ReferenceBook book) {}

  /// Stores the events that are not stored yet.
  ///
  /// @return those that were new
  public List<Consumed> add(Connection tx, Collection<Consumed> events) throws SQLException {
    if (events.isEmpty()) {
      return List.of();
    }
    Set<EventId> added = new HashSet<>();
    try (var statement = tx.prepareStatement(ADD)) {
      Columns.of(events)
          .text(event -> event.id().source())
          .text(event -> event.id().id())
          .text(Consumed::type)
          .instant(Consumed::recorded)
          .text(Consumed::content)
          .bind(statement, 1);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          added.add(new EventId(rows.getString(1), rows.getString(2)));
        }
      }
    }
    return events.stream().filter(event -> added.contains(event.id())).toList();
  }

  /// The book of all reference events that the transaction sees.
  public ReferenceBook book(Connection tx) throws SQLException {
    Version version = version(tx);
    Kept last = kept.get();
    if (last != null && last.version().equals(version)) {
      return last.book();
    }
    var read = new Kept(version, read(tx));
    kept.set(read);
    return read.book();
  }

  private static Version version(Connection tx) throws SQLException {
    try (var statement = tx.prepareStatement(VERSION);
        var row = statement.executeQuery()) {
      row.next();
      return new Version(row.getLong(1), row.getLong(2));
    }
  }

  private ReferenceBook read(Connection tx) throws SQLException {
    var events = new ArrayList<Recorded<ReferenceEvent>>();
    try (var statement = tx.prepareStatement(ALL);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        events.add(event(rows.getString(1)));
      }
    }
    return ReferenceBook.of(events);
  }

  /// What is stored was read once before it was stored; that it cannot be read now is a defect.
  private Recorded<ReferenceEvent> event(String content) {
    try {
      if (Envelope.read(json.readValue(content, Map.class))
              instanceof
              Read.Sound<Envelope>(
                  Envelope(
                      var id,
                      _,
                      _,
                      var occurred,
                      var sequence,
                      var recorded,
                      Envelope.Body.Reference(var event)))
          && recorded != null) {
        return new Recorded<>(id, sequence, occurred, recorded, event);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored reference event is not JSON.", e);
    }
    throw new IllegalStateException("A stored reference event is not one any more.");
  }
}
