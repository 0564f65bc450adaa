package vn.dunghen.dossier.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

  @ParameterizedTest
  @CsvSource({
    "2024-03, 2024-02",
    "2024-01, 2023-12",
    "2024-Q1, 2023-Q4",
    "2024-Q3, 2024-Q2",
    "2024-H1, 2023-H2",
    "2024-H2, 2024-H1",
    "2024, 2023"
  })
  void has_one_of_the_same_length_before_it_which_it_comes_after(String period, String before) {
    assertThat(Period.ofWire(period).before()).isEqualTo(Period.ofWire(before));
    assertThat(Period.ofWire(before).after()).isEqualTo(Period.ofWire(period));
  }
}
