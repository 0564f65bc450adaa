package vn.dunghen.dossier.life;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dunghen.dossier.life.Events.events;
import static vn.dunghen.dossier.life.Events.id;
import static vn.dunghen.dossier.life.Events.instant;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.event.Channel;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.DossierEvent.Completed;
import vn.dunghen.dossier.event.DossierEvent.Corrected;
import vn.dunghen.dossier.event.DossierEvent.PaymentMade;
import vn.dunghen.dossier.event.DossierEvent.PaymentRequested;
import vn.dunghen.dossier.event.DossierEvent.Promised;
import vn.dunghen.dossier.event.DossierEvent.Received;
import vn.dunghen.dossier.event.DossierEvent.Refused;
import vn.dunghen.dossier.event.DossierEvent.Reopened;
import vn.dunghen.dossier.event.DossierEvent.Reported;
import vn.dunghen.dossier.event.DossierEvent.Resumed;
import vn.dunghen.dossier.event.DossierEvent.Returned;
import vn.dunghen.dossier.event.DossierEvent.Stopped;
import vn.dunghen.dossier.event.DossierEvent.Submitted;
import vn.dunghen.dossier.event.DossierEvent.SupplementRequested;
import vn.dunghen.dossier.event.DossierEvent.SupplementSupplied;
import vn.dunghen.dossier.event.DossierEvent.Suspended;
import vn.dunghen.dossier.event.DossierEvent.Transferred;
import vn.dunghen.dossier.event.DossierEvent.Voided;
import vn.dunghen.dossier.time.Term;
import vn.dunghen.dossier.time.TermUnit;

class DossierLifeTest {

  private static final DossierEvent COMPLETED = new Completed(null);
  private static final DossierEvent RETURNED = new Returned(Channel.COUNTER);
  private static final DossierEvent SUPPLEMENT = new SupplementRequested(List.of("A"), "");

  @Test
  void nothing_is_known_before_the_first_event() {
    DossierLife life = events().received("2024-03-04", "2024-03-11").life();

    assertThat(life.at(instant("2024-03-03"))).isEqualTo(DossierState.UNKNOWN);
    assertThat(life.at(instant("2024-03-04")).standing()).isEqualTo(Standing.OPEN);
  }

  @Test
  void the_end_is_the_return_where_no_completion_was_reported() {
    DossierLife life =
        events().received("2024-03-04", "2024-03-11").at("2024-03-08", RETURNED).life();

    assertThat(life.last().end()).isEqualTo(new End(End.Kind.RETURNED, instant("2024-03-08")));
  }

  @Test
  void the_end_stays_the_completion_when_the_result_is_returned_later() {
    DossierLife life =
        events()
            .received("2024-03-04", "2024-03-11")
            .at("2024-03-08", COMPLETED)
            .at("2024-03-20", RETURNED)
            .life();

    assertThat(life.last().end()).isEqualTo(new End(End.Kind.COMPLETED, instant("2024-03-08")));
    assertThat(life.last().returnedAt()).isEqualTo(instant("2024-03-20"));
  }

  @Test
  void a_completion_reported_after_the_return_becomes_the_end() {
    DossierLife life =
        events()
            .received("2024-03-04", "2024-03-11")
            .at("2024-03-08", RETURNED)
            .at("2024-03-09", COMPLETED)
            .life();

    assertThat(life.last().end()).isEqualTo(new End(End.Kind.COMPLETED, instant("2024-03-09")));
    assertThat(life.at(instant("2024-03-08")).end())
        .isEqualTo(new End(End.Kind.RETURNED, instant("2024-03-08")));
  }

  @Test
  void the_first_of_two_completions_is_the_end() {
    DossierLife life =
        events()
            .received("2024-03-04", "2024-03-11")
            .at("2024-03-08", COMPLETED)
            .at("2024-03-12", COMPLETED)
            .life();

    assertThat(life.last().end()).isEqualTo(new End(End.Kind.COMPLETED, instant("2024-03-08")));
  }

  @Test
  void a_refusal_before_reception_is_no_end() {
    DossierLife life =
        events()
            .at("2024-03-04", new Submitted("P1", "U", Channel.ONLINE))
            .at("2024-03-05", new Refused("not competent"))
            .life();

    assertThat(life.last().standing()).isEqualTo(Standing.DECLINED);
    assertThat(life.last().end()).isNull();
  }

  @Test
  void a_refusal_after_reception_is_an_end_without_a_result() {
    DossierLife life =
        events().received("2024-03-04", null).at("2024-03-05", new Refused("not eligible")).life();

    assertThat(life.last().end()).isEqualTo(new End(End.Kind.REFUSED, instant("2024-03-05")));
    assertThat(End.Kind.REFUSED.withResult()).isFalse();
  }

  @Test
  void a_dossier_completed_at_the_very_instant_of_its_reception_is_ended() {
    DossierLife life =
        events()
            .at("2024-03-04", "a", COMPLETED)
            .at("2024-03-04", "b", new Received("P1", "U", "U", Channel.COUNTER, null, null))
            .life();

    assertThat(life.steps()).hasSize(1);
    assertThat(life.last().standing()).isEqualTo(Standing.ENDED);
  }

  @Test
  void the_source_s_sequence_orders_events_of_one_instant_by_number() {
    DossierLife life =
        events()
            .received("2024-03-04", "2024-03-11")
            .at("2024-03-08", "2024-03-08", "10", "a", new Promised(instant("2024-03-20"), ""))
            .at("2024-03-08", "2024-03-08", "9", "b", new Promised(instant("2024-03-15"), ""))
            .life();

    assertThat(life.last().promise().due()).isEqualTo(instant("2024-03-20"));
  }

  @Test
  void a_promise_asserted_with_the_reception_is_the_first_whatever_the_term() {
    DossierLife life =
        events()
            .at(
                "2024-03-04",
                new Received(
                    "P1",
                    "U",
                    "U",
                    Channel.COUNTER,
                    instant("2024-03-20"),
                    new Term(5, TermUnit.CALENDAR_DAY)))
            .life();

    assertThat(life.last().promise().number()).isEqualTo(1);
    assertThat(life.last().promise().due()).isEqualTo(instant("2024-03-20"));
  }

  @Test
  void each_new_promise_has_the_next_number_and_a_repeated_one_none() {
    DossierLife life =
        events()
            .received("2024-03-04", "2024-03-11")
            .at("2024-03-05", new Promised(instant("2024-03-11"), "again"))
            .at("2024-03-06", new Promised(instant("2024-03-18"), "apology"))
            .life();

    assertThat(life.at(instant("2024-03-05")).promise().number()).isEqualTo(1);
    assertThat(life.last().promise().number()).isEqualTo(2);
  }

  @Test
  void overlapping_pauses_count_once() {
    // Wednesday 10:00 to Friday 10:00 in all: two working days
    DossierLife life =
        events()
            .received("2024-03-04", "2024-03-11")
            .at("2024-03-06T10:00", SUPPLEMENT)
            .at("2024-03-06T15:00", new PaymentRequested(null))
            .at("2024-03-07T10:00", new SupplementSupplied())
            .at("2024-03-08T10:00", new PaymentMade(null, null))
            .life();

    assertThat(life.at(instant("2024-03-07T12:00")).pauses()).isEqualTo(Set.of(Pause.PAYMENT));
    assertThat(life.last().promise().due()).isEqualTo(instant("2024-03-13"));
    assertThat(life.last().promise().moved()).isTrue();
  }

  @Test
  void a_promise_asserted_during_a_pause_is_not_moved_by_it() {
    DossierLife life =
        events()
            .received("2024-03-04", "2024-03-11")
            .at("2024-03-06T10:00", new Suspended("survey"))
            .at("2024-03-07T10:00", new Promised(instant("2024-03-22"), "correction"))
            .at("2024-03-12T10:00", new Resumed())
            .life();

    assertThat(life.last().promise().due()).isEqualTo(instant("2024-03-22"));
  }

  @Test
  void a_second_pause_moves_the_promise_asserted_before_it() {
    DossierLife life =
        events()
            .received("2024-03-04", "2024-03-11")
            .at("2024-03-06T10:00", new Suspended("survey"))
            .at("2024-03-07T10:00", new Promised(instant("2024-03-22"), "correction"))
            .at("2024-03-12T10:00", new Resumed())
            .at("2024-03-13T10:00", new Suspended("survey"))
            .at("2024-03-14T10:00", new Resumed())
            .life();

    assertThat(life.last().promise().due()).isEqualTo(instant("2024-03-25"));
  }

  @Test
  void a_paused_dossier_is_not_overdue() {
    DossierLife life =
        events().received("2024-03-04", "2024-03-11").at("2024-03-06", SUPPLEMENT).life();

    assertThat(PromiseKept.overdueFrom(life.last())).isEmpty();
    assertThat(PromiseKept.overdueFrom(life.at(instant("2024-03-05"))))
        .contains(java.time.LocalDate.of(2024, 3, 12));
  }

  @Test
  void without_promise_and_term_it_is_never_late() {
    DossierLife life = events().received("2024-03-04", null).at("2025-03-04", COMPLETED).life();

    assertThat(life.last().dating()).isEqualTo(DossierState.Dating.NO_DATE);
    assertThat(PromiseKept.of(life.last())).isEqualTo(PromiseKept.Lateness.ON_TIME);
    assertThat(OnTime766.judge(life, Instant.parse("2025-12-31T00:00:00Z"))).isTrue();
  }

  @Test
  void a_year_without_calendar_leaves_the_date_open() {
    DossierLife life =
        events()
            .at(
                "2025-12-30",
                new Received(
                    "P1", "U", "U", Channel.COUNTER, null, new Term(5, TermUnit.WORKING_DAY)))
            .life();

    assertThat(life.last().dating()).isEqualTo(DossierState.Dating.NO_CALENDAR);
    assertThat(life.last().promise()).isNull();
  }

  @Test
  void a_reopened_dossier_keeps_its_promise() {
    DossierLife life =
        events()
            .received("2024-03-04", "2024-03-11")
            .at("2024-03-08", COMPLETED)
            .at("2024-04-03", new Reopened("error"))
            .life();

    assertThat(life.last().standing()).isEqualTo(Standing.OPEN);
    assertThat(life.last().promise().due()).isEqualTo(instant("2024-03-11"));
    assertThat(life.last().facts().reopenings()).isEqualTo(1);
  }

  @Test
  void a_voided_event_is_forgotten_at_every_time_once_the_voiding_is_known() {
    var events =
        events()
            .received("2024-03-04", "2024-03-11")
            .at("2024-03-08", COMPLETED)
            .known("2024-03-20", "2024-03-20", new Voided(id("e1"), "wrong dossier"))
            .list();

    assertThat(DossierLife.fold(events, instant("2024-03-19"), Events.DATES).last().standing())
        .isEqualTo(Standing.ENDED);
    assertThat(
            DossierLife.fold(events, instant("2024-03-20"), Events.DATES)
                .at(instant("2024-03-10"))
                .standing())
        .isEqualTo(Standing.OPEN);
  }

  @Test
  void voiding_the_voiding_brings_the_event_back() {
    DossierLife life =
        events()
            .received("2024-03-04", "2024-03-11")
            .at("2024-03-08", COMPLETED)
            .at("2024-03-20", new Voided(id("e1"), "wrong dossier"))
            .at("2024-03-21", new Voided(id("e2"), "it was right"))
            .life();

    assertThat(life.last().standing()).isEqualTo(Standing.ENDED);
  }

  @Test
  void two_voidings_that_name_each_other_leave_the_later_in_force() {
    DossierLife life =
        events()
            .received("2024-03-04", "2024-03-11")
            .at("2024-03-20", "v1", new Voided(id("v2"), ""))
            .at("2024-03-21", "v2", new Voided(id("v1"), ""))
            .life();

    assertThat(life.last().standing()).isEqualTo(Standing.OPEN);
  }

  @Test
  void a_correction_stands_at_the_time_of_what_it_corrects() {
    DossierLife life =
        events()
            .received("2024-03-04", "2024-03-11")
            .at("2024-03-08", COMPLETED)
            .at("2024-03-20", new Corrected(id("e1"), "stopped, not done", null, new Stopped("")))
            .life();

    assertThat(life.last().end()).isEqualTo(new End(End.Kind.STOPPED, instant("2024-03-08")));
  }

  @Test
  void a_correction_with_its_own_time_moves_the_event() {
    DossierLife life =
        events()
            .received("2024-03-04", "2024-03-11")
            .at("2024-03-15", COMPLETED)
            .at("2024-03-20", new Corrected(id("e1"), "typo", instant("2024-03-10"), COMPLETED))
            .life();

    assertThat(life.last().end()).isEqualTo(new End(End.Kind.COMPLETED, instant("2024-03-10")));
  }

  @Test
  void voiding_a_correction_brings_the_corrected_event_back() {
    DossierLife life =
        events()
            .received("2024-03-04", "2024-03-11")
            .at("2024-03-15", COMPLETED)
            .at("2024-03-20", "c", new Corrected(id("e1"), "typo", null, new Stopped("")))
            .at("2024-03-21", new Voided(id("c"), ""))
            .life();

    assertThat(life.last().end()).isEqualTo(new End(End.Kind.COMPLETED, instant("2024-03-15")));
  }

  @Test
  void a_snapshot_that_repeats_its_promise_during_a_pause_asserts_nothing_new() {
    DossierLife life =
        events()
            .at("2024-03-04", reported(2, "2024-03-11"))
            .at("2024-03-06T10:00", reported(5, "2024-03-11"))
            .at("2024-03-12T10:00", reported(4, "2024-03-11"))
            .life();

    assertThat(life.last().promise().due()).isEqualTo(instant("2024-03-15"));
    assertThat(life.last().supplements().answered()).isEqualTo(Duration.ofDays(6));
  }

  @Test
  void a_life_told_by_snapshots_is_the_life_told_by_events() {
    DossierState bySnapshots =
        events()
            .at("2024-03-04", reported(2, "2024-03-11"))
            .at("2024-03-06T10:00", reported(5, null))
            .at("2024-03-12T10:00", reported(4, null))
            .at("2024-03-14", reported(9, null))
            .life()
            .last();
    DossierState byEvents =
        events()
            .received("2024-03-04", "2024-03-11")
            .at("2024-03-06T10:00", SUPPLEMENT)
            .at("2024-03-12T10:00", new SupplementSupplied())
            .at("2024-03-14", COMPLETED)
            .life()
            .last();

    assertThat(bySnapshots).isEqualTo(byEvents);
  }

  @Test
  void a_transfer_changes_who_answers_and_not_who_received() {
    DossierLife life =
        events()
            .received("2024-03-04", null)
            .at("2024-03-05", new Transferred("V", "competence"))
            .life();

    assertThat(life.last().responsible()).isEqualTo("V");
    assertThat(life.last().reception().unit()).isEqualTo("U");
  }

  private static Reported reported(int status, String promise) {
    return new Reported(
        status,
        "P1",
        "U",
        null,
        Channel.COUNTER,
        promise == null ? null : instant(promise),
        null,
        null);
  }
}
