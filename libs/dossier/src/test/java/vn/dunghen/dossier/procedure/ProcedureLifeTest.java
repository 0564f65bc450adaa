package vn.dunghen.dossier.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.CaseFiles;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.ProcedureEvent;
import vn.dunghen.dossier.event.ProcedureEvent.Change;
import vn.dunghen.dossier.event.ProcedureEvent.Component;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.dossier.time.WorkCalendar;

/// What was done to procedures in March 2024, in which every Monday to Friday is worked.
class ProcedureLifeTest {

  private static final WorkCalendar CALENDAR = CaseFiles.calendar();
  private static final Period MARCH = Period.of(YearMonth.of(2024, 3));
  private static final LocalDate LAST = LocalDate.of(2024, 3, 31);

  @Test
  void a_decision_is_announced_five_working_days_before_it_takes_effect_and_public_five_after() {
    // Given
    var events =
        new ArrayList<>(
            List.of(
                event("a", "2024-03-05", decided("1/QĐ", LocalDate.of(2024, 3, 20))),
                event("b", "2024-03-13", new ProcedureEvent.Announced("1/QĐ", null)),
                event(
                    "c",
                    "2024-03-25",
                    new ProcedureEvent.Publicised("1/QĐ", LocalDate.of(2024, 3, 21)))));
    Collections.reverse(events);

    // When
    Decision decision = life(events).decisions().getFirst();

    // Then
    assertThat(decision.announceBy(CALENDAR)).contains(LocalDate.of(2024, 3, 13));
    assertThat(decision.isAnnouncedLate(CALENDAR, LAST)).isFalse();
    assertThat(decision.publiciseBy(CALENDAR)).contains(LocalDate.of(2024, 3, 20));
    assertThat(decision.isPublicisedLate(CALENDAR, LAST)).isTrue();
    assertThat(ProcedureCounts.of(List.of(life(events)), MARCH, CALENDAR, LAST))
        .isEqualTo(new ProcedureCounts(1, 1, 1, 0, 1, 0));
  }

  @Test
  void a_procedure_in_several_decisions_counts_once_and_once_late_is_late() {
    var life =
        life(
            List.of(
                event("a", "2024-03-05", decided("1/QĐ", LocalDate.of(2024, 3, 20))),
                event("b", "2024-03-05", decided("2/QĐ", LocalDate.of(2024, 3, 20))),
                event("c", "2024-03-12", new ProcedureEvent.Announced("1/QĐ", null)),
                event("d", "2024-03-14", new ProcedureEvent.Announced("2/QĐ", null))));

    assertThat(ProcedureCounts.of(List.of(life), MARCH, CALENDAR, LAST))
        .isEqualTo(new ProcedureCounts(1, 0, 1, 0, 0, 0));
  }

  @Test
  void what_was_missing_at_the_last_check_is_missing_until_the_next() {
    // Given
    var gap =
        event(
            "a",
            "2024-03-05",
            new ProcedureEvent.Checked(
                EnumSet.complementOf(EnumSet.of(Component.AUTHORITY, Component.MANNER))));
    var whole =
        event("b", "2024-03-06", new ProcedureEvent.Checked(EnumSet.allOf(Component.class)));

    // When, Then
    assertThat(life(List.of()).missing()).isEmpty();
    assertThat(life(List.of(gap)).missing())
        .contains(Set.of(Component.AUTHORITY, Component.MANNER));
    assertThat(life(List.of(whole, gap)).missing()).contains(Set.of());
    assertThat(
            life(List.of(
                    whole,
                    gap,
                    event("c", "2024-03-07", new ProcedureEvent.Voided(whole.id(), ""))))
                .missing())
        .contains(Set.of(Component.AUTHORITY, Component.MANNER));
  }

  private static ProcedureEvent decided(String number, LocalDate effective) {
    return new ProcedureEvent.Decided(
        number, LocalDate.of(2024, 3, 5), effective, Change.AMENDED, "U");
  }

  private static ProcedureLife life(List<Recorded<ProcedureEvent>> events) {
    return ProcedureLife.fold(events, Instant.MAX, Instant.MAX);
  }

  private static Recorded<ProcedureEvent> event(String id, String day, ProcedureEvent event) {
    Instant at = OffsetDateTime.parse(day + "T09:00+07:00").toInstant();
    return new Recorded<>(new EventId("/t", id), null, at, at, event);
  }
}
