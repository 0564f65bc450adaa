package vn.dunghen.chassis.consuming;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Tells for each loop whether it follows its topics, waits (degraded) or has stopped. Part of
/// wellness and not of readiness: what is already applied can still be read.
@Wellness
@ApplicationScoped
class ConsumingHealth implements HealthCheck {
  private final Consuming consuming;

  ConsumingHealth(Consuming consuming) {
    this.consuming = consuming;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("consuming").up();
    for (var loop : consuming.loops()) {
      var standing = loop.standing();
      answer.withData(loop.consumption().group(), standing.sentence());
      switch (standing) {
        case Standing.Following _, Standing.Starting _ -> {}
        case Standing.Waiting _, Standing.Stopped _, Standing.Closed _ -> answer.down();
      }
    }
    return answer.build();
  }
}
