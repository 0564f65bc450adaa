package vn.dunghen.dossier.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReferenceEvent;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.event.ReferenceEvent.Calendar;
import vn.dunghen.dossier.event.ReferenceEvent.GoLive;
import vn.dunghen.dossier.event.ReferenceEvent.Online;
import vn.dunghen.dossier.event.ReferenceEvent.Procedure;
import vn.dunghen.dossier.event.ReferenceEvent.Source;
import vn.dunghen.dossier.time.CalendarYear;
import vn.dunghen.dossier.time.Due;
import vn.dunghen.dossier.time.Term;
import vn.dunghen.dossier.time.TermUnit;
import vn.dunghen.dossier.time.WorkBlock;

class ReferenceBookTest {

  private static final LocalDate LAST_OF_DISTRICTS = LocalDate.of(2025, 6, 30);
  private static final LocalDate FIRST_OF_COMMUNES = LocalDate.of(2025, 7, 1);

  private final List<Recorded<ReferenceEvent>> events = new ArrayList<>();

  @Test
  void a_subtree_holds_the_agency_and_all_below_it() {
    city();

    AgencyTree tree = tree("2024-06-30");

    assertThat(tree.subtree("TX")).containsExactly("TX", "TX.1", "TX.2");
    assertThat(tree.subtree("HN")).containsExactly("HN", "PTX", "STP", "TX", "TX.1", "TX.2");
    assertThat(tree.subtree("unknown")).isEmpty();
  }

  @Test
  void the_dossiers_of_an_ended_agency_stand_at_its_successor() {
    city();

    AgencyTree tree = tree("2025-07-01");

    assertThat(tree.agency("TX")).isEmpty();
    assertThat(tree.place("TX")).isEqualTo("PTX");
    assertThat(tree.countedFor("PTX")).containsExactly("PTX", "TX", "TX.1", "TX.2");
    assertThat(tree.countedFor("HN")).contains("TX", "TX.1", "TX.2", "PTX", "STP");
  }

  @Test
  void an_agency_that_ended_without_a_successor_stands_at_its_parent() {
    city();

    assertThat(tree("2025-07-01").place("TX.2")).isEqualTo("PTX");
  }

  @Test
  void an_agency_stands_for_itself_before_its_first_day() {
    city();

    assertThat(tree("2024-01-01").place("PTX")).isEqualTo("PTX");
  }

  @Test
  void successors_that_name_each_other_lead_nowhere() {
    agency("A", null, "2020-01-01", "2024-01-01", "B", "2020-01-01T00:00:00Z");
    agency("B", null, "2020-01-01", "2024-01-01", "A", "2020-01-01T00:00:00Z");

    assertThat(tree("2024-06-30").place("A")).isNull();
  }

  @Test
  void parents_that_name_each_other_do_not_hang() {
    agency("A", "B", "2020-01-01", null, null, "2020-01-01T00:00:00Z");
    agency("B", "A", "2020-01-01", null, null, "2020-01-01T00:00:00Z");

    assertThat(tree("2024-06-30").subtree("A")).containsExactly("A", "B");
    assertThat(tree("2024-06-30").isWithin("A", List.of("C"))).isFalse();
  }

  @Test
  void rights_over_an_agency_outlive_it() {
    city();

    AgencyTree tree = tree("2026-01-01");

    assertThat(tree.isWithin("TX.1", List.of("TX"))).isTrue();
    assertThat(tree.isWithin("TX", List.of("PTX"))).isTrue();
    assertThat(tree.isWithin("TX.1", List.of("HN"))).isTrue();
    assertThat(tree.isWithin("STP", List.of("TX"))).isFalse();
  }

  @Test
  void whoever_is_bound_to_the_top_is_bound_to_an_agency_without_a_parent() {
    city();
    agency("LONE", null, "2024-01-01", null, null, "2024-01-01T00:00:00Z");

    AgencyTree tree = tree("2024-06-30");

    assertThat(tree.isWithin("LONE", List.of("HN"))).isTrue();
    assertThat(tree.isWithin("LONE", List.of("TX"))).isFalse();
    assertThat(tree.isWithin("never heard of", List.of("HN"))).isFalse();
  }

  @Test
  void a_rename_is_a_new_era_and_shows_only_from_its_first_day() {
    city();
    agency("STP", "HN", "2025-03-01", null, null, "2025-02-01T00:00:00Z");

    assertThat(book().latest().tree(LocalDate.of(2025, 2, 28)).agency("STP").orElseThrow().name())
        .isEqualTo("STP since 2008-01-01");
    assertThat(book().latest().tree(LocalDate.of(2025, 3, 1)).agency("STP").orElseThrow().name())
        .isEqualTo("STP since 2025-03-01");
  }

  @Test
  void a_later_version_is_known_only_from_its_recording() {
    agency("TX", null, "2008-01-01", null, null, "2024-01-01T00:00:00Z");
    agency("TX", null, "2008-01-01", "2025-06-30", null, "2025-06-01T00:00:00Z");

    var before = book().knownAt(Instant.parse("2025-05-31T00:00:00Z"));
    var after = book().knownAt(Instant.parse("2025-06-01T00:00:00Z"));

    assertThat(before.tree(FIRST_OF_COMMUNES).agency("TX")).isPresent();
    assertThat(after.tree(FIRST_OF_COMMUNES).agency("TX")).isEmpty();
    assertThat(after.tree(LAST_OF_DISTRICTS).agency("TX")).isPresent();
  }

  @Test
  void a_first_version_counts_as_known_from_the_beginning() {
    city();

    var longAgo = book().knownAt(Instant.parse("1999-01-01T00:00:00Z"));

    assertThat(longAgo.tree(LocalDate.of(2024, 6, 30)).agency("TX")).isPresent();
  }

  @Test
  void order_of_arrival_and_repetition_do_not_matter() {
    city();
    agency("TX", "HN", "2008-01-01", null, null, "2026-01-01T00:00:00Z");
    AgencyTree sorted = tree("2025-07-01");

    java.util.Collections.reverse(events);
    events.addAll(List.copyOf(events));

    assertThat(tree("2025-07-01").agencies()).containsExactlyElementsOf(sorted.agencies());
  }

  @Test
  void a_calendar_stated_anew_dates_differently_from_its_recording_on() {
    calendar(Set.of(), "2024-01-01T00:00:00Z");
    calendar(Set.of(LocalDate.of(2024, 3, 5)), "2024-03-01T00:00:00Z");
    var oneDay = new Term(1, TermUnit.WORKING_DAY);
    Instant monday = Instant.parse("2024-03-04T02:00:00Z");

    Due before =
        book().datesKnownAt(Instant.parse("2024-02-29T00:00:00Z")).calendar().due(monday, oneDay);
    Due after =
        book().datesKnownAt(Instant.parse("2024-03-01T00:00:00Z")).calendar().due(monday, oneDay);

    assertThat(before).isEqualTo(new Due.At(Instant.parse("2024-03-05T02:00:00Z")));
    assertThat(after).isEqualTo(new Due.At(Instant.parse("2024-03-06T02:00:00Z")));
    assertThat(book().changesOfDates()).containsExactly(Instant.parse("2024-03-01T00:00:00Z"));
  }

  @Test
  void the_catalogue_s_term_is_that_of_the_day() {
    procedure("P1", 10, "2024-01-01");
    procedure("P1", 5, "2024-07-01");

    assertThat(book().latest().term("P1", LocalDate.of(2024, 6, 30)))
        .contains(new Term(10, TermUnit.WORKING_DAY));
    assertThat(book().latest().term("P1", LocalDate.of(2024, 7, 1)))
        .contains(new Term(5, TermUnit.WORKING_DAY));
    assertThat(book().latest().term("P2", LocalDate.of(2024, 7, 1))).isEmpty();
  }

  @Test
  void a_go_live_is_set_once_and_holds_for_all_below() {
    city();
    Instant first = Instant.parse("2024-08-01T00:00:00Z");
    add(new GoLive("HN", first), "2024-07-01T00:00:00Z");
    add(new GoLive("HN", Instant.parse("2026-08-01T00:00:00Z")), "2024-07-02T00:00:00Z");
    add(new GoLive("TX", Instant.parse("2024-05-01T00:00:00Z")), "2024-07-03T00:00:00Z");
    var view = book().latest();
    LocalDate day = LocalDate.of(2024, 6, 30);

    assertThat(view.goLive("STP", day)).contains(first);
    assertThat(view.goLive("TX.1", day)).contains(Instant.parse("2024-05-01T00:00:00Z"));
    assertThat(view.goLive("unknown", day)).isEmpty();
  }

  @Test
  void the_latest_statement_of_a_source_counts() {
    add(new Source("/s", "alice", List.of("A")), "2024-01-01T00:00:00Z");
    add(new Source("/s", "bob", List.of("B")), "2024-02-01T00:00:00Z");

    assertThat(book().latest().source("/s").orElseThrow().identity()).isEqualTo("bob");
    assertThat(
            book()
                .knownAt(Instant.parse("2024-01-15T00:00:00Z"))
                .source("/s")
                .orElseThrow()
                .identity())
        .isEqualTo("alice");
  }

  /// A city with a department and a district of two wards, which ends with June 2025.
  private void city() {
    String known = "2024-01-01T00:00:00Z";
    agency("HN", null, "2008-01-01", null, null, known);
    agency("STP", "HN", "2008-01-01", null, null, known);
    agency("TX", "HN", "2008-01-01", "2025-06-30", "PTX", known);
    agency("TX.1", "TX", "2008-01-01", "2025-06-30", "PTX", known);
    agency("TX.2", "TX", "2008-01-01", "2025-06-30", null, known);
    agency("PTX", "HN", "2025-07-01", null, null, known);
  }

  private void agency(
      String code,
      @Nullable String parent,
      String from,
      @Nullable String to,
      @Nullable String successor,
      String recorded) {
    add(
        new Agency(
            code,
            code + " since " + from,
            "unit",
            parent,
            LocalDate.parse(from),
            to == null ? null : LocalDate.parse(to),
            successor),
        recorded);
  }

  private void calendar(Set<LocalDate> daysOff, String recorded) {
    add(
        new Calendar(
            new CalendarYear(
                2024,
                List.of(WorkBlock.parse("07:00-11:30"), WorkBlock.parse("13:30-17:00")),
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                daysOff,
                Set.of(),
                null,
                true)),
        recorded);
  }

  private void procedure(String code, int days, String from) {
    add(
        new Procedure(
            code,
            code,
            "",
            new Term(days, TermUnit.WORKING_DAY),
            List.of(),
            null,
            Online.FULL,
            List.of(),
            null,
            null,
            LocalDate.parse(from)),
        "2024-01-01T00:00:00Z");
  }

  private void add(ReferenceEvent event, String recorded) {
    Instant at = Instant.parse(recorded);
    events.add(new Recorded<>(new EventId("/t", "e" + events.size()), null, at, at, event));
  }

  private ReferenceBook book() {
    return ReferenceBook.of(events);
  }

  private AgencyTree tree(String day) {
    return book().latest().tree(LocalDate.parse(day));
  }
}
