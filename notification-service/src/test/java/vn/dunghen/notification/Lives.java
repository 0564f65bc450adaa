package vn.dunghen.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.Channel;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.life.DossierLife;
import vn.dunghen.dossier.reference.Dates;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Term;
import vn.dunghen.dossier.time.WorkCalendar;

/// Lives of dossiers for tests: what happens on a day happens at noon, promises are for 17:00.
public final class Lives {

  private static final Dates NO_DATES =
      new Dates() {
        @Override
        public WorkCalendar calendar() {
          return WorkCalendar.of(List.of());
        }

        @Override
        public Optional<Term> term(String procedure, LocalDate on) {
          return Optional.empty();
        }
      };

  private final List<Recorded<DossierEvent>> events = new ArrayList<>();

  public static Lives received(String day, @Nullable String promise) {
    return new Lives()
        .on(
            day,
            new DossierEvent.Received(
                "1.001",
                "U",
                "U",
                Channel.COUNTER,
                promise == null ? null : promised(promise),
                null));
  }

  public Lives on(String day, DossierEvent event) {
    return at(noon(day), event);
  }

  public Lives at(Instant time, DossierEvent event) {
    events.add(new Recorded<>(new EventId("/t", "e" + events.size()), null, time, time, event));
    return this;
  }

  /// The event with a number is voided.
  public Lives voiding(int number, String day) {
    return on(day, new DossierEvent.Voided(new EventId("/t", "e" + number), "wrong"));
  }

  public DossierLife life() {
    return DossierLife.fold(events, CivilTime.FOREVER, NO_DATES);
  }

  public List<Recorded<DossierEvent>> events() {
    return List.copyOf(events);
  }

  public static DossierLife fold(List<Recorded<DossierEvent>> events) {
    return DossierLife.fold(events, CivilTime.FOREVER, NO_DATES);
  }

  public static Instant promised(String day) {
    return LocalDate.parse(day).atTime(LocalTime.of(17, 0)).atZone(CivilTime.ZONE).toInstant();
  }

  public static Instant noon(String day) {
    return LocalDate.parse(day).atTime(LocalTime.NOON).atZone(CivilTime.ZONE).toInstant();
  }
}
