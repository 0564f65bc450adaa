package vn.dunghen.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeededCityTest {
  private final SeededCity city = new SeededCity();

  @Test
  void has_departments_districts_and_wards_in_one_tree() {
    assertThat(city.agencies()).hasSizeGreaterThanOrEqualTo(30);
    assertThat(city.agencies()).extracting(Agency::code).doesNotHaveDuplicates();
    assertThat(city.agencies()).extracting(Agency::identifier).doesNotHaveDuplicates();
    assertThat(city.agencies())
        .filteredOn(agency -> agency.kind().equals("department"))
        .hasSizeGreaterThanOrEqualTo(12);
    for (var agency : city.agencies()) {
      if (agency.parent() != null) {
        assertThat(city.agency(agency.parent()).code()).isEqualTo(agency.parent());
      }
    }
    assertThat(city.units("H26.TX", LocalDate.of(2024, 1, 1))).hasSize(12);
  }

  @Test
  void every_district_ends_with_june_2025_and_has_a_successor_from_the_next_day() {
    var districts =
        city.agencies().stream().filter(agency -> agency.kind().equals("district")).toList();
    assertThat(districts).hasSizeGreaterThanOrEqualTo(4);
    for (var agency : city.agencies()) {
      if (districts.stream().anyMatch(district -> agency.isWithin(district.code()))) {
        assertThat(agency.validTo()).isEqualTo(LocalDate.of(2025, 6, 30));
        assertThat(city.agency(String.valueOf(agency.successor())).validFrom())
            .isEqualTo(LocalDate.of(2025, 7, 1));
      }
    }
  }

  @Test
  void an_agency_is_posted_after_its_parent_and_its_successor_and_ids_are_fixed() {
    // Given
    var posted = new HashSet<Object>();
    var ids = new HashSet<Object>();

    // When
    var events = city.referenceEvents();

    // Then
    for (var event : events) {
      assertThat(ids.add(event.get("id"))).as("%s", event.get("id")).isTrue();
      assertThat(event.get("recordedtime")).isEqualTo(event.get("time"));
      assertThat(ReplayAudit.time(event)).isBefore(Instant.parse("2026-01-02T00:00:00Z"));
      var data = ReplayAudit.data(event);
      if (event.get("type").equals("vn.dunghen.reference.agency.v1")) {
        for (var field : List.of("parent", "successor")) {
          if (data.containsKey(field)) {
            assertThat(posted).contains(data.get(field));
          }
        }
        posted.add(data.get("code"));
      }
    }
    assertThat(new SeededCity().referenceEvents()).isEqualTo(events);
  }

  @Test
  void procedures_and_calendars_are_complete() {
    var events = city.referenceEvents();
    assertThat(of(events, "procedure")).hasSizeGreaterThanOrEqualTo(25);
    assertThat(of(events, "procedure"))
        .allSatisfy(data ->
            assertThat(data)
                .containsKeys(
                    "code",
                    "name",
                    "field",
                    "term",
                    "papers",
                    "fee",
                    "online",
                    "steps",
                    "officer",
                    "hotline",
                    "returnsWrittenResult",
                    "forCitizens",
                    "level",
                    "unit",
                    "validFrom")
                .doesNotContainKey("levels"));
    assertThat(of(events, "procedure"))
        .filteredOn(data -> !data.containsKey("suggestionBox"))
        .as("procedures with a gap, to be found")
        .hasSize(3);
    assertThat(of(events, "calendar"))
        .extracting(data -> data.get("year"))
        .containsExactly(2024, 2025, 2026, 2027);
    assertThat(of(events, "calendar"))
        .allSatisfy(data -> assertThat(data).containsEntry("provisional", true));
  }

  @Test
  void identities_are_made_once_for_their_owner_only(@TempDir Path directory) throws Exception {
    // Given
    var file = directory.resolve("local/identities.json");

    // When
    var made = Identities.writeIfAbsent(file, city);
    var again = Identities.writeIfAbsent(file, city);

    // Then
    assertThat(again.all()).isEqualTo(made.all());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(made.all()).extracting(DemoIdentity::password).doesNotHaveDuplicates();
    assertThat(made.all()).extracting(DemoIdentity::name).doesNotHaveDuplicates();
    assertThat(made.all())
        .flatExtracting(DemoIdentity::roles)
        .contains("source", "importer", "agency", "operator", "publisher", "auditor", "service");
    for (var source : of(city.referenceEvents(), "source")) {
      assertThat(made.named(String.valueOf(source.get("identity"))).agencies())
          .isEqualTo(source.get("agencies"));
    }
    assertThat(Files.list(file.getParent())).containsExactly(file);
    assertThat(made.toString() + made.all()).doesNotContain(made.named("importer").password());
  }

  private static List<Map<String, Object>> of(List<Map<String, Object>> events, String name) {
    return events.stream()
        .filter(event -> event.get("type").equals("vn.dunghen.reference." + name + ".v1"))
        .map(ReplayAudit::data)
        .toList();
  }
}
