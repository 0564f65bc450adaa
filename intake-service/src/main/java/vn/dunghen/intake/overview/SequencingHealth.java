package vn.dunghen.intake.overview;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import vn.dunghen.intake.sequencing.Sequencer;

/// Tells whether accepted events get their position and reach the broker. Part of wellness and not
/// of readiness: events are taken in meanwhile, and nothing is lost.
@Wellness
@Singleton
class SequencingHealth implements HealthCheck {

  private final Sequencer sequencer;
  private final TakingPictures pictures;
  private final OverviewConfig config;

  SequencingHealth(Sequencer sequencer, TakingPictures pictures, OverviewConfig config) {
    this.sequencer = sequencer;
    this.pictures = pictures;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    boolean active = sequencer.isActive();
    boolean cutOff = active && !sequencer.isConnected();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("sequencing")
            .withData(
                "sequencer",
                active ? "this instance is the active one" : "this instance is not the active one")
            .withData(
                "broker",
                active
                    ? cutOff ? "does not take events; they wait" : "takes events"
                    : "is asked by the active instance only");
    return pictures
        .last()
        .map(picture -> {
          boolean waitsTooLong = picture.oldestAge().compareTo(config.longestWait()) > 0;
          return answer
              .withData("oldestUnsequencedSeconds", picture.oldestAge().toSeconds())
              .withData("unpublished", picture.unpublished())
              .status(!cutOff && !waitsTooLong)
              .build();
        })
        .orElseGet(() -> answer.withData("database", "cannot be asked").down().build());
  }
}
