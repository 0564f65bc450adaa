package vn.dunghen.dossier.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.dunghen.dossier.CaseFiles;

class WorkCalendarTest {

  private static final WorkCalendar CALENDAR = CaseFiles.calendar();

  static Stream<Arguments> worked_deadlines() {
    return StreamSupport.stream(CaseFiles.read("deadlines.json").get("cases").spliterator(), false)
        .map(c -> Arguments.of(c.get("description").asText(), c));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("worked_deadlines")
  void every_worked_deadline_comes_out(String description, JsonNode c) {
    var term =
        new Term(c.get("term").asInt(), TermUnit.ofWire(c.get("unit").asText()).orElseThrow());

    Due due = CALENDAR.due(instant(c.get("received").asText()), term);

    assertThat(due).isEqualTo(new Due.At(instant(c.get("due").asText())));
  }

  @Test
  void working_days_are_counted_both_ends_included_and_never_guessed() {
    LocalDate monday = LocalDate.of(2024, 4, 29);

    // Monday and Tuesday, Wednesday 1 May are days off; Saturday 4 May is worked instead
    assertThat(CALENDAR.workingDays(monday, LocalDate.of(2024, 5, 5))).hasValue(3);
    assertThat(CALENDAR.workingDays(monday, monday.minusDays(1))).hasValue(0);
    assertThat(CALENDAR.workingDays(monday, LocalDate.of(2031, 1, 1))).isEmpty();
  }

  @ParameterizedTest(name = "{0} + {1} {2} = {3}")
  @CsvSource({
    // day 1 is the day after reception; the last day closes at 17:00
    "2024-03-04T09:00+07:00, 1, calendar-day, 2024-03-05T17:00+07:00",
    "2024-03-04T23:59+07:00, 4, calendar-day, 2024-03-08T17:00+07:00",
    // ends on a Saturday: the close of Monday
    "2024-03-04T09:00+07:00, 5, calendar-day, 2024-03-11T17:00+07:00",
    // ends inside Tết 2024 (8 to 14 February): the close of the 15th
    "2024-02-01T09:00+07:00, 8, calendar-day, 2024-02-15T17:00+07:00",
    // ends on the make-up Saturday, which is worked
    "2024-05-02T09:00+07:00, 2, calendar-day, 2024-05-04T17:00+07:00",
    "2024-03-04T09:00+07:00, 1, month, 2024-04-04T17:00+07:00",
    // no 31 April, no 30 February: the month's last day
    "2024-05-31T09:00+07:00, 1, month, 2024-07-01T17:00+07:00",
    "2024-01-31T09:00+07:00, 1, month, 2024-02-29T17:00+07:00",
    "2024-12-02T09:00+07:00, 2, month, 2025-02-03T17:00+07:00",
  })
  void calendar_terms_close_on_a_working_day(String received, int length, String unit, String due) {
    Due computed =
        CALENDAR.due(instant(received), new Term(length, TermUnit.ofWire(unit).orElseThrow()));

    assertThat(computed).isEqualTo(new Due.At(instant(due)));
  }

  @Test
  void a_year_without_data_is_refused_and_named() {
    Due due = CALENDAR.due(instant("2025-12-30T09:00+07:00"), new Term(5, TermUnit.WORKING_DAY));

    assertThat(due).isEqualTo(new Due.NoCalendar(2026));
  }

  @Test
  void a_term_that_ends_before_the_missing_year_is_computed() {
    Due due = CALENDAR.due(instant("2025-12-30T09:00+07:00"), new Term(1, TermUnit.WORKING_DAY));

    assertThat(due).isEqualTo(new Due.At(instant("2025-12-31T09:00+07:00")));
  }

  @Test
  void a_pause_outside_working_time_moves_nothing_not_even_into_working_time() {
    Instant saturdayNoon = instant("2024-03-09T12:00+07:00");

    Due moved =
        CALENDAR.moved(
            saturdayNoon, instant("2024-03-08T18:00+07:00"), instant("2024-03-10T20:00+07:00"));

    assertThat(moved).isEqualTo(new Due.At(saturdayNoon));
  }

  @Test
  void consuming_a_term_in_two_parts_is_consuming_it_at_once() {
    Instant monday = instant("2024-01-02T00:00+07:00");
    qt().forAll(
            integers().between(0, 300_000), integers().between(1, 200), integers().between(1, 200))
        .checkAssert((minutes, first, second) -> {
          Instant start = monday.plusSeconds(60L * minutes);
          Instant half = at(CALENDAR.due(start, new Term(first, TermUnit.WORKING_HOUR)));

          Instant inTwo = at(CALENDAR.due(half, new Term(second, TermUnit.WORKING_HOUR)));

          assertThat(inTwo)
              .isEqualTo(at(CALENDAR.due(start, new Term(first + second, TermUnit.WORKING_HOUR))));
        });
  }

  @Test
  void a_later_start_is_never_due_earlier() {
    Instant first = instant("2024-01-02T00:00+07:00");
    qt().forAll(
            integers().between(0, 300_000), integers().between(0, 3_000), integers().between(1, 90))
        .checkAssert((minutes, later, days) -> {
          Term term = new Term(days, TermUnit.WORKING_DAY);
          Instant start = first.plusSeconds(60L * minutes);

          Instant due = at(CALENDAR.due(start, term));
          Instant dueLater = at(CALENDAR.due(start.plusSeconds(60L * later), term));

          assertThat(dueLater).isAfterOrEqualTo(due);
        });
  }

  @Test
  void a_day_off_that_is_worked_as_well_is_refused() {
    LocalDate day = LocalDate.of(2024, 5, 4);

    assertThatThrownBy(() ->
            new CalendarYear(
                2024,
                List.of(WorkBlock.parse("07:00-11:30")),
                Set.of(),
                Set.of(day),
                Set.of(day),
                null,
                true))
        .hasMessageContaining("2024-05-04");
  }

  private static Instant at(Due due) {
    return switch (due) {
      case Due.At(Instant instant) -> instant;
      case Due.NoCalendar(int year) -> throw new AssertionError("no calendar for " + year);
    };
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
