package vn.dunghen.faultlab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
  private static final Optional<Duration> SOON = Optional.of(Duration.ofMillis(1500));

  @Test
  void is_green_with_zeros_everywhere_and_every_proof_seen() {
    assertThat(table(0, 0, List.of(), true).isGreen()).isTrue();
  }

  @Test
  void is_red_for_a_loss_a_double_a_fault_or_a_proof_that_was_not_seen() {
    assertThat(table(1, 0, List.of(), true).isGreen()).isFalse();
    assertThat(table(0, 1, List.of(), true).isGreen()).isFalse();
    assertThat(table(0, 0, List.of("Kafka ended by itself"), true).isGreen()).isFalse();
    assertThat(table(0, 0, List.of(), false).isGreen()).isFalse();
  }

  @Test
  void stands_between_the_marks_of_a_file(@TempDir Path directory) throws IOException {
    var file = directory.resolve("reliability.md");
    Files.writeString(
        file,
        """
        before
        <!-- the table: ./dev faultlab --table FILE -->
        an older one
        <!-- the table ends -->
        after
        """);

    table(0, 0, List.of(), true).writeInto(file, "1 run.");

    assertThat(Files.readString(file))
        .startsWith("before\n<!-- the table")
        .contains("\n1 run.\n\n| Fault |", "| SIGKILL | 1 | 400 | 0 | 0 | 1.5 s | 1.5 s |\n")
        .contains("| proof: the fence is off | – | – | 7 | 2 | seen, as it must be | – |\n")
        .doesNotContain("an older one")
        .endsWith("<!-- the table ends -->\nafter\n");
  }

  private static Table table(int lost, int doubled, List<String> faults, boolean isSeen) {
    var table = new Table();
    table.add(verdict(lost, doubled, faults));
    table.addWhole(verdict(0, 0, List.of()));
    table.add(new Proof("the fence is off", isSeen, 7, 2, ""));
    return table;
  }

  private static Verdict verdict(int lost, int doubled, List<String> faults) {
    return new Verdict("SIGKILL", 400, lost, doubled, 0, SOON, SOON, faults, "");
  }
}
