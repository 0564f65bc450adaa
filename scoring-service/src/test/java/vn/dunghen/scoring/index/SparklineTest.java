package vn.dunghen.scoring.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.time.Period;

class SparklineTest {

  private static final List<Period> MONTHS =
      IntStream.range(0, 12)
          .mapToObj(month -> Period.of(YearMonth.of(2023, 4).plusMonths(month)))
          .toList();

  @Test
  void a_month_without_enough_data_breaks_the_line_and_is_said_in_words() {
    var months =
        new TwelveMonths(
            MONTHS,
            Map.of(
                "PG", totals(null, null, "50.00", "60.00", null, "40.00"),
                "QG", totals("20.00", "60.00")));

    Sparkline line = Sparkline.of("PG", months, Sparkline.Scale.of(months).orElseThrow());

    assertThat(line.lines()).containsExactly("26.4,9.0 37.6,4.0");
    assertThat(line.dots())
        .containsExactly(
            new Sparkline.Dot("26.4", "9.0"),
            new Sparkline.Dot("37.6", "4.0"),
            new Sparkline.Dot("60.0", "14.0"));
    assertThat(line.text())
        .startsWith(
            "tháng 4/2023: chưa đủ dữ liệu; tháng 5/2023: chưa đủ dữ liệu; tháng 6/2023: 50,00;")
        .endsWith("tháng 3/2024: chưa đủ dữ liệu");
  }

  @Test
  void equal_totals_lie_in_the_middle_and_no_totals_give_no_scale() {
    var level = new TwelveMonths(MONTHS, Map.of("A", totals("50.00", "50.00")));
    var empty = new TwelveMonths(MONTHS, Map.of("A", totals()));

    assertThat(Sparkline.of("A", level, Sparkline.Scale.of(level).orElseThrow()).lines())
        .containsExactly("4.0,14 15.2,14");
    assertThat(Sparkline.Scale.of(empty)).isEmpty();
  }

  @Test
  void an_element_s_id_has_nothing_that_a_selector_would_read() {
    assertThat(Sparkline.id("H26.15 Đ_")).matches("[A-Za-z0-9_-]+");
    assertThat(Sparkline.id("H26.15")).isNotEqualTo(Sparkline.id("H26_15"));
  }

  /// The months that are not given have no total.
  private static List<Optional<BigDecimal>> totals(String... given) {
    var totals = new ArrayList<Optional<BigDecimal>>();
    for (int month = 0; month < 12; month++) {
      totals.add(
          Optional.ofNullable(month < given.length ? given[month] : null).map(BigDecimal::new));
    }
    return totals;
  }
}
