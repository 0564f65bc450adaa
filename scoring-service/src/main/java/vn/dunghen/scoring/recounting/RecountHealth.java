package vn.dunghen.scoring.recounting;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import vn.dunghen.chassis.rows.Snapshot;

/// Red while something that was recounted differs from what is stored.
@Wellness
@ApplicationScoped
class RecountHealth implements HealthCheck {

  private final DataSource database;

  RecountHealth(DataSource database) {
    this.database = database;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("recount");
    try {
      List<Recount.Open> open = Snapshot.read(database, Recount::mismatches);
      return answer.status(open.isEmpty()).withData("mismatches", open.size()).build();
    } catch (SQLException e) {
      return answer.down().withData("reason", "The database does not answer.").build();
    }
  }
}
