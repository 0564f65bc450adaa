package vn.dunghen.dossier.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.life.Statement.Count;
import vn.dunghen.dossier.time.CivilTime;

/// What holds for every set of events, however odd.
class FoldPropertiesTest {

  @Test
  void any_order_of_arrival_and_any_repetition_give_the_same_life() {
    qt().forAll(longs().all())
        .checkAssert(seed -> {
          var random = new Random(seed);
          List<Recorded<DossierEvent>> events = RandomEvents.of(random);
          DossierLife sorted = DossierLife.fold(events, Instant.MAX, Events.DATES);

          var arrived = new ArrayList<>(events);
          arrived.addAll(events.subList(0, random.nextInt(events.size())));
          Collections.shuffle(arrived, random);
          DossierLife shuffled = DossierLife.fold(arrived, Instant.MAX, Events.DATES);

          assertThat(shuffled.steps()).isEqualTo(sorted.steps());
        });
  }

  @Test
  void what_is_recorded_later_changes_nothing_that_was_known() {
    qt().forAll(longs().all())
        .checkAssert(seed -> {
          var random = new Random(seed);
          List<Recorded<DossierEvent>> events = RandomEvents.of(random);
          Instant known = events.get(random.nextInt(events.size())).recorded();

          DossierLife all = DossierLife.fold(events, known, Events.DATES);
          DossierLife some =
              DossierLife.fold(
                  events.stream().filter(e -> !e.recorded().isAfter(known)).toList(),
                  Instant.MAX,
                  Events.DATES);

          assertThat(all.steps()).isEqualTo(some.steps());
        });
  }

  @Test
  void the_clock_s_segments_tile_the_life() {
    qt().forAll(longs().all())
        .checkAssert(seed -> {
          DossierLife life =
              DossierLife.fold(RandomEvents.of(new Random(seed)), Instant.MAX, Events.DATES);

          List<ClockSegment> segments = ClockSegment.of(life);

          assertThat(segments.isEmpty()).isEqualTo(life.steps().isEmpty());
          for (int i = 1; i < segments.size(); i++) {
            assertThat(segments.get(i).from()).isEqualTo(segments.get(i - 1).until());
            assertThat(segments.get(i - 1).from()).isBefore(segments.get(i - 1).until());
          }
          if (!segments.isEmpty()) {
            assertThat(segments.getFirst().from()).isEqualTo(life.steps().getFirst().from());
            assertThat(segments.getLast().until()).isEqualTo(CivilTime.FOREVER);
          }
        });
  }

  @Test
  void every_statement_of_every_unit_balances() {
    qt().forAll(longs().all())
        .checkAssert(seed -> {
          var random = new Random(seed);
          var lives = new ArrayList<DossierLife>();
          for (int i = 0; i < 5; i++) {
            lives.add(DossierLife.fold(RandomEvents.of(random), Instant.MAX, Events.DATES));
          }
          LocalDate from = LocalDate.of(2024, 3, 1).plusDays(random.nextInt(30));
          LocalDate to = from.plusDays(random.nextInt(30));

          Map<Count, Integer> s = Statement.of(lives, "U"::equals, from, to, Instant.MAX);

          assertThat(sum(s, Count.carriedIn, Count.received, Count.reopened, Count.transferredIn))
              .isEqualTo(
                  sum(
                      s,
                      Count.resolvedEarly,
                      Count.resolvedOnTime,
                      Count.resolvedLate,
                      Count.closedOther,
                      Count.transferredOut,
                      Count.inProgress));
        });
  }

  private static int sum(Map<Count, Integer> statement, Count... counts) {
    int sum = 0;
    for (Count count : counts) {
      sum += statement.getOrDefault(count, 0);
    }
    return sum;
  }
}
