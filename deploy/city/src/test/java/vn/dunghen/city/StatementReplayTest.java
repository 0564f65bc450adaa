package vn.dunghen.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StatementReplayTest {
  private static final LocalDate JANUARY = LocalDate.of(2024, 1, 1);
  private static final LocalDate JUNE = LocalDate.of(2024, 6, 30);

  /// A fifth of the published half-year.
  private static final Statement A_FIFTH =
      new Statement("H26.TX", JANUARY, JUNE, 4_877, 22, 1_649, 3_220, 0, 0, 0, 30, 0, 1_644);

  /// What citizens do by themselves, at any hour.
  private static final Set<String> CITIZENS = Set.of("submitted", "rated");

  private final SeededCity city = new SeededCity();
  private final List<ReplayUnit> district = city.units(SeededCity.THANH_XUAN, JUNE);

  @Test
  void the_published_half_year_of_thanh_xuan_comes_out_to_the_last_dossier() {
    // Given
    var published = Statement.thanhXuan();
    var replay = new StatementReplay(2024, district).of(published);

    // When
    var audit = new ReplayAudit(replay.stream());

    // Then
    assertThat(audit.statement(SeededCity.THANH_XUAN, JANUARY, JUNE)).isEqualTo(published);
    assertThat(published.received()).isEqualTo(24_384);
    assertThat(published.carriedIn()).isEqualTo(108);
    assertThat(published.resolvedEarly()).isEqualTo(8_243);
    assertThat(published.resolvedOnTime()).isEqualTo(16_100);
    assertThat(published.inProgress()).isEqualTo(149);
    assertThat(published.filedOnline()).isEqualTo(8_219);
    assertThat(replay.dossiers()).isEqualTo(24_384 + 108);
    var july = audit.statement("H26.TX", LocalDate.of(2024, 7, 1), LocalDate.of(2024, 8, 5));
    assertThat(july.carriedIn()).isEqualTo(149);
    assertThat(july.inProgress()).isZero();
    assertThat(july.resolvedLate()).isZero();
    assertThat(audit.receptionMinutes()).isNotEmpty().allMatch(minutes -> minutes <= 480);
  }

  @Test
  void the_units_together_make_the_district() {
    // Given
    var audit = new ReplayAudit(new StatementReplay(5, district).of(A_FIFTH).stream());

    // When
    int received = 0;
    for (var unit : district) {
      int here = audit.statement(unit.code(), JANUARY, JUNE, unit.code()::equals).received();
      assertThat(here).as(unit.code()).isPositive();
      received += here;
    }

    // Then
    assertThat(district).hasSize(12);
    assertThat(received).isEqualTo(A_FIFTH.received());
  }

  @Test
  void chains_of_any_statements_come_out_exactly() {
    for (long seed = 1; seed <= 40; seed++) {
      // Given
      var random = new SplittableRandom(seed);
      var chain = randomChain(random);

      // When
      var audit = new ReplayAudit(new StatementReplay(seed, district).chain(chain).stream());

      // Then
      for (var statement : chain) {
        assertThat(audit.statement(statement.agency(), statement.from(), statement.to()))
            .as("seed %d", seed)
            .isEqualTo(statement);
      }
    }
  }

  @Test
  void a_day_long_period_takes_its_late_dossiers_from_those_carried_in() {
    // Given
    var day = LocalDate.of(2024, 3, 5);
    var statement = new Statement("H26.TX", day, day, 40, 30, 20, 10, 7, 3, 2, 32, 9, 11);

    // When
    var audit = new ReplayAudit(new StatementReplay(3, district).of(statement).stream());

    // Then
    assertThat(audit.statement("H26.TX", day, day)).isEqualTo(statement);
  }

  @Test
  void the_same_seed_gives_the_same_events_and_another_seed_others() {
    // Given
    var statement = new Statement("H26.TX", JANUARY, JUNE, 300, 20, 100, 150, 30, 10, 5, 35, 7, 90);

    // When
    var once = new StatementReplay(7, district).of(statement);
    var again = new StatementReplay(7, district).of(statement);
    var other = new StatementReplay(8, district).of(statement);

    // Then
    assertThat(again.stream().toList()).isEqualTo(once.stream().toList());
    assertThat(once.stream().toList()).isEqualTo(once.stream().toList());
    assertThat(other.stream().toList()).isNotEqualTo(once.stream().toList());
  }

  @Test
  void every_event_is_unique_recorded_soon_after_it_occurred_and_in_order() {
    // Given
    var replay = new StatementReplay(11, district).of(A_FIFTH);
    var ids = new HashSet<String>();
    var sequences = new HashMap<String, Integer>();
    var kinds = new HashSet<String>();
    var recordedBefore = new ArrayList<>(List.of(Instant.EPOCH));

    // When
    replay.stream()
        .forEach(event -> {
          // Then
          assertThat(ids.add((String) event.get("id"))).isTrue();
          var recorded = ReplayAudit.instant(event.get("recordedtime"));
          assertThat(recorded)
              .isAfter(ReplayAudit.time(event))
              .isBefore(ReplayAudit.time(event).plusSeconds(181))
              .isAfterOrEqualTo(recordedBefore.set(0, recorded));
          int next = sequences.merge((String) event.get("source"), 1, Integer::sum);
          assertThat(Integer.parseInt((String) event.get("sequence"))).isEqualTo(next);
          assertThat((String) event.get("subject"))
              .matches("000\\.22\\.\\d\\d\\.H26-\\d{6}-\\d{4}");
          kinds.add(ReplayAudit.name(event));
        });
    assertThat(ids).hasSize(replay.size()).hasSizeGreaterThan(12_000);
    assertThat(sequences).containsOnlyKeys("/one-stop/H26.TX");
    assertThat(kinds)
        .contains(
            "submitted",
            "received",
            "supplement-requested",
            "supplement-supplied",
            "promised",
            "payment-requested",
            "payment-made",
            "progressed",
            "digitised",
            "transferred",
            "completed",
            "returned",
            "rated");
  }

  @Test
  void counters_work_in_working_time_only() {
    // Given
    var events = new StatementReplay(13, district).of(A_FIFTH).stream().toList();
    var audit = new ReplayAudit(events.stream());

    // When
    var outside =
        events.stream()
            .filter(event -> !CITIZENS.contains(ReplayAudit.name(event)))
            .filter(event -> ReplayAudit.time(event).isAfter(Instant.parse("2024-01-01T00:00:00Z")))
            .filter(event -> !audit.isWorking(ReplayAudit.time(event)))
            .toList();

    // Then
    assertThat(outside).isEmpty();
    assertThat(events)
        .filteredOn(event -> ReplayAudit.name(event).equals("submitted"))
        .anyMatch(event -> !audit.isWorking(ReplayAudit.time(event)));
  }

  @Test
  void every_citizen_is_one_of_the_seeded_names() {
    // Given
    var events = new StatementReplay(17, district).of(A_FIFTH).stream();

    // When
    var names = new HashSet<Object>();
    events.forEach(event -> {
      if (ReplayAudit.data(event).get("personal") instanceof Map<?, ?> personal) {
        names.add(personal.get("name"));
      }
    });

    // Then
    assertThat(names).hasSizeGreaterThan(500);
    assertThat(SeededNames.all()).containsAll(names.stream().map(String.class::cast).toList());
  }

  @Test
  void without_finish_nothing_ends_after_the_period() {
    // Given
    var statement = new Statement("H26.TX", JANUARY, JUNE, 300, 20, 100, 150, 30, 10, 5, 35, 7, 90);

    // When
    var audit =
        new ReplayAudit(new StatementReplay(7, district).withoutFinish().of(statement).stream());

    // Then
    var later = audit.statement("H26.TX", LocalDate.of(2024, 7, 1), LocalDate.of(2024, 12, 31));
    assertThat(later.inProgress()).isEqualTo(35);
  }

  @Test
  void what_cannot_be_is_refused_with_a_sentence() {
    var saturday = LocalDate.of(2024, 3, 9);
    var replay = new StatementReplay(1, district);
    assertThatThrownBy(() -> new Statement("H26.TX", JANUARY, JUNE, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        .hasMessageContaining("does not balance");
    assertThatThrownBy(() -> new Statement("H26.TX", JUNE, JANUARY, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        .hasMessageContaining("ends before it begins");
    assertThatThrownBy(() -> new Statement("H26.TX", JANUARY, JUNE, 1, 0, 1, 0, 0, 0, 0, 0, 0, 2))
        .hasMessageContaining("filedOnline (2) exceeds received (1)");
    assertThatThrownBy(() ->
            replay.of(new Statement("H26.TX", saturday, saturday, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0)))
        .hasMessageContaining("no working day");
    var first = new Statement("H26.TX", JANUARY, JUNE, 2, 0, 1, 0, 0, 0, 0, 1, 0, 0);
    var july = LocalDate.of(2024, 7, 1);
    var second = new Statement("H26.TX", july, july.plusDays(30), 0, 2, 2, 0, 0, 0, 0, 0, 0, 0);
    assertThatThrownBy(() -> replay.chain(List.of(first, second)))
        .hasMessageContaining("carries in 2, but the one before leaves 1");
    var monday = LocalDate.of(2024, 3, 4);
    assertThatThrownBy(
            () -> replay.of(new Statement("H26.TX", monday, monday, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0)))
        .hasMessageContaining("too short for resolvedLate");
  }

  private static List<Statement> randomChain(SplittableRandom random) {
    var chain = new ArrayList<Statement>();
    var from = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(200));
    int carried = random.nextInt(60);
    for (int period = 0; period < 4; period++) {
      var to = from.plusDays(13 + random.nextInt(90));
      int received = random.nextInt(300);
      int reopened = random.nextInt(6);
      int pool = carried + received;
      int open = random.nextInt(pool + 1) / 2;
      int left = pool - open;
      int late = random.nextInt(left + 1) / 3;
      left -= late;
      int other = random.nextInt(left + 1) / 5;
      left -= other;
      int early = random.nextInt(left + 1);
      chain.add(
          new Statement(
              "H26.TX",
              from,
              to,
              received,
              carried,
              early,
              left - early,
              late,
              other,
              reopened,
              open + reopened,
              random.nextInt(open + reopened + 1),
              random.nextInt(received + 1)));
      carried = open + reopened;
      from = to.plusDays(1);
    }
    return chain;
  }
}
