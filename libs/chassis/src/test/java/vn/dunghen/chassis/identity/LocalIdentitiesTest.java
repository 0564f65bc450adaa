package vn.dunghen.chassis.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalIdentitiesTest {
  @TempDir Path directory;

  @Test
  void knows_who_gives_the_right_name_and_password() throws Exception {
    // Given
    var identities = identities(entry("lan", "mat-khau-1"));

    // When
    var found = identities.identity("lan", "mat-khau-1");

    // Then
    assertThat(found.orElseThrow().roles()).containsExactly("agency");
    assertThat(found.orElseThrow().agencies()).containsExactly("H26.18");
    assertThat(identities.identity("lan", "mat-khau-2")).isEmpty();
    assertThat(identities.identity("hoa", "mat-khau-1")).isEmpty();
    assertThat(identities.identity("nobody", "compared in vain")).isEmpty();
  }

  @Test
  void reads_the_file_again_when_it_changes_and_keeps_the_old_when_it_breaks() throws Exception {
    // Given
    var identities = identities(entry("lan", "mat-khau-1"));
    assertThat(identities.identity("lan", "mat-khau-1")).isPresent();

    // When
    write(entry("hoa", "mat-khau-2"), 10);

    // Then
    assertThat(identities.identity("hoa", "mat-khau-2")).isPresent();
    assertThat(identities.identity("lan", "mat-khau-1")).isEmpty();

    // And
    write("[{", 20);
    assertThat(identities.identity("hoa", "mat-khau-2")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | not a JSON list",
        "[1] | not a JSON list",
        "[{\"password\":\"mat-khau-1\"}] | no usable name",
        "[{\"name\":\"a:b\",\"password\":\"mat-khau-1\"}] | no usable name",
        "[{\"name\":\"lan\",\"password\":\"short\"}] | shorter than 8",
        "[{\"name\":\"lan\",\"password\":\"mat-khau-1\",\"roles\":[\"king\"]}] | unknown role king",
        "[{\"name\":\"lan\",\"password\":\"mat-khau-1\",\"roles\":[7]}] | not a JSON list",
      })
  void refuses_a_file_that_is_not_what_it_should_be(String text, String reason) throws Exception {
    var identities = identities(text);
    assertThatThrownBy(identities::require).hasMessageContaining(reason.trim());
  }

  @Test
  void says_when_the_file_is_missing() {
    var missing = new LocalIdentities(() -> Optional.of(directory.resolve("none.json")));
    assertThatThrownBy(missing::require).hasMessageContaining("cannot be read");
  }

  private LocalIdentities identities(String text) throws Exception {
    var file = write(text, 0);
    return new LocalIdentities(() -> Optional.of(file));
  }

  private Path write(String text, int second) throws Exception {
    var file = directory.resolve("identities.json");
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L + second * 1000L));
    return file;
  }

  private static String entry(String name, String password) {
    return """
    [{"name":"%s","password":"%s","roles":["agency"],"agencies":["H26.18"]}]\
    """
        .formatted(name, password);
  }
}
