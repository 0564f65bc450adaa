package vn.dunghen.chassis.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {
  @Test
  void keeps_a_well_formed_id() {
    assertThat(Correlation.idFor("portal.2026-07_01")).isEqualTo("portal.2026-07_01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a\nforged=1",
        "ế",
        "<script>",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void replaces_an_ill_formed_id(String offered) {
    assertThat(UUID.fromString(Correlation.idFor(offered))).isNotNull();
  }

  @Test
  void gives_each_request_without_an_id_its_own() {
    assertThat(Correlation.idFor(null)).isNotEqualTo(Correlation.idFor(null));
  }

  @Test
  void stands_in_the_log_only_while_the_work_lasts_that_follows_from_it() {
    // Given
    var seen = new ArrayList<Optional<String>>();

    // When
    Correlation.during(
        "outer",
        () -> {
          Correlation.during("inner", () -> seen.add(Correlation.current()));
          Correlation.during(null, () -> seen.add(Correlation.current()));
          seen.add(Correlation.current());
        });

    // Then
    assertThat(seen).containsExactly(Optional.of("inner"), Optional.empty(), Optional.of("outer"));
    assertThat(Correlation.current()).isEmpty();
  }
}
