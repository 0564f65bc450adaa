package vn.dunghen.scoring.releases;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import vn.dunghen.scoring.releases.ReadingSchedule.Month;
import vn.dunghen.scoring.releases.model.Schedule;

/// Red while the release of a month is due, its grace is over, and there is none.
@Wellness
@ApplicationScoped
class ScheduleHealth implements HealthCheck {

  private final ScheduleConfig config;
  private final ReadingSchedule reading;
  private final InstantSource clock;

  ScheduleHealth(ScheduleConfig config, ReadingSchedule reading, InstantSource clock) {
    this.config = config;
    this.reading = reading;
    this.clock = clock;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("release-schedule");
    Optional<Schedule> schedule = config.schedule();
    if (schedule.isEmpty()) {
      return answer.up().withData("schedule", "none").build();
    }
    try {
      List<String> missed =
          reading.months(schedule.get(), clock.instant()).stream()
              .filter(month -> month instanceof Month.Open(_, boolean late, _, _) && late)
              .map(month -> month.month().toString())
              .toList();
      return answer.status(missed.isEmpty()).withData("missed", String.join(", ", missed)).build();
    } catch (SQLException e) {
      return answer.down().withData("reason", "The database does not answer.").build();
    }
  }
}
