package vn.dunghen.dossier.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.dunghen.dossier.event.Read;

/// What was released stays valid: for every release under `released/` (its README says how).
class ReleasedContractTest {

  static List<Path> releases() throws IOException {
    try (Stream<Path> folders = Files.list(ContractFiles.RELEASED)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  @Test
  void there_is_a_release() throws IOException {
    assertThat(releases()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void the_schemas_of_today_break_nothing_that_was_released(Path release) {
    var released = ContractFiles.in(release.resolve("schemas"));

    assertThat(released).isNotEmpty();
    assertThat(SchemaCompatibility.breaks(released, ContractFiles.in(ContractFiles.SCHEMAS)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void every_released_golden_file_is_still_read_and_valid(Path release) {
    var released = ContractFiles.in(release.resolve("golden"));

    assertThat(released).isNotEmpty();
    assertThat(released)
        .allSatisfy((_, event) -> {
          assertThat(ContractFiles.schemaOf(event).validate(event)).isEmpty();
          if (!ContractFiles.BESIDE_EVENTS.contains(event.get("type").asText())) {
            assertThat(ContractFiles.read(event)).isInstanceOf(Read.Sound.class);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("releases")
  void a_release_is_never_edited(Path release) throws IOException, GeneralSecurityException {
    var sums = new StringBuilder();
    try (Stream<Path> files = Files.walk(release)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".json")).sorted().toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        sums.append(HexFormat.of().formatHex(digest))
            .append("  ")
            .append(release.relativize(file))
            .append('\n');
      }
    }

    assertThat(sums.toString().lines())
        .containsExactlyInAnyOrderElementsOf(Files.readAllLines(release.resolve("SHA256SUMS")));
  }
}
