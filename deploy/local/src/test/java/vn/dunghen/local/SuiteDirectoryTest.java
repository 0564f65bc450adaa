package vn.dunghen.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dunghen.local.SuiteDirectory.Data;
import vn.dunghen.servers.ServerException;

class SuiteDirectoryTest {
  @TempDir Path parent;

  private Path run() {
    return parent.resolve("run");
  }

  @Test
  void nothing_is_left_of_passing_data() throws IOException {
    // Given
    var directory = SuiteDirectory.take(run(), Data.PASSING);
    Files.writeString(directory.root().resolve("something"), "x");

    // When
    directory.close();

    // Then
    assertThat(run()).doesNotExist();
  }

  @Test
  void kept_data_are_continued_with_keep() throws IOException {
    // Given
    keepSomething();

    // When
    SuiteDirectory.take(run(), Data.KEEP).close();

    // Then
    assertThat(run().resolve("something")).exists();
  }

  @Test
  void kept_data_are_not_thrown_away_unasked() throws IOException {
    // Given
    keepSomething();

    // When, then
    assertThatThrownBy(() -> SuiteDirectory.take(run(), Data.PASSING))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("--keep")
        .hasMessageContaining("--fresh");
    assertThat(run().resolve("something")).exists();
  }

  @Test
  void kept_data_go_when_a_fresh_start_is_asked_for() throws IOException {
    // Given
    keepSomething();

    // When
    try (var directory = SuiteDirectory.take(run(), Data.FRESH)) {
      // Then
      assertThat(directory.root().resolve("something")).doesNotExist();
    }
  }

  @Test
  void what_a_killed_run_left_is_cleared() throws IOException {
    // Given: a lock file that nobody holds, and no word of keeping
    Files.createDirectories(run());
    Files.createFile(run().resolve("launcher.lock"));
    Files.writeString(run().resolve("something"), "x");

    // When
    try (var directory = SuiteDirectory.take(run(), Data.PASSING)) {
      // Then
      assertThat(directory.root().resolve("something")).doesNotExist();
    }
  }

  @Test
  void a_directory_of_somebody_else_is_left_alone() throws IOException {
    // Given
    Files.createDirectories(run());
    Files.writeString(run().resolve("thesis.txt"), "x");

    // When, then
    assertThatThrownBy(() -> SuiteDirectory.take(run(), Data.FRESH))
        .isInstanceOf(LauncherException.class);
    assertThat(run().resolve("thesis.txt")).exists();
  }

  @Test
  void two_suites_do_not_share_a_directory() {
    try (var _ = SuiteDirectory.take(run(), Data.PASSING)) {
      assertThatThrownBy(() -> SuiteDirectory.take(run(), Data.PASSING))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("in use");
    }
  }

  private void keepSomething() throws IOException {
    try (var directory = SuiteDirectory.take(run(), Data.KEEP)) {
      Files.writeString(directory.root().resolve("something"), "x");
    }
  }
}
