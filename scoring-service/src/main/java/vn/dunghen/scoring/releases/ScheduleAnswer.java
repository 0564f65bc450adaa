package vn.dunghen.scoring.releases;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.releases.ReadingSchedule.Month;
import vn.dunghen.scoring.releases.ReadingSchedule.Why;
import vn.dunghen.scoring.releases.Releases.Kept;
import vn.dunghen.scoring.releases.model.Schedule;

/// The schedule of releases, and what became of each month that is due.
///
/// @param on whether there is a schedule; else the rest is empty
/// @param day of the month after, at hour, Asia/Ho_Chi_Minh
/// @param ruleset null for the one that is dated for the month
/// @param next the month whose release is due next
/// @param months the latest first
record ScheduleAnswer(
    boolean on,
    @Nullable YearMonth firstMonth,
    @Nullable Integer day,
    @Nullable LocalTime hour,
    @Nullable Long graceMinutes,
    @Nullable String ruleset,
    @Nullable NextAnswer next,
    List<MonthAnswer> months) {

  ScheduleAnswer {
    months = List.copyOf(months);
  }

  record NextAnswer(YearMonth period, OffsetDateTime dueAt) {}

  /// @param state released, waiting (due, within the grace) or missed
  /// @param release its number; null where there is none that the caller may see
  /// @param releaseState draft, checked, signed or published; null where there is none
  /// @param late whether it was drafted after the grace
  /// @param bySchedule whether the schedule drafted it, or a person
  /// @param since since when it is missed; null where it is not
  /// @param why there is none; null where there is one: notKnown, noRuleSet, nobody, withdrawn or
  ///   notDrafted
  /// @param knownThrough told where not everything until dueAt has arrived; null where nobody knows
  record MonthAnswer(
      YearMonth period,
      OffsetDateTime dueAt,
      String state,
      @Nullable Long release,
      @Nullable String releaseState,
      @Nullable OffsetDateTime draftedAt,
      boolean late,
      boolean bySchedule,
      @Nullable OffsetDateTime since,
      @Nullable String why,
      @Nullable OffsetDateTime knownThrough) {}

  static ScheduleAnswer none() {
    return new ScheduleAnswer(false, null, null, null, null, null, null, List.of());
  }

  static ScheduleAnswer of(
      Schedule schedule, List<Month> months, Instant now, Predicate<Kept> isVisible) {
    YearMonth next = schedule.next(now);
    return new ScheduleAnswer(
        true,
        schedule.firstMonth(),
        schedule.day(),
        schedule.hour(),
        schedule.grace().toMinutes(),
        schedule.ruleSet().orElse(null),
        new NextAnswer(next, ReleaseAnswer.civil(schedule.due(next))),
        months.stream()
            .sorted(Comparator.comparing(Month::month).reversed())
            .map(month -> month(schedule, month, isVisible))
            .toList());
  }

  private static MonthAnswer month(Schedule schedule, Month month, Predicate<Kept> isVisible) {
    OffsetDateTime due = ReleaseAnswer.civil(schedule.due(month.month()));
    return switch (month) {
      case Month.Released(var period, Kept release, boolean bySchedule, boolean late) ->
          new MonthAnswer(
              period,
              due,
              "released",
              isVisible.test(release) ? release.id() : null,
              release.state(),
              ReleaseAnswer.civil(release.steps().getFirst().at()),
              late,
              bySchedule,
              null,
              null,
              null);
      case Month.Open(var period, boolean missed, Why why, Optional<Instant> through) ->
          new MonthAnswer(
              period,
              due,
              missed ? "missed" : "waiting",
              null,
              null,
              null,
              false,
              false,
              missed ? due : null,
              wire(why),
              why == Why.NOT_KNOWN ? through.map(ReleaseAnswer::civil).orElse(null) : null);
    };
  }

  private static String wire(Why why) {
    return switch (why) {
      case NOT_KNOWN -> "notKnown";
      case NO_RULE_SET -> "noRuleSet";
      case NOBODY -> "nobody";
      case WITHDRAWN -> "withdrawn";
      case NOT_DRAFTED -> "notDrafted";
    };
  }
}
