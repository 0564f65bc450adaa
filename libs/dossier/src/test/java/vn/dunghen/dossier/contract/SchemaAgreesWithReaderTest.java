package vn.dunghen.dossier.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.dunghen.dossier.event.Flaw;
import vn.dunghen.dossier.event.Read;

/// The published schemas and the reader are two tellings of one contract: whatever is done to a
/// golden event, both come to the same verdict, and the reader names the place.
class SchemaAgreesWithReaderTest {

  /// A rule between members, which JSON Schema cannot say; the schemas' descriptions do. Each with
  /// a change that breaks this rule alone.
  record Relation(String reason, String golden, String parent, String member, String json) {}

  private static final List<Relation> RELATIONS =
      List.of(
          new Relation(
              "must be the code that the event speaks of",
              "vn.dunghen.reference.agency.v1",
              "",
              "subject",
              "\"TX\""),
          new Relation(
              "must not be before validFrom",
              "vn.dunghen.reference.recipient.v1",
              "/data",
              "validTo",
              "\"2020-01-01\""),
          new Relation(
              "must be another agency",
              "vn.dunghen.reference.agency.v1",
              "/data",
              "successor",
              "\"TX-TNMT\""),
          new Relation(
              "a block of working time opens before it closes",
              "vn.dunghen.reference.calendar.v1",
              "/data/workingTime",
              "1",
              "\"17:00-13:30\""),
          new Relation(
              "must be blocks that follow each other",
              "vn.dunghen.reference.calendar.v1",
              "/data/workingTime",
              "1",
              "\"11:00-17:00\""),
          new Relation(
              "must be a day of the calendar's year",
              "vn.dunghen.reference.calendar.v1",
              "/data/daysOff",
              "0",
              "\"2025-01-01\""),
          new Relation(
              "must not name a day off",
              "vn.dunghen.reference.calendar.v1",
              "/data/makeUpWorkingDays",
              "0",
              "\"2024-04-29\""),
          new Relation(
              "must not be more than handled",
              "vn.dunghen.report.work-files.v1",
              "/data/documents",
              "handledOnline",
              "1205"),
          new Relation(
              "must not lie beyond the size of the set",
              "vn.dunghen.national-standing.v1",
              "/data",
              "rank",
              "64"),
          new Relation(
              "is named twice",
              "vn.dunghen.report.inspection.v1",
              "/data/findings/1",
              "code",
              "\"1\""),
          new Relation(
              "is named twice",
              "vn.dunghen.national-standing.v1",
              "/data/groups/1",
              "group",
              "\"1\""),
          new Relation(
              "is named twice",
              "vn.dunghen.national-standing.v1",
              "/data/indicators/1",
              "indicator",
              "\"2.1\""));

  private static final Set<String> REASONS_BETWEEN_MEMBERS =
      RELATIONS.stream().map(Relation::reason).collect(Collectors.toSet());

  /// All types share the schema of the attributes, so that it is tried on these; of the others the
  /// type and the data.
  private static final Set<String> MUTATED_WHOLE =
      Set.of(
          "vn.dunghen.dossier.received.v1",
          "vn.dunghen.dossier.resumed.v1.minimal",
          "vn.dunghen.reference.agency.v1");

  static Stream<String> goldenEvents() {
    return GoldenFilesTest.goldenEvents();
  }

  static Stream<Relation> relations() {
    return RELATIONS.stream();
  }

  @ParameterizedTest
  @MethodSource("goldenEvents")
  void schema_and_reader_come_to_one_verdict_and_the_pointer_names_the_place(String name) {
    // Given
    JsonNode golden = ContractFiles.golden(name);
    JsonSchema schema = ContractFiles.schemaOf(golden);
    List<Mutation> mutations =
        MUTATED_WHOLE.contains(name) ? Mutation.of(golden) : Mutation.ofDataOf(golden);
    var differences = new ArrayList<String>();
    int refused = 0;
    int taken = 0;

    // When
    for (Mutation mutation : mutations) {
      boolean valid = schema.validate(mutation.event()).isEmpty();
      List<Flaw> flaws = flaws(mutation.event());
      List<Flaw> ownFlaws =
          flaws.stream().filter(flaw -> !REASONS_BETWEEN_MEMBERS.contains(flaw.reason())).toList();
      refused += valid ? 0 : 1;
      taken += valid ? 1 : 0;
      if (valid ? !ownFlaws.isEmpty() : flaws.isEmpty()) {
        differences.add(
            "%s %s: schema says %s, reader says %s"
                .formatted(
                    mutation.pointer(), mutation.what(), valid ? "valid" : "invalid", flaws));
      } else if (!valid && flaws.stream().noneMatch(flaw -> within(mutation, flaw))) {
        differences.add(
            "%s %s: reader points elsewhere: %s"
                .formatted(mutation.pointer(), mutation.what(), flaws));
      }
    }

    // Then
    assertThat(differences).isEmpty();
    assertThat(refused).isGreaterThan(80);
    if (MUTATED_WHOLE.contains(name)) {
      assertThat(taken).isGreaterThan(50);
    }
  }

  @ParameterizedTest
  @MethodSource("relations")
  void a_rule_between_members_is_the_readers_alone(Relation relation) {
    // Given
    JsonNode golden = ContractFiles.golden(relation.golden());

    // When
    Mutation mutation =
        Mutation.changed(
            golden, "", relation.parent(), relation.member(), Mutation.parsed(relation.json()));

    // Then
    assertThat(ContractFiles.schemaOf(golden).validate(mutation.event())).isEmpty();
    assertThat(flaws(mutation.event()))
        .singleElement()
        .satisfies(flaw -> {
          assertThat(flaw.reason()).isEqualTo(relation.reason());
          assertThat(mutation.pointer()).startsWith(flaw.pointer());
        });
  }

  @Test
  void data_base64_is_not_taken() {
    JsonNode golden = ContractFiles.golden("vn.dunghen.dossier.resumed.v1");

    Mutation mutation =
        Mutation.changed(golden, "", "", "data_base64", Mutation.parsed("\"e30=\""));

    assertThat(ContractFiles.schemaOf(golden).validate(mutation.event())).isNotEmpty();
    assertThat(flaws(mutation.event())).extracting(Flaw::pointer).containsExactly("/data_base64");
  }

  private static boolean within(Mutation mutation, Flaw flaw) {
    return flaw.pointer().equals(mutation.pointer())
        || flaw.pointer().startsWith(mutation.pointer() + "/");
  }

  private static List<Flaw> flaws(JsonNode event) {
    return switch (ContractFiles.read(event)) {
      case Read.Sound<?> _ -> List.of();
      case Read.Flawed<?>(List<Flaw> flaws) -> flaws;
    };
  }
}
