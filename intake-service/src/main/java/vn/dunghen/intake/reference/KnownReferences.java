package vn.dunghen.intake.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.Envelope.Body;
import vn.dunghen.dossier.event.Read;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReferenceEvent;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;

/// The reference data as this register knows it, kept in memory and read on from the register: at
/// once after some were accepted here, and now and then for what other instances accepted.
@Singleton
public final class KnownReferences {

  private static final String LATER =
      """
      select r.arrival, r.event, coalesce(r.declared_recorded, r.accepted)
      from register r
      where r.topic = 'reference-events' and not r.arrival = any (?)
      order by r.arrival
      """;

  private final DataSource database;
  private final InstantSource clock;
  private final JsonMapper json = JsonMapper.builder().build();
  private final AtomicReference<Loaded> loaded = new AtomicReference<>(Loaded.NOTHING);

  public KnownReferences(DataSource database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Arrivals commit out of order, so what was read is remembered by name, not by a highest one.
  private record Loaded(
      List<Long> arrivals,
      List<Recorded<ReferenceEvent>> events,
      ReferenceBook.View view,
      AtomicReference<Today> today) {
    static final Loaded NOTHING = of(List.of(), List.of());

    static Loaded of(List<Long> arrivals, List<Recorded<ReferenceEvent>> events) {
      var view = ReferenceBook.of(events).latest();
      return new Loaded(
          arrivals, events, view, new AtomicReference<>(new Today(view, LocalDate.EPOCH)));
    }
  }

  /// What is known now.
  public Today today() {
    LocalDate day = CivilTime.dayOf(clock.instant());
    Loaded now = loaded.get();
    Today today = now.today().get();
    if (!today.day().equals(day)) {
      today = new Today(now.view(), day);
      now.today().set(today);
    }
    return today;
  }

  /// Reads on from the register.
  ///
  /// @return whether there was something new
  public synchronized boolean refresh() throws SQLException {
    Loaded before = loaded.get();
    var arrivals = new ArrayList<>(before.arrivals());
    var events = new ArrayList<>(before.events());
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(LATER)) {
      statement.setArray(1, connection.createArrayOf("bigint", before.arrivals().toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          arrivals.add(rows.getLong(1));
          add(events, rows.getString(2), rows.getObject(3, OffsetDateTime.class).toInstant());
        }
      }
    }
    if (arrivals.size() == before.arrivals().size()) {
      return false;
    }
    loaded.set(Loaded.of(List.copyOf(arrivals), List.copyOf(events)));
    return true;
  }

  private void add(List<Recorded<ReferenceEvent>> events, String text, Instant recorded) {
    Map<?, ?> tree;
    try {
      tree = json.readValue(text, Map.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("The register holds an event that is no JSON.", broken);
    }
    switch (Envelope.read(tree)) {
      case Read.Sound<Envelope>(Envelope event) -> {
        if (event.body() instanceof Body.Reference(ReferenceEvent reference)) {
          events.add(
              new Recorded<>(event.id(), event.sequence(), event.occurred(), recorded, reference));
        }
      }
      case Read.Flawed<Envelope> _ ->
          throw new IllegalStateException("The register holds a reference event with a flaw.");
    }
  }
}
