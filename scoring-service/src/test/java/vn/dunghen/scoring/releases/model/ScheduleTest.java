package vn.dunghen.scoring.releases.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private final Schedule schedule =
      new Schedule(
          YearMonth.of(2026, 11),
          2,
          LocalTime.of(10, 0),
          Duration.ofHours(1),
          Optional.empty(),
          "CSPV");

  @Test
  void a_month_is_due_at_the_hour_of_hanoi_on_the_day_of_the_month_after() {
    assertThat(schedule.due(YearMonth.of(2026, 12))).isEqualTo(at("2027-01-02T10:00+07:00"));
    assertThat(schedule.dueBy(at("2027-01-02T09:59:59+07:00")))
        .containsExactly(YearMonth.of(2026, 11));
    assertThat(schedule.dueBy(at("2027-01-02T10:00+07:00")))
        .containsExactly(YearMonth.of(2026, 11), YearMonth.of(2026, 12));
    assertThat(schedule.next(at("2027-01-02T10:00+07:00"))).isEqualTo(YearMonth.of(2027, 1));
    assertThat(schedule.dueBy(at("2026-11-30T10:00+07:00"))).isEmpty();
    assertThat(schedule.next(at("2020-01-01T10:00+07:00"))).isEqualTo(YearMonth.of(2026, 11));
  }

  @Test
  void it_is_late_once_the_grace_is_over() {
    YearMonth month = YearMonth.of(2026, 11);

    assertThat(schedule.isLate(month, at("2026-12-02T11:00+07:00"))).isFalse();
    assertThat(schedule.isLate(month, at("2026-12-02T11:00:01+07:00"))).isTrue();
  }

  @Test
  void a_draft_of_the_schedule_needs_two_people_and_a_person_s_draft_another() {
    assertThat(sign(Step.SCHEDULE, "hoa", "hoa")).contains(Step.Refusal.SAME_PERSON);
    assertThat(sign(Step.SCHEDULE, "hoa", "binh")).isEmpty();
    assertThat(sign("hoa", "binh", "binh")).isEmpty();
    assertThat(sign("hoa", "hoa", "binh")).isEmpty();
    assertThat(sign("hoa", "binh", "hoa")).contains(Step.Refusal.SAME_PERSON);
    assertThat(sign("hoa", "binh", Step.SCHEDULE)).contains(Step.Refusal.SAME_PERSON);
  }

  private static Optional<Step.Refusal> sign(String drafted, String checked, String signs) {
    return Step.SIGN.refusal(
        List.of(new Step.Done(Step.DRAFT, drafted), new Step.Done(Step.CHECK, checked)), signs);
  }

  private static Instant at(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
