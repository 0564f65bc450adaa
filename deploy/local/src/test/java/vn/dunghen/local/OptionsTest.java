package vn.dunghen.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @Test
  void without_a_word_the_packaged_statement_is_replayed_on_passing_data() {
    // When
    var options = Options.parse(List.of());

    // Then
    assertThat(options.port()).isEqualTo(8080);
    assertThat(options.data()).isEqualTo(SuiteDirectory.Data.PASSING);
    assertThat(options.replayed()).isPresent();
    assertThat(options.trickle()).isTrue();
  }

  @Test
  void a_statement_of_ones_own_is_taken_with_its_agency_and_seed() {
    // When
    var options =
        Options.parse(List.of("--statement", "s.json", "--agency", "H26.CG", "--seed", "7"));

    // Then
    assertThat(options.replayed()).contains(new Options.Replayed(Path.of("s.json"), "H26.CG", 7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--prot 1",
        "--port",
        "--port x",
        "--port 70000",
        "--keep --fresh",
        "--statement s.json",
        "--agency H26",
        "--no-replay --seed 3"
      })
  void words_that_make_no_sense_are_refused_with_a_sentence(String words) {
    assertThatThrownBy(() -> Options.parse(List.of(words.split(" "))))
        .isInstanceOf(LauncherException.class)
        .hasMessageContaining("--");
  }
}
