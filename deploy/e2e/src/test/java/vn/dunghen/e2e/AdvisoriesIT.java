package vn.dunghen.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is shipped (the SBOMs that `./dev verify` makes) held against what is known of it
/// (`docs/operations/advisories.json`). How complete that is, is for people to see to.
@Tag("verify")
class AdvisoriesIT {
  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  private static final Path ADVISORIES = REPOSITORY.resolve("docs/operations/advisories.json");
  private static final List<String> SHIPPED =
      List.of(
          "intake-service",
          "scoring-service",
          "sync-service",
          "notification-service",
          "deploy/local");
  private static final Set<String> VERDICTS = Set.of("not-affected", "mitigated", "affected");
  private static final int FRESH_DAYS = 30;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void every_advisory_that_matches_has_a_verdict_and_a_reason() throws Exception {
    // Given
    var components = components();
    assertThat(components).hasSizeGreaterThan(150);

    // When
    var matching = new ArrayList<JsonNode>();
    for (var advisory : advisories()) {
      for (var version : components.getOrDefault(advisory.path("package").asText(), Set.of())) {
        if (matches(advisory, version)) {
          matching.add(advisory);
          System.out.printf(
              "%-12s %s: %s %s%n",
              advisory.path("verdict").asText("no verdict"),
              advisory.path("id").asText(),
              advisory.path("package").asText(),
              version);
        }
      }
    }

    // Then
    assertThat(matching)
        .isNotEmpty()
        .allSatisfy(advisory -> {
          var id = advisory.path("id").asText();
          assertThat(advisory.path("verdict").asText()).as(id).isIn(VERDICTS);
          assertThat(advisory.path("why").asText()).as(id).isNotBlank();
          assertThat(advisory.path("source").asText()).as(id).startsWith("https://");
          if (advisory.path("verdict").asText().equals("affected")) {
            assertThat(advisory.path("standsInTheWay").asText()).as(id).isNotBlank();
          }
        });
    var looked = LocalDate.parse(JSON.readTree(ADVISORIES.toFile()).path("looked").asText());
    if (looked.plusDays(FRESH_DAYS).isBefore(LocalDate.now(ZoneOffset.UTC))) {
      System.out.println("The advisories were looked through last on " + looked + ".");
    }
  }

  @Test
  void every_library_that_is_shipped_is_in_the_sbom() throws IOException {
    // Given
    var known = new TreeSet<String>();
    components()
        .forEach((name, versions) ->
            versions.forEach(
                version -> known.add(name.substring(name.indexOf(':') + 1) + "-" + version)));

    // When
    var shipped = shipped();

    // Then
    assertThat(shipped).hasSizeGreaterThan(150);
    shipped.removeIf(file -> known.stream().anyMatch(file::contains));
    assertThat(shipped).isEmpty();
  }

  private static Set<String> shipped() throws IOException {
    var shipped = new TreeSet<String>();
    for (var module : SHIPPED) {
      var libraries =
          module.endsWith("-service")
              ? List.of("target/quarkus-app/lib/main", "target/quarkus-app/lib/boot")
              : List.of("target/lib");
      for (var each : libraries) {
        try (var files = Files.list(REPOSITORY.resolve(module).resolve(each))) {
          files.forEach(file -> shipped.add(String.valueOf(file.getFileName())));
        }
      }
    }
    return shipped;
  }

  @Test
  void a_version_matches_the_ranges_that_hold_it_and_no_other() throws Exception {
    var advisory =
        JSON.readTree("{\"affected\": [\"(,4.1.132.Final)\", \"[4.2.0.Final,4.2.12.Final)\"]}");
    assertThat(matches(advisory, "4.1.130.Final")).isTrue();
    assertThat(matches(advisory, "4.1.132.Final")).isFalse();
    assertThat(matches(advisory, "4.2.3.Final")).isTrue();
    assertThat(matches(JSON.readTree("{\"affected\": [\"(,1.5.7-14)\"]}"), "1.5.6-10")).isTrue();
    assertThat(matches(JSON.readTree("{\"affected\": [\"(,1.5.7-14)\"]}"), "1.5.7-17")).isFalse();
  }

  private static boolean matches(JsonNode advisory, String version)
      throws InvalidVersionSpecificationException {
    for (var range : advisory.path("affected")) {
      if (VersionRange.createFromVersionSpec(range.asText())
          .containsVersion(new DefaultArtifactVersion(version))) {
        return true;
      }
    }
    return false;
  }

  private static Iterable<JsonNode> advisories() throws IOException {
    var all = JSON.readTree(ADVISORIES.toFile()).path("advisories");
    assertThat(all).hasSizeGreaterThan(20);
    return all;
  }

  /// The versions of each component, by group and name.
  private static Map<String, Set<String>> components() throws IOException {
    var components = new TreeMap<String, Set<String>>();
    for (var module : SHIPPED) {
      var sbom = REPOSITORY.resolve(module).resolve("target/sbom.json");
      assertThat(sbom).as("made by ./dev verify; not in offline mode").exists();
      for (var component : JSON.readTree(sbom.toFile()).path("components")) {
        components
            .computeIfAbsent(
                component.path("group").asText() + ":" + component.path("name").asText(),
                _ -> new TreeSet<>())
            .add(component.path("version").asText());
      }
    }
    return components;
  }
}
