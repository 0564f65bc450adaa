package vn.dunghen.dossier.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.event.Channel;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.DossierEvent.*;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.time.CivilTime;

/// What a dossier is when its source sends its whole record with every change, as one-stop systems
/// do to the national portal.
class SnapshotsTest {

  private static final String RECEIVED = "2024-03-04T08:15";
  private static final String ENDED = "2024-03-14T16:00";

  private final List<Recorded<DossierEvent>> events = new ArrayList<>();

  @Test
  void a_life_told_in_snapshots_is_the_life_told_in_events() {
    // Given
    snapshot("2024-03-04T09:00", 2, RECEIVED, null);
    snapshot("2024-03-05T10:00", 4, RECEIVED, null);
    snapshot("2024-03-06T10:00", 5, RECEIVED, null);
    snapshot("2024-03-12T10:00", 4, RECEIVED, null);
    snapshot("2024-03-14T17:30", 9, RECEIVED, ENDED);
    var told = life();

    // When
    events.clear();
    event(
        RECEIVED, new Received("P1", "U", "V", Channel.ONLINE, instant("2024-03-11T17:00"), null));
    event("2024-03-06T10:00", new SupplementRequested(List.of(), ""));
    event("2024-03-12T10:00", new SupplementSupplied());
    event(ENDED, new Completed(null));

    // Then
    assertThat(told.last()).isEqualTo(life().last());
    for (String time : List.of(RECEIVED, "2024-03-07T00:00", "2024-03-13T00:00", ENDED)) {
      assertThat(told.at(instant(time))).as(time).isEqualTo(life().at(instant(time)));
    }
    assertThat(told.at(instant(RECEIVED).minusSeconds(1))).isEqualTo(DossierState.UNKNOWN);
  }

  @Test
  void the_last_word_on_the_reception_counts() {
    snapshot("2024-03-04T09:00", 2, RECEIVED, null);
    snapshot("2024-03-05T09:00", 4, "2024-03-01T15:00", null);

    assertThat(life().last().reception().at()).isEqualTo(instant("2024-03-01T15:00"));
    assertThat(life().at(instant("2024-03-01T15:00")).standing()).isEqualTo(Standing.OPEN);
  }

  @Test
  void a_snapshot_that_came_after_the_end_it_did_not_know_of_reopens_nothing() {
    snapshot("2024-03-04T09:00", 2, RECEIVED, null);
    snapshot("2024-03-14T16:30", 4, RECEIVED, null);
    snapshot("2024-03-14T17:30", 9, RECEIVED, ENDED);

    assertThat(life().last().end()).isEqualTo(new End(End.Kind.COMPLETED, instant(ENDED)));
    assertThat(life().last().facts().reopenings()).isZero();
    assertThat(life().at(instant("2024-03-14T16:30")).standing()).isEqualTo(Standing.ENDED);
  }

  @Test
  void an_open_snapshot_after_an_end_that_was_told_reopens_and_a_later_end_ends_again() {
    snapshot("2024-03-04T09:00", 2, RECEIVED, null);
    snapshot("2024-03-14T17:30", 9, RECEIVED, ENDED);
    snapshot("2024-03-15T09:00", 4, RECEIVED, null);
    snapshot("2024-03-20T12:00", 9, RECEIVED, "2024-03-20T11:00");

    assertThat(life().at(instant("2024-03-14T20:00")).standing()).isEqualTo(Standing.ENDED);
    assertThat(life().at(instant("2024-03-16T00:00")).standing()).isEqualTo(Standing.OPEN);
    assertThat(life().last().end())
        .isEqualTo(new End(End.Kind.COMPLETED, instant("2024-03-20T11:00")));
    assertThat(life().last().facts().reopenings()).isEqualTo(1);
  }

  @Test
  void a_date_of_the_end_that_is_corrected_moves_the_end() {
    snapshot("2024-03-14T17:30", 9, RECEIVED, null);
    snapshot("2024-03-15T09:00", 10, RECEIVED, "2024-03-14T18:00");

    assertThat(life().last().end())
        .isEqualTo(new End(End.Kind.COMPLETED, instant("2024-03-14T18:00")));
    assertThat(life().last().returnedAt()).isEqualTo(instant("2024-03-15T09:00"));
  }

  @Test
  void an_end_dated_before_the_reception_ends_it_at_the_reception() {
    snapshot("2024-03-14T17:30", 9, RECEIVED, "2024-03-01T00:00");

    assertThat(life().last().end()).isEqualTo(new End(End.Kind.COMPLETED, instant(RECEIVED)));
  }

  @Test
  void a_date_after_the_snapshot_asserts_nothing() {
    snapshot("2024-03-14T17:30", 9, RECEIVED, "2024-03-15T00:00");

    assertThat(life().last().end())
        .isEqualTo(new End(End.Kind.COMPLETED, instant("2024-03-14T17:30")));
  }

  @Test
  void forgetting_a_snapshot_undoes_what_it_dated() {
    snapshot("2024-03-04T09:00", 2, RECEIVED, null);
    snapshot("2024-03-05T09:00", 4, RECEIVED, null);
    var before = life();
    snapshot("2024-03-14T17:30", 9, "2024-03-01T15:00", ENDED);

    // When
    event("2024-03-15T09:00", new Voided(events.getLast().id(), "typing error"));

    // Then
    assertThat(life().last()).isEqualTo(before.last());
    assertThat(life().at(instant(RECEIVED))).isEqualTo(before.at(instant(RECEIVED)));
  }

  @Test
  void a_dossier_that_was_never_taken_in_is_declined_when_it_was_refused() {
    events.add(
        recorded(
            "2024-03-05T09:00",
            new Reported(
                3,
                "P1",
                "U",
                null,
                Channel.ONLINE,
                null,
                null,
                null,
                new Dated(
                    instant("2024-03-03T20:00"),
                    instant(RECEIVED),
                    instant("2024-03-04T10:00"),
                    null,
                    null),
                Stated.NOTHING)));

    assertThat(life().last().standing()).isEqualTo(Standing.DECLINED);
    assertThat(life().last().declinedAt()).isEqualTo(instant("2024-03-04T10:00"));
    assertThat(life().last().submission().at()).isEqualTo(instant("2024-03-03T20:00"));
  }

  @Test
  void what_it_states_without_a_date_is_a_fact() {
    events.add(
        recorded(
            "2024-03-05T09:00",
            new Reported(
                4,
                "P1",
                "U",
                null,
                Channel.ONLINE,
                null,
                null,
                null,
                Dated.NOTHING,
                new Stated(
                    new Digitised(true, false, false, true), PaidThrough.LOCAL_GATEWAY, true))));

    assertThat(life().last().facts().stated())
        .containsExactlyInAnyOrder(
            DossierState.Fact.COMPONENTS_DIGITISED,
            DossierState.Fact.FROM_STORE,
            DossierState.Fact.PAID_ONLINE,
            DossierState.Fact.POPULATION_DATA);
  }

  private void snapshot(String at, int status, String received, String ended) {
    events.add(
        recorded(
            at,
            new Reported(
                status,
                "P1",
                "U",
                "V",
                Channel.ONLINE,
                instant("2024-03-11T17:00"),
                null,
                null,
                new Dated(
                    null, instant(received), null, ended == null ? null : instant(ended), null),
                Stated.NOTHING)));
  }

  private void event(String at, DossierEvent event) {
    events.add(recorded(at, event));
  }

  private Recorded<DossierEvent> recorded(String at, DossierEvent event) {
    return new Recorded<>(
        new EventId("/s", "e" + events.size()), null, instant(at), instant(at), event);
  }

  private DossierLife life() {
    return DossierLife.fold(events, CivilTime.FOREVER, Events.DATES);
  }

  private static Instant instant(String text) {
    return Events.instant(text);
  }
}
