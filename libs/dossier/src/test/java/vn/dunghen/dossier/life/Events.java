package vn.dunghen.dossier.life;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.CaseFiles;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.Read;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.reference.Dates;
import vn.dunghen.dossier.time.Term;
import vn.dunghen.dossier.time.WorkCalendar;

/// Events of one dossier, written down shortly. Times are of Asia/Ho_Chi_Minh.
final class Events {

  static final Dates DATES =
      new Dates() {
        private final WorkCalendar calendar = CaseFiles.calendar();

        @Override
        public WorkCalendar calendar() {
          return calendar;
        }

        @Override
        public Optional<Term> term(String procedure, LocalDate on) {
          return Optional.empty();
        }
      };

  private final List<Recorded<DossierEvent>> events = new ArrayList<>();

  static Events events() {
    return new Events();
  }

  /// Reads the events of a worked life, through the same reader as events from the wire.
  static List<Recorded<DossierEvent>> ofCase(JsonNode life) {
    var events = new ArrayList<Recorded<DossierEvent>>();
    int index = 0;
    for (JsonNode event : life.get("events")) {
      var tree = new HashMap<String, Object>();
      tree.put("specversion", "1.0");
      tree.put("source", "/test");
      tree.put("id", event.has("id") ? event.get("id").asText() : "e" + index);
      tree.put("type", "vn.dunghen.dossier." + event.get("type").asText() + ".v1");
      tree.put("subject", "D1");
      tree.put("time", event.get("time").asText());
      tree.put("data", CaseFiles.JSON.convertValue(event.get("data"), Map.class));
      Envelope envelope = sound(Envelope.read(tree));
      Instant recorded =
          event.has("recorded")
              ? OffsetDateTime.parse(event.get("recorded").asText()).toInstant()
              : envelope.occurred();
      events.add(
          new Recorded<>(
              envelope.id(),
              envelope.sequence(),
              envelope.occurred(),
              recorded,
              ((Envelope.Body.Dossier) envelope.body()).event()));
      index++;
    }
    return events;
  }

  private static Envelope sound(Read<Envelope> read) {
    return switch (read) {
      case Read.Sound<Envelope>(Envelope envelope) -> envelope;
      case Read.Flawed<Envelope>(var flaws) -> throw new AssertionError(flaws.toString());
    };
  }

  /// Adds an event that was known when it occurred.
  Events at(String time, DossierEvent event) {
    return at(time, time, null, "e" + events.size(), event);
  }

  Events at(String time, String id, DossierEvent event) {
    return at(time, time, null, id, event);
  }

  Events known(String recorded, String time, DossierEvent event) {
    return at(time, recorded, null, "e" + events.size(), event);
  }

  Events at(
      String time, String recorded, @Nullable String sequence, String id, DossierEvent event) {
    events.add(
        new Recorded<>(
            new EventId("/test", id), sequence, instant(time), instant(recorded), event));
    return this;
  }

  Events received(String time, @Nullable String promise) {
    return at(
        time,
        new DossierEvent.Received(
            "P1",
            "U",
            "U",
            vn.dunghen.dossier.event.Channel.COUNTER,
            promise == null ? null : instant(promise),
            null));
  }

  List<Recorded<DossierEvent>> list() {
    return List.copyOf(events);
  }

  DossierLife life() {
    return DossierLife.fold(events, Instant.MAX, DATES);
  }

  static EventId id(String id) {
    return new EventId("/test", id);
  }

  static Instant instant(String text) {
    return OffsetDateTime.parse(
            (text.length() == 10 ? text + "T09:00" : text) + (text.contains("+") ? "" : "+07:00"))
        .toInstant();
  }
}
