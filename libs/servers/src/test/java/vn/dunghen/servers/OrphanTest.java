package vn.dunghen.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The servers die with whoever started them, even when that one had no time to say anything.
class OrphanTest {
  @TempDir Path directory;

  /// Starts both servers on behalf of the test and tells their pids.
  static final class Parent {
    public static void main(String[] arguments) throws Exception {
      var root = Path.of(arguments[0]);
      var postgres = new PostgresServer(PostgresOptions.in(root.resolve("postgres"))).start();
      var kafka = new KafkaBroker(KafkaOptions.in(root.resolve("kafka"))).start();
      System.out.println("pids " + postgres.process().pid() + " " + kafka.process().pid());
      Thread.sleep(Duration.ofMinutes(5));
    }
  }

  @Test
  void servers_die_with_a_parent_that_is_killed_and_start_again_on_what_they_left()
      throws Exception {
    // Given
    var parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      var pids = pids(parent);
      assertThat(pids).allSatisfy(pid -> assertThat(pid).exists());

      // When
      parent.destroyForcibly().waitFor();

      // Then
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> assertThat(pids).allSatisfy(pid -> assertThat(isGone(pid)).isTrue()));
      try (var again =
          new PostgresServer(PostgresOptions.in(directory.resolve("postgres"))).start()) {
        assertThat(again.process().isAlive()).isTrue();
      }
    } finally {
      parent.destroyForcibly();
    }
  }

  private static Path[] pids(Process parent) throws Exception {
    var out =
        new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("pids ")) {
        var words = line.split(" ");
        return new Path[] {Path.of("/proc", words[1]), Path.of("/proc", words[2])};
      }
    }
    throw new AssertionError("the parent ended before both servers were up");
  }

  /// Gone, or a zombie that init has not reaped yet.
  private static boolean isGone(Path process) {
    try {
      return Files.readString(process.resolve("stat")).contains(") Z ");
    } catch (java.io.IOException _) {
      return true;
    }
  }
}
