package vn.dunghen.sync.health;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import vn.dunghen.sync.pushing.Portal;
import vn.dunghen.sync.pushing.model.Breaker;

/// Tells whether the portal is there and how much waits. Part of wellness and not of readiness:
/// nothing is lost while it is away.
@Wellness
@ApplicationScoped
class PushingHealth implements HealthCheck {

  private final Portal portal;
  private final Standing standing;

  PushingHealth(Portal portal, Standing standing) {
    this.portal = portal;
    this.standing = standing;
  }

  @Override
  public HealthCheckResponse call() {
    var answer = HealthCheckResponse.named("pushing");
    try {
      long waiting =
          standing.picture().units().values().stream().mapToLong(Standing.Unit::waiting).sum();
      answer.withData("waiting", waiting);
    } catch (SQLException unreachable) {
      return answer.withData("database", "cannot be asked").down().build();
    }
    if (!portal.isConfigured()) {
      return answer.withData("portal", "not configured: nothing is pushed").up().build();
    }
    return switch (portal.breaker()) {
      case Breaker.Closed _ -> answer.withData("portal", "answers").up().build();
      case Breaker.Open(var since, _, _, var why) ->
          answer.withData("portal", "away since " + since + ": " + why).down().build();
      case Breaker.HalfOpen(var since, _, _, var why) ->
          answer.withData("portal", "away since " + since + ": " + why).down().build();
    };
  }
}
