package vn.dunghen.dossier.petition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.CaseFiles;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.PetitionEvent;
import vn.dunghen.dossier.event.PetitionEvent.About;
import vn.dunghen.dossier.event.PetitionEvent.Kind;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.petition.PetitionClock.Reading;
import vn.dunghen.dossier.petition.PetitionState.Standing;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.dossier.time.WorkCalendar;

/// A petition and its clocks. In March 2024 every Monday to Friday is worked; the 4th is a Monday.
class PetitionTest {

  private static final WorkCalendar CALENDAR = CaseFiles.calendar();
  private static final Period MARCH = Period.of(YearMonth.of(2024, 3));
  private static final Instant END_OF_MARCH = instant("2024-03-31T23:59:59");

  @Test
  void a_petition_sent_straight_to_the_unit_is_to_be_handled_by_the_fifteenth_working_day() {
    // Given
    var sent = List.of(event("a", "2024-03-04T16:00", submitted("")));

    // When
    PetitionState state = last(sent);

    // Then
    assertThat(PetitionClock.HANDLING.lastDay(state, CALENDAR)).hasToString("Optional[2024-03-25]");
    assertThat(clock(PetitionClock.HANDLING, state, "2024-03-25T23:00")).contains(Reading.RUNNING);
    assertThat(clock(PetitionClock.HANDLING, state, "2024-03-26T00:00")).contains(Reading.MISSED);
    assertThat(clock(PetitionClock.SUPPLEMENT, state, "2024-03-31T00:00")).isEmpty();
  }

  @Test
  void one_that_was_sent_elsewhere_waits_since_its_latest_transfer_but_counts_since_its_first() {
    // Given
    var passedOn =
        List.of(
            event("a", "2024-02-28T08:00", submitted("Văn phòng Chính phủ")),
            event("b", "2024-03-01T08:00", new PetitionEvent.Transferred("U", "VPCP", "")),
            event("c", "2024-03-05T09:00", new PetitionEvent.HandedBack("")),
            event("d", "2024-03-06T08:00", new PetitionEvent.Transferred("V", "VPCP", "")));

    // When
    PetitionLife life = PetitionLife.fold(passedOn, Instant.MAX);

    // Then
    assertThat(life.at(instant("2024-02-29T00:00")).standing()).isEqualTo(Standing.NOT_RECEIVED);
    PetitionState handedBack = life.at(instant("2024-03-05T10:00"));
    assertThat(handedBack.standing()).isEqualTo(Standing.HANDED_BACK);
    assertThat(clock(PetitionClock.HANDING_BACK, handedBack, "2024-03-05T10:00"))
        .contains(Reading.KEPT);
    PetitionState now = life.at(Instant.MAX);
    assertThat(now.unit()).isEqualTo("V");
    assertThat(now.standing()).isEqualTo(Standing.OPEN);
    assertThat(now.firstReceivedAt()).isEqualTo(instant("2024-03-01T08:00"));
    assertThat(PetitionClock.HANDLING.lastDay(now, CALENDAR)).hasToString("Optional[2024-03-27]");
  }

  @Test
  void asking_for_more_is_timed_and_stops_no_clock() {
    var asked =
        List.of(
            event("a", "2024-03-04T08:00", submitted("")),
            event("b", "2024-03-12T08:00", new PetitionEvent.SupplementRequested("")),
            event("c", "2024-03-13T08:00", new PetitionEvent.SupplementSupplied()),
            event("d", "2024-03-14T08:00", new PetitionEvent.SupplementRequested("")),
            event("e", "2024-03-26T08:00", new PetitionEvent.Handled("")),
            event("f", "2024-03-28T08:00", new PetitionEvent.Published("")));

    PetitionState state = last(asked);

    assertThat(state.supplementRequestedAt()).isEqualTo(instant("2024-03-12T08:00"));
    assertThat(clock(PetitionClock.SUPPLEMENT, state, "2024-03-31T00:00")).contains(Reading.MISSED);
    assertThat(clock(PetitionClock.HANDLING, state, "2024-03-31T00:00")).contains(Reading.MISSED);
    assertThat(clock(PetitionClock.PUBLISHING, state, "2024-03-31T00:00")).contains(Reading.KEPT);
  }

  @Test
  void each_petition_counts_once_and_an_older_one_only_in_the_period_in_which_it_ended() {
    // Given
    var onTime =
        List.of(
            event("a", "2024-03-04T08:00", submitted("")),
            event("b", "2024-03-25T17:00", new PetitionEvent.Handled("")),
            event("c", "2024-03-26T08:00", new PetitionEvent.Rated(1, 1)));
    var lateAndDisliked =
        List.of(
            event("d", "2024-03-04T08:00", submitted("")),
            event("e", "2024-03-26T08:00", new PetitionEvent.Handled("")),
            event("f", "2024-03-27T08:00", new PetitionEvent.Rated(1, 2)),
            event("g", "2024-03-28T08:00", new PetitionEvent.ComplainedAgain("")));
    var open = List.of(event("h", "2024-03-20T08:00", submitted("")));
    var older =
        List.of(
            event("i", "2024-02-26T08:00", submitted("")),
            event("j", "2024-03-01T08:00", new PetitionEvent.Handled("")));
    var olderAndOpen = List.of(event("k", "2024-02-26T08:00", submitted("")));

    // When
    PetitionCounts counts =
        PetitionCounts.sum(
            java.util.stream.Stream.of(onTime, lateAndDisliked, open, older, olderAndOpen)
                .map(events -> PetitionCounts.of(last(events), MARCH, CALENDAR, END_OF_MARCH))
                .toList());

    // Then
    assertThat(counts).isEqualTo(new PetitionCounts(0, 3, 4, 3, 3, 2));
  }

  @Test
  void what_was_voided_or_corrected_is_forgotten_once_that_is_known() {
    // Given
    var handledTooEarly = event("b", "2024-03-05T08:00", new PetitionEvent.Handled(""));
    var events =
        List.of(
            event("a", "2024-03-04T08:00", submitted("")),
            handledTooEarly,
            event(
                "c",
                "2024-03-20T08:00",
                new PetitionEvent.Corrected(
                    handledTooEarly.id(),
                    "",
                    instant("2024-03-15T08:00"),
                    new PetitionEvent.Handled(""))),
            event("d", "2024-03-21T08:00", new PetitionEvent.Voided(new EventId("/t", "c"), "")));

    // When, Then
    assertThat(handledAt(events, "2024-03-19T00:00")).isEqualTo(instant("2024-03-05T08:00"));
    assertThat(handledAt(events, "2024-03-20T09:00")).isEqualTo(instant("2024-03-15T08:00"));
    assertThat(handledAt(events, "2024-03-22T00:00")).isEqualTo(instant("2024-03-05T08:00"));
  }

  @Test
  void any_order_of_arrival_and_any_repetition_give_the_same_life_and_later_news_change_no_past() {
    qt().forAll(longs().all())
        .checkAssert(seed -> {
          // Given
          var random = new Random(seed);
          List<Recorded<PetitionEvent>> events = random(random);
          Instant known = events.get(random.nextInt(events.size())).recorded();
          var arrived = new ArrayList<>(events);
          arrived.addAll(events.subList(0, random.nextInt(events.size())));
          Collections.shuffle(arrived, random);

          // When
          PetitionLife shuffled = PetitionLife.fold(arrived, known);
          PetitionLife early =
              PetitionLife.fold(
                  events.stream().filter(e -> !e.recorded().isAfter(known)).toList(), Instant.MAX);

          // Then
          assertThat(shuffled.steps()).isEqualTo(PetitionLife.fold(events, known).steps());
          assertThat(shuffled.steps()).isEqualTo(early.steps());
        });
  }

  private static List<Recorded<PetitionEvent>> random(Random random) {
    var events = new ArrayList<Recorded<PetitionEvent>>();
    Instant begin = instant("2024-03-04T08:00");
    for (int i = 0; i < 1 + random.nextInt(10); i++) {
      var target = new EventId("/t", "e" + random.nextInt(10));
      PetitionEvent event =
          switch (random.nextInt(11)) {
            case 0 -> submitted("");
            case 1 -> submitted("VPCP");
            case 2 -> new PetitionEvent.Transferred("U" + random.nextInt(3), "", "");
            case 3 -> new PetitionEvent.HandedBack("");
            case 4 -> new PetitionEvent.SupplementRequested("");
            case 5 -> new PetitionEvent.SupplementSupplied();
            case 6 -> new PetitionEvent.Handled("");
            case 7 -> new PetitionEvent.Published("");
            case 8 -> new PetitionEvent.Rated(random.nextInt(3), random.nextInt(3));
            case 9 -> new PetitionEvent.Voided(target, "");
            default ->
                new PetitionEvent.Corrected(
                    target,
                    "",
                    begin.plusSeconds(random.nextInt(9)),
                    new PetitionEvent.Handled(""));
          };
      events.add(
          new Recorded<>(
              new EventId("/t", "e" + i),
              null,
              begin.plusSeconds(random.nextInt(9)),
              begin.plusSeconds(random.nextInt(99)),
              event));
    }
    return events;
  }

  private static PetitionEvent submitted(String through) {
    return new PetitionEvent.Submitted("U", Kind.CONDUCT, About.NOTHING, through);
  }

  private static Recorded<PetitionEvent> event(String id, String time, PetitionEvent event) {
    return new Recorded<>(new EventId("/t", id), null, instant(time), instant(time), event);
  }

  private static PetitionState last(List<Recorded<PetitionEvent>> events) {
    return PetitionLife.fold(events, Instant.MAX).at(END_OF_MARCH);
  }

  private static Instant handledAt(List<Recorded<PetitionEvent>> events, String known) {
    return PetitionLife.fold(events, instant(known)).at(Instant.MAX).handledAt();
  }

  private static Optional<Reading> clock(PetitionClock clock, PetitionState state, String at) {
    return clock.read(state, CALENDAR, instant(at));
  }

  private static Instant instant(String local) {
    return OffsetDateTime.parse(local + "+07:00").toInstant();
  }
}
