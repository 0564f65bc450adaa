package vn.dunghen.scoring.official.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.dossier.time.Period;

class PublishedPeriodTest {

  private static final YearMonth OCTOBER = YearMonth.of(2024, 10);

  @Test
  void a_letter_counts_before_figures_of_the_statistics_that_were_taken_later() {
    // Given
    var letter = said(OCTOBER, "61.18", "2024-11-02T10:00:00+07:00");
    var statistics = said(OCTOBER, null, "2024-11-03T06:00:00+07:00");

    // When
    var periods = PublishedPeriod.of(List.of(letter, statistics));

    // Then
    assertThat(periods)
        .singleElement()
        .satisfies(october -> {
          assertThat(october.latest()).isEqualTo(letter.event());
          assertThat(october.snapshots()).isEqualTo(2);
        });
  }

  @Test
  void without_a_letter_the_last_figures_of_the_statistics_count() {
    // Given
    var first = said(OCTOBER, null, "2024-11-02T06:00:00+07:00");
    var second = said(OCTOBER, null, "2024-11-03T06:00:00+07:00");

    // Then
    assertThat(PublishedPeriod.of(List.of(first, second)))
        .extracting(PublishedPeriod::latest)
        .containsExactly(second.event());
  }

  @Test
  void figures_of_the_statistics_do_not_hide_the_change_against_the_period_before() {
    // Given
    var october = said(OCTOBER, "61.18", "2024-11-02T10:00:00+07:00");
    var statistics = said(OCTOBER, null, "2024-11-03T06:00:00+07:00");
    var november = said(OCTOBER.plusMonths(1), "58.69", "2024-12-02T10:00:00+07:00");

    // Then
    assertThat(PublishedPeriod.of(List.of(october, statistics, november)).getFirst())
        .extracting(PublishedPeriod::changeBySnapshots)
        .isEqualTo(Optional.of(new BigDecimal("-2.49")));
  }

  private static Recorded<NationalStanding> said(
      YearMonth month, @Nullable String total, String takenAt) {
    Instant at = Instant.parse(takenAt);
    return new Recorded<>(
        new EventId("/test", month + " " + takenAt),
        null,
        at,
        at,
        new NationalStanding(
            Period.of(month),
            total == null ? null : new BigDecimal(total),
            null,
            null,
            null,
            at,
            "",
            List.of(),
            List.of()));
  }
}
