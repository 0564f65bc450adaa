package vn.dunghen.intake.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

  @TempDir Path directory;

  @Test
  void a_key_is_read_from_base64_with_a_line_end() throws IOException {
    Path file = write(Base64.getEncoder().encodeToString(new byte[32]) + "\n");

    assertThat(KeyFile.read(file, "a.setting", 32)).hasSize(32);
  }

  @Test
  void a_missing_file_is_told_in_one_sentence_with_its_setting() {
    assertUnusable(directory.resolve("missing.key"), "cannot be read.");
  }

  @Test
  void a_directory_is_told_in_one_sentence_with_its_setting() {
    assertUnusable(directory, "cannot be read.");
  }

  @Test
  void a_short_key_is_told_in_one_sentence_with_its_setting() throws IOException {
    assertUnusable(
        write(Base64.getEncoder().encodeToString(new byte[31])),
        "holds fewer than 32 bytes in Base64.");
  }

  @Test
  void an_empty_file_is_told_in_one_sentence_with_its_setting() throws IOException {
    assertUnusable(write(""), "holds fewer than 32 bytes in Base64.");
  }

  @Test
  void what_is_not_base64_is_told_in_one_sentence_with_its_setting() throws IOException {
    assertUnusable(write("=".repeat(50)), "Base64.");
    assertUnusable(write("not a key, but a sentence about a key, %%%%%%%%%%%%%%%%%%%%"), "Base64.");
  }

  @Test
  void what_is_not_text_is_told_in_one_sentence_with_its_setting() throws IOException {
    Path file = directory.resolve("binary.key");
    Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});

    assertUnusable(file, ".");
  }

  @Test
  void the_start_stops_with_that_sentence() {
    var beans = new RegisterBeans(() -> directory.resolve("missing.key"));

    assertThatExceptionOfType(PreventFurtherStepsException.class)
        .isThrownBy(() -> beans.check(new StartupEvent()))
        .withMessageMatching(
            "intake-service does not start: The key file \\S+/missing.key"
                + " \\(dunghen.intake.register.hmac-key-file\\) cannot be read\\.");
  }

  private static void assertUnusable(Path file, String end) {
    assertThatExceptionOfType(KeyFile.UnusableKey.class)
        .isThrownBy(() -> KeyFile.read(file, "a.setting", 32))
        .withMessageStartingWith("The key file " + file + " (a.setting) ")
        .withMessageEndingWith(end)
        .satisfies(told -> assertThat(told.getMessage().lines()).hasSize(1));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("a.key"), text);
  }
}
