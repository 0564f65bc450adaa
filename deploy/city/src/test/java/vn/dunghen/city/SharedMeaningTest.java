package vn.dunghen.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.event.Channel;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.Read;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReferenceEvent;
import vn.dunghen.dossier.life.DossierLife;
import vn.dunghen.dossier.life.PromiseKept;
import vn.dunghen.dossier.life.ReceptionClock;
import vn.dunghen.dossier.life.Standing;
import vn.dunghen.dossier.reference.ReferenceBook;

/// The city speaks the suite's own language: its readers take every event, and its fold counts what
/// the replay promises.
class SharedMeaningTest {
  private static final LocalDate JANUARY = LocalDate.of(2024, 1, 1);
  private static final LocalDate JUNE = LocalDate.of(2024, 6, 30);
  private final SeededCity city = new SeededCity();
  private final ReferenceBook book = ReferenceBook.of(referenceEvents());
  private final ReferenceBook.View dates = book.latest();

  @Test
  void every_reference_event_is_sound_and_the_tree_stands() {
    var view = book.latest();
    var in2024 = view.tree(JUNE);
    assertThat(in2024.subtree("H26.TX")).hasSize(12);
    assertThat(in2024.subtree("H26")).contains("H26.TX.NC", "H26.STP");
    var in2026 = view.tree(LocalDate.of(2026, 1, 1));
    assertThat(in2026.agency("H26.TX")).isEmpty();
    assertThat(in2026.place("H26.TX.NC")).isEqualTo("H26.PTX");
    assertThat(view.calendar().years()).hasSize(4);
    assertThat(view.sources()).hasSize(city.oneStops().size() + 1);
    for (var procedure : city.procedures()) {
      assertThat(view.term(procedure.code(), JANUARY)).as(procedure.code()).isPresent();
    }
  }

  @Test
  void the_end_of_the_districts_is_not_known_before_june_2025() {
    var known = book.knownAt(Instant.parse("2024-07-01T00:00:00Z"));
    var agency = known.tree(JUNE).agency("H26.TX").orElseThrow();
    assertThat(agency.name()).isEqualTo("Quận Thanh Xuân");
    assertThat(agency.validTo()).isNull();
    assertThat(book.latest().tree(JUNE).agency("H26.TX").orElseThrow().validTo())
        .isEqualTo(LocalDate.of(2025, 6, 30));
  }

  @Test
  void the_published_half_year_comes_out_of_the_shared_fold_as_known_on_its_last_day() {
    // Given
    var published = Statement.thanhXuan();
    var lives = lives(new StatementReplay(2024, city.units("H26.TX", JUNE)).of(published));
    var known = Instant.parse("2024-06-30T16:59:59Z");

    // When
    var counted = count(lives, published, known);

    // Then
    assertThat(counted).isEqualTo(published);
    assertThat(count(lives, published, Instant.MAX)).isEqualTo(published);
  }

  @Test
  void late_and_reopened_dossiers_over_several_periods_come_out_of_the_shared_fold() {
    // Given
    var may = LocalDate.of(2024, 5, 1);
    var chain =
        List.of(
            new Statement(
                "H26.TX", JANUARY, may.minusDays(1), 900, 80, 300, 400, 120, 40, 9, 129, 60, 300),
            new Statement("H26.TX", may, JUNE, 700, 129, 300, 310, 90, 30, 4, 103, 101, 200),
            new Statement(
                "H26.TX",
                JUNE.plusDays(1),
                JUNE.plusDays(31),
                90,
                103,
                60,
                50,
                40,
                5,
                0,
                38,
                10,
                0));
    for (long seed = 1; seed <= 5; seed++) {
      var lives = lives(new StatementReplay(seed, city.units("H26.TX", JUNE)).chain(chain));
      for (var statement : chain) {
        // When
        var counted = count(lives, statement, endOf(statement.to()));

        // Then
        assertThat(counted).as("seed %d", seed).isEqualTo(statement);
      }
    }
  }

  @Test
  void no_online_dossier_of_the_replay_is_slow_to_be_received() {
    var aFifth =
        new Statement("H26.TX", JANUARY, JUNE, 4_877, 22, 1_649, 3_220, 0, 0, 0, 30, 0, 1_644);
    var replay = new StatementReplay(4, city.units("H26.TX", JUNE)).of(aFifth);
    var calendar = book.latest().calendar();
    var online =
        lives(replay).stream()
            .map(life -> DossierLife.fold(life, Instant.MAX, dates).last())
            .filter(state -> state.submission() != null)
            .toList();
    assertThat(online)
        .hasSize(1_644)
        .allMatch(state -> ReceptionClock.due(state, calendar).isPresent())
        .noneMatch(state -> ReceptionClock.isSlow(state, calendar, endOf(JUNE)));
  }

  private List<List<Recorded<DossierEvent>>> lives(ReplayedEvents replay) {
    Map<String, List<Recorded<DossierEvent>>> lives = new HashMap<>();
    replay.stream()
        .map(SharedMeaningTest::read)
        .forEach(read -> {
          if (!(read.body() instanceof Envelope.Body.Dossier(DossierEvent event))) {
            throw new AssertionError("No dossier event: " + read);
          }
          assertThat(event).isNotInstanceOf(DossierEvent.Unknown.class);
          lives
              .computeIfAbsent(read.subject(), _ -> new ArrayList<>())
              .add(
                  new Recorded<>(
                      read.id(), read.sequence(), read.occurred(), read.declaredRecorded(), event));
        });
    return List.copyOf(lives.values());
  }

  private Statement count(
      List<List<Recorded<DossierEvent>>> lives, Statement period, Instant known) {
    var start = endOf(period.from().minusDays(1));
    var end = endOf(period.to());
    int received = 0;
    int carried = 0;
    int[] resolved = new int[3];
    int closedOther = 0;
    int reopened = 0;
    int inProgress = 0;
    int overdue = 0;
    int online = 0;
    for (var events : lives) {
      var life = DossierLife.fold(events, known, dates);
      var a = life.at(start);
      var b = life.at(end);
      if (a.reception() == null && b.reception() != null) {
        received++;
        online += b.reception().channel() == Channel.ONLINE ? 1 : 0;
      }
      carried += a.standing().isOpen() ? 1 : 0;
      if (b.standing().isOpen()) {
        inProgress++;
        reopened += a.standing() == Standing.ENDED ? 1 : 0;
        overdue +=
            PromiseKept.overdueFrom(b).filter(day -> !day.isAfter(period.to())).isPresent() ? 1 : 0;
      }
      if (a.standing() != Standing.ENDED && b.end() != null) {
        if (b.end().kind().withResult()) {
          resolved[PromiseKept.of(b).ordinal()]++;
        } else {
          closedOther++;
        }
      }
    }
    return new Statement(
        period.agency(),
        period.from(),
        period.to(),
        received,
        carried,
        resolved[0],
        resolved[1],
        resolved[2],
        closedOther,
        reopened,
        inProgress,
        overdue,
        online);
  }

  private List<Recorded<ReferenceEvent>> referenceEvents() {
    var events = new ArrayList<Recorded<ReferenceEvent>>();
    for (var posted : city.referenceEvents()) {
      var read = read(posted);
      if (!(read.body() instanceof Envelope.Body.Reference(ReferenceEvent event))) {
        throw new AssertionError("No reference event: " + posted);
      }
      assertThat(event).isNotInstanceOf(ReferenceEvent.Unknown.class);
      events.add(
          new Recorded<>(
              read.id(), read.sequence(), read.occurred(), read.declaredRecorded(), event));
    }
    return events;
  }

  private static Envelope read(Map<String, Object> event) {
    try {
      var wire = SeededResources.JSON.writeValueAsString(event);
      return switch (Envelope.read(SeededResources.JSON.readValue(wire, Map.class))) {
        case Read.Sound<Envelope>(Envelope sound) -> sound;
        case Read.Flawed<Envelope>(var flaws) -> throw new AssertionError(flaws + " in " + wire);
      };
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }

  /// The last microsecond of a day.
  private static Instant endOf(LocalDate day) {
    return day.plusDays(1)
        .atStartOfDay(vn.dunghen.dossier.time.CivilTime.ZONE)
        .toInstant()
        .minusNanos(1_000);
  }
}
