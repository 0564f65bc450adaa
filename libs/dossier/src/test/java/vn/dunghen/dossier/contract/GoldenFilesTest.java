package vn.dunghen.dossier.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.Envelope.Body;
import vn.dunghen.dossier.event.PetitionEvent;
import vn.dunghen.dossier.event.ProcedureEvent;
import vn.dunghen.dossier.event.Read;
import vn.dunghen.dossier.event.ReferenceEvent;
import vn.dunghen.dossier.event.ReportEvent;
import vn.dunghen.dossier.event.StandingEvent;

class GoldenFilesTest {

  /// Schemas that are no event's: what all share, and what intake adds on the way out.
  private static final Set<String> SHARED =
      Set.of("cloudevent.schema.json", "fields.schema.json", "published.schema.json");

  static Stream<String> goldenFiles() {
    return ContractFiles.in(ContractFiles.GOLDEN).keySet().stream()
        .map(file -> file.substring(0, file.length() - ".json".length()));
  }

  static Stream<String> goldenEvents() {
    return goldenFiles().filter(name -> !ContractFiles.BESIDE_EVENTS.contains(name));
  }

  static Stream<String> schemaFiles() {
    return ContractFiles.in(ContractFiles.SCHEMAS).keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void a_golden_file_is_valid_by_the_schema_of_its_type(String name) {
    JsonNode golden = ContractFiles.golden(name);

    assertThat(ContractFiles.schemaOf(golden).validate(golden)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("goldenEvents")
  void a_golden_file_reads_as_sound_and_as_a_known_type(String name) {
    Read<Envelope> read = ContractFiles.read(ContractFiles.golden(name));

    assertThat(read)
        .isInstanceOfSatisfying(
            Read.Sound.class,
            sound ->
                assertThat(bodyOf((Envelope) sound.value()))
                    .isNotInstanceOfAny(
                        DossierEvent.Unknown.class,
                        ReferenceEvent.Unknown.class,
                        ProcedureEvent.Unknown.class,
                        PetitionEvent.Unknown.class,
                        ReportEvent.Unknown.class,
                        StandingEvent.Unknown.class));
  }

  @Test
  void what_is_published_is_also_valid_by_the_schema_of_published_events() {
    JsonNode published = ContractFiles.golden("published");

    assertThat(ContractFiles.schema("published.schema.json").validate(published)).isEmpty();
  }

  @Test
  void a_posted_event_is_no_published_one() {
    JsonNode posted = ContractFiles.golden("vn.dunghen.dossier.received.v1");

    assertThat(ContractFiles.schema("published.schema.json").validate(posted)).isNotEmpty();
  }

  @Test
  void every_type_that_the_readers_know_has_a_schema_and_golden_files_and_no_other_has() {
    Set<String> known =
        Stream.of(
                wireNames(DossierEvent.class, "vn.dunghen.dossier."),
                wireNames(ReferenceEvent.class, "vn.dunghen.reference."),
                wireNames(ProcedureEvent.class, "vn.dunghen.procedure."),
                wireNames(PetitionEvent.class, "vn.dunghen.petition."),
                wireNames(ReportEvent.class, "vn.dunghen.report."),
                wireNames(StandingEvent.class, "vn.dunghen."))
            .flatMap(names -> names)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(known).hasSizeGreaterThan(50);
    Stream<String> all = Stream.concat(known.stream(), ContractFiles.BESIDE_EVENTS.stream());
    assertThat(schemaFiles().filter(file -> !SHARED.contains(file)))
        .containsExactlyInAnyOrderElementsOf(
            all.map(type -> type + ContractFiles.SCHEMA_END).toList());
    assertThat(goldenEvents())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    known.stream().flatMap(type -> Stream.of(type, type + ".minimal")),
                    Stream.of("published"))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("goldenEvents")
  void a_golden_file_bears_the_name_of_its_type_and_is_read_into_the_class_of_that_name(
      String name) {
    // Given
    JsonNode golden = ContractFiles.golden(name);
    String type = golden.get("type").asText();

    // When
    Read<Envelope> read = ContractFiles.read(golden);

    // Then
    if (!name.equals("published")) {
      assertThat(name).isIn(type, type + ".minimal");
    }
    assertThat(read)
        .isInstanceOfSatisfying(
            Read.Sound.class,
            sound ->
                assertThat(type)
                    .endsWith("." + wireName(bodyOf((Envelope) sound.value()).getClass()) + ".v1"));
  }

  @ParameterizedTest
  @MethodSource("schemaFiles")
  void every_example_in_a_schema_is_valid_by_it_and_every_member_is_described(String file) {
    check(file, "", ContractFiles.in(ContractFiles.SCHEMAS).get(file));
  }

  private static void check(String file, String pointer, JsonNode schema) {
    for (JsonNode example : schema.path("examples")) {
      assertThat(ContractFiles.schema(file, pointer).validate(example))
          .as("%s#%s %s", file, pointer, example)
          .isEmpty();
    }
    for (String members : new String[] {"properties", "$defs"}) {
      for (var member : schema.path(members).properties()) {
        String inner = pointer + "/" + members + "/" + member.getKey();
        if (!pointer.contains("/anyOf/")) {
          assertThat(member.getValue().path("description").asText())
              .as("description of %s#%s", file, inner)
              .isNotBlank();
        }
        check(file, inner, member.getValue());
      }
    }
  }

  private static Object bodyOf(Envelope envelope) {
    return switch (envelope.body()) {
      case Body.Dossier(DossierEvent event) -> event;
      case Body.Reference(ReferenceEvent event) -> event;
      case Body.Procedure(ProcedureEvent event) -> event;
      case Body.Petition(PetitionEvent event) -> event;
      case Body.Report(ReportEvent event) -> event;
      case Body.Standing(StandingEvent event) -> event;
    };
  }

  private static Stream<String> wireNames(Class<?> sealedType, String prefix) {
    return Arrays.stream(sealedType.getPermittedSubclasses())
        .filter(event -> !event.getSimpleName().equals("Unknown"))
        .map(event -> prefix + wireName(event) + ".v1");
  }

  /// `SupplementRequested` is `supplement-requested` on the wire.
  private static String wireName(Class<?> event) {
    return event.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
