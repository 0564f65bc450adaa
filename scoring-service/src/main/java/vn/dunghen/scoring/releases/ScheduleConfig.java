package vn.dunghen.scoring.releases;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Optional;
import vn.dunghen.scoring.releases.model.Schedule;

/// When the index of a month is drafted by itself.
@ConfigMapping(prefix = "dunghen.scoring.releases.schedule")
public interface ScheduleConfig {

  /// The first month that is released by the schedule, for example 2026-10. Without it there is no
  /// schedule.
  Optional<YearMonth> firstMonth();

  /// The day of the month after on which it is due.
  @WithDefault("2")
  @Min(1)
  @Max(28)
  int day();

  /// The hour at which it is due, and the data hour of the release; Asia/Ho_Chi_Minh.
  @WithDefault("10:00")
  LocalTime hour();

  /// How long after that it is late.
  @WithDefault("1h")
  Duration grace();

  /// The rule set; without it the one that is dated for the month.
  Optional<String> ruleset();

  /// What its letter number begins with, before the month.
  @WithDefault("CSPV")
  @NotBlank
  String letter();

  /// How often it is looked whether one is due.
  @WithDefault("1m")
  String every();

  /// The schedule; empty where there is none.
  default Optional<Schedule> schedule() {
    return firstMonth()
        .map(first -> new Schedule(first, day(), hour(), grace(), ruleset(), letter()));
  }
}
