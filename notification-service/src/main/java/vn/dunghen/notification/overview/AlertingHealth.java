package vn.dunghen.notification.overview;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.following.References;
import vn.dunghen.notification.delivery.DeliveryConfig;
import vn.dunghen.notification.delivery.DeliverySettings;
import vn.dunghen.notification.directory.model.Way;
import vn.dunghen.notification.watching.RaisingConfig;

/// Red while a live agency has nobody to tell, a message was given up or waits too long, a way that
/// is needed is not configured, or the stages are not judged.
@Wellness
@ApplicationScoped
class AlertingHealth implements HealthCheck {

  private final DataSource database;
  private final References references;
  private final Figures figures;
  private final DeliverySettings settings;
  private final DeliveryConfig delivery;
  private final RaisingConfig raising;
  private final InstantSource clock;

  AlertingHealth(
      DataSource database,
      References references,
      Figures figures,
      DeliverySettings settings,
      DeliveryConfig delivery,
      RaisingConfig raising,
      InstantSource clock) {
    this.database = database;
    this.references = references;
    this.figures = figures;
    this.settings = settings;
    this.delivery = delivery;
    this.raising = raising;
    this.clock = clock;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("alerting");
    try {
      return Snapshot.read(
          database,
          tx -> {
            Set<String> all = new TreeSet<>();
            for (var eras : references.book(tx).latest().agencies()) {
              eras.stream().map(Agency::code).forEach(all::add);
            }
            var hindrances = figures.hindrances(tx, all);
            var unreachable = hindrances.unreachable();
            var outbox = hindrances.outbox();
            Instant ranAt = outbox.ranAt();
            boolean judged =
                ranAt != null
                    && Duration.between(ranAt, clock.instant()).compareTo(raising.longestPause())
                        <= 0;
            boolean late = outbox.oldest().compareTo(delivery.longestWait()) > 0;
            return answer
                .withData("agenciesWithoutRecipient", unreachable.size())
                .withData("agenciesNotLive", hindrances.silent().agencies())
                .withData("waiting", outbox.waiting())
                .withData("failed", outbox.failed())
                .withData("held", outbox.held())
                .withData("oldestSeconds", outbox.oldest().toSeconds())
                .withData("email", configured(Way.EMAIL))
                .withData("webhook", configured(Way.WEBHOOK))
                .withData("stagesJudged", judged ? "lately" : "not lately")
                .status(
                    unreachable.isEmpty()
                        && outbox.failed() == 0
                        && outbox.held() == 0
                        && !late
                        && judged)
                .build();
          });
    } catch (SQLException e) {
      return answer.down().withData("reason", "The database does not answer.").build();
    }
  }

  private String configured(Way way) {
    return settings.configured().contains(way) ? "configured" : "not configured";
  }
}
