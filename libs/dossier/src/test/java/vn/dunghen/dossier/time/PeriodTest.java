package vn.dunghen.dossier.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

  @Test
  void every_day_lies_in_the_quarter_that_is_read_from_its_spelling() {
    for (int day = 1; day <= 366; day++) {
      LocalDate each = LocalDate.ofYearDay(2024, day);
      Period quarter = Period.quarterOf(each);
      assertThat(quarter.contains(each)).isTrue();
      assertThat(quarter.isQuarter()).isTrue();
      assertThat(Period.ofWire(quarter.wire())).isEqualTo(quarter);
    }
    assertThat(Period.quarterOf(LocalDate.of(2024, 12, 31)).wire()).isEqualTo("2024-Q4");
    assertThat(Period.ofWire("2024-12")).isNotNull().matches(month -> !month.isQuarter());
    assertThat(Period.ofWire("2024-H2")).isNotNull().matches(half -> !half.isQuarter());
  }

  @Test
  void a_period_is_made_of_its_months() {
    assertThat(Period.quarterOf(LocalDate.of(2024, 2, 29)).months())
        .extracting(Period::wire)
        .containsExactly("2024-01", "2024-02", "2024-03");
    assertThat(Period.quarterOf(LocalDate.of(2024, 2, 29)).months().getLast().to())
        .isEqualTo(LocalDate.of(2024, 3, 31));
  }

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
