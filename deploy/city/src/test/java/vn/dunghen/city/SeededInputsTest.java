package vn.dunghen.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.Envelope.Body;
import vn.dunghen.dossier.event.PetitionEvent;
import vn.dunghen.dossier.event.ProcedureEvent;
import vn.dunghen.dossier.event.Read;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReferenceEvent;
import vn.dunghen.dossier.event.ReportEvent;
import vn.dunghen.dossier.petition.PetitionCounts;
import vn.dunghen.dossier.petition.PetitionLife;
import vn.dunghen.dossier.procedure.ProcedureCounts;
import vn.dunghen.dossier.procedure.ProcedureLife;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.report.AgencyReports;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.dossier.time.WorkCalendar;

/// What the seeded city tells beside dossiers is read by the suite's own readers and says what it
/// promises.
class SeededInputsTest {

  private static final Period SEPTEMBER = Period.of(YearMonth.of(2024, 9));

  private final SeededCity city = new SeededCity();
  private final Map<String, List<Recorded<Body>>> bySubject = new TreeMap<>();
  private final WorkCalendar calendar;

  SeededInputsTest() {
    var ids = new HashSet<Object>();
    for (var event : SeededInputs.of(city)) {
      assertThat(ids.add(List.of(event.get("source"), event.get("id")))).isTrue();
      Envelope read = read(event);
      bySubject
          .computeIfAbsent(read.subject(), _ -> new ArrayList<>())
          .add(
              new Recorded<>(
                  read.id(), read.sequence(), read.occurred(), read.occurred(), read.body()));
    }
    var references = new ArrayList<Recorded<ReferenceEvent>>();
    for (var event : city.referenceEvents()) {
      Envelope read = read(event);
      if (read.body() instanceof Body.Reference(ReferenceEvent body)) {
        references.add(new Recorded<>(read.id(), null, read.occurred(), read.occurred(), body));
      }
    }
    calendar = ReferenceBook.of(references).latest().calendar();
  }

  @Test
  void the_city_s_letters_are_the_published_ones_with_their_contradictions() {
    var letters = AgencyReports.of(bySubject.get(SeededCity.ROOT), Instant.MAX).standings();

    assertThat(letters)
        .extracting(letter -> letter.event().period().wire() + " " + letter.event().total())
        .containsExactly(
            "2024-07 58.86", "2024-09 55.99", "2024-10 61.18", "2024-11 58.69", "2024-12 62.28");
    var november = letters.get(3).event();
    assertThat(november.total().subtract(november.change())).isEqualByComparingTo("61.20");
    assertThat(november.dataTakenAt()).isEqualTo(letters.get(2).event().dataTakenAt());
  }

  @Test
  void one_report_of_inspections_covers_25_agencies_and_11_wards() {
    var inspected = new HashMap<String, AgencyReports.Inspected>();
    bySubject.forEach((subject, events) ->
        AgencyReports.of(events, Instant.MAX)
            .inspections()
            .forEach(inspection -> inspected.put(subject, inspection)));

    assertThat(inspected).hasSize(36);
    assertThat(inspected.keySet().stream().filter(code -> code.startsWith("H26.TX."))).hasSize(11);
    assertThat(inspected.values())
        .allSatisfy(each -> assertThat(each.inspection().report()).isEqualTo("215/BC-VP"));
    assertThat(inspected.values().stream().filter(each -> each.open() > 0)).isNotEmpty();
    assertThat(inspected.values().stream().flatMap(each -> each.findings().stream()))
        .anyMatch(finding -> finding.settledOn() != null);
  }

  @Test
  void september_s_petitions_and_procedures_cost_points_but_not_all() {
    Instant end = CivilTime.endOf(SEPTEMBER.to());
    var petitions = new ArrayList<PetitionCounts.Counted>();
    var procedures = new ArrayList<ProcedureLife>();
    for (var events : bySubject.values()) {
      switch (events.getFirst().event()) {
        case Body.Petition _ ->
            petitions.add(
                PetitionCounts.of(
                    PetitionLife.fold(of(events, PetitionEvent.class), Instant.MAX).at(end),
                    SEPTEMBER,
                    calendar,
                    end));
        case Body.Procedure _ ->
            procedures.add(ProcedureLife.fold(of(events, ProcedureEvent.class), Instant.MAX, end));
        case Body.Report _, Body.Standing _, Body.Dossier _, Body.Reference _ -> {}
      }
    }
    var counts = PetitionCounts.sum(petitions);
    var announced = ProcedureCounts.of(procedures, SEPTEMBER, calendar, LocalDate.of(2024, 9, 30));

    assertThat(petitions).hasSize(120);
    assertThat(counts.received()).isBetween(15, 25);
    assertThat(counts.onTime()).isPositive().isLessThan(counts.receivedOrEnded());
    assertThat(counts.satisfied()).isPositive().isLessThan(counts.received());
    assertThat(procedures).hasSize(28);
    assertThat(announced.announcedOnTime()).isPositive().isLessThan(announced.announced());
    assertThat(announced.publicOnTime()).isPositive().isLessThan(announced.publicOrDue());
  }

  @Test
  void targets_are_set_for_the_last_quarter_of_2024_and_the_one_that_runs_in_one_decision_each() {
    // When
    Instant now = Instant.parse("2026-11-22T02:00:00Z");
    var targets = SeededTargets.of(city, now).stream().map(SeededInputsTest::read).toList();

    // Then
    var quarters = new TreeMap<String, Integer>();
    for (Envelope each : targets) {
      assertThat(each.body())
          .isInstanceOfSatisfying(
              Body.Report.class,
              report ->
                  assertThat(report.event())
                      .isInstanceOfSatisfying(
                          ReportEvent.Target.class,
                          target -> quarters.merge(target.quarter().wire(), 1, Integer::sum)));
      assertThat(city.agency(each.subject()).isValidOn(CivilTime.dayOf(each.occurred()))).isTrue();
    }
    assertThat(quarters).containsOnlyKeys("2024-Q4", "2026-Q4");
    assertThat(quarters.values()).allMatch(count -> count > 10);
    assertThat(targets).extracting(Envelope::id).doesNotHaveDuplicates();
    assertThat(SeededTargets.of(city, now.plusSeconds(86400)))
        .isEqualTo(SeededTargets.of(city, now));
  }

  private static <E> List<Recorded<E>> of(List<Recorded<Body>> events, Class<E> kind) {
    return events.stream()
        .map(event -> {
          Object body =
              switch (event.event()) {
                case Body.Petition(PetitionEvent petition) -> petition;
                case Body.Procedure(ProcedureEvent procedure) -> procedure;
                case Body.Report _, Body.Standing _, Body.Dossier _, Body.Reference _ ->
                    throw new AssertionError("one subject, two kinds");
              };
          return new Recorded<>(
              event.id(), event.sequence(), event.occurred(), event.recorded(), kind.cast(body));
        })
        .toList();
  }

  private static Envelope read(Map<String, Object> event) {
    try {
      var wire = SeededResources.JSON.writeValueAsString(event);
      return switch (Envelope.read(SeededResources.JSON.readValue(wire, Map.class))) {
        case Read.Sound<Envelope>(Envelope sound) -> sound;
        case Read.Flawed<Envelope>(var flaws) -> throw new AssertionError(flaws + " in " + wire);
      };
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
