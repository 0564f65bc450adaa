package vn.dunghen.scoring.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.opendata.model.Vintage;
import vn.dunghen.scoring.releases.model.Heading;
import vn.dunghen.scoring.releases.model.PublishedRelease;

/// The letters of 2024: September was published in October with 55.99 and once more, with November,
/// in December; October's letter came between.
class VintageTest {

  private static final Vintage SEPTEMBER = vintage(1, "2024-09", "55.99", "2024-10-03");
  private static final Vintage OCTOBER = vintage(2, "2024-10", "61.18", "2024-11-04");
  private static final Vintage SEPTEMBER_AGAIN = vintage(3, "2024-09", "57.06", "2024-12-10");
  private static final Vintage OCTOBER_AGAIN = vintage(4, "2024-10", "61.20", "2024-12-11");
  private static final List<Vintage> ALL =
      List.of(OCTOBER_AGAIN, SEPTEMBER_AGAIN, OCTOBER, SEPTEMBER);

  @Test
  void a_change_is_measured_against_what_had_been_published_last_by_then() {
    Vintage.Change then = OCTOBER.change(ALL).orElseThrow();
    assertThat(then.points()).isEqualByComparingTo("5.19");
    assertThat(then.against()).isEqualTo(SEPTEMBER);

    Vintage.Change later = OCTOBER_AGAIN.change(ALL).orElseThrow();
    assertThat(later.points()).isEqualByComparingTo("4.14");
    assertThat(later.against()).isEqualTo(SEPTEMBER_AGAIN);

    assertThat(SEPTEMBER.change(ALL)).isEmpty();
  }

  @Test
  void a_letter_of_several_months_is_measured_against_itself() {
    Vintage both = vintage(5, "2024-10", "61.30", "2024-12-12");
    Vintage itself = new Vintage(period("2024-09"), new BigDecimal("57.10"), both.release());

    assertThat(both.change(List.of(SEPTEMBER_AGAIN, both, itself)).orElseThrow().against())
        .isEqualTo(itself);
  }

  @Test
  void vintages_of_a_period_stand_in_the_order_in_which_they_were_published() {
    assertThat(Vintage.of(period("2024-09"), ALL)).containsExactly(SEPTEMBER, SEPTEMBER_AGAIN);
    assertThat(Vintage.of(period("2024-11"), ALL)).isEmpty();
  }

  @Test
  void the_last_period_comes_first_and_not_the_last_erratum() {
    assertThat(Vintage.latest(List.of(SEPTEMBER_AGAIN, OCTOBER, SEPTEMBER))).contains(OCTOBER);
    assertThat(Vintage.latest(ALL)).contains(OCTOBER_AGAIN);
    assertThat(Vintage.latest(List.of())).isEmpty();
  }

  private static Vintage vintage(long id, String month, String total, String day) {
    Instant published = Instant.parse(day + "T03:00:00Z");
    var heading =
        new Heading(
            List.of(period(month)),
            id + "/UBND",
            LocalDate.parse(day),
            "766-B",
            1,
            "rules",
            published.minusSeconds(3600),
            Optional.empty());
    return new Vintage(
        period(month),
        new BigDecimal(total),
        new PublishedRelease(id, heading, "digest", published, List.of()));
  }

  private static Period period(String wire) {
    return Optional.ofNullable(Period.ofWire(wire)).orElseThrow();
  }
}
