package vn.dunghen.intake.overview;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/// What waits in intake, as gauges; not a number while the database cannot be asked.
@Singleton
class IntakeGauges {

  private final TakingPictures pictures;
  private final MeterRegistry registry;

  IntakeGauges(TakingPictures pictures, MeterRegistry registry) {
    this.pictures = pictures;
    this.registry = registry;
  }

  void atStart(@Observes StartupEvent event) {
    gauge(
        "dunghen.intake.unsequenced.oldest",
        "seconds",
        "For how long the first event without a position has waited",
        picture -> picture.oldestAge().toMillis() / 1000.0);
    gauge(
        "dunghen.intake.unpublished",
        "events",
        "Events with a position that the broker does not have yet",
        Picture::unpublished);
    gauge(
        "dunghen.intake.quarantine.open",
        "events",
        "Contents in quarantine that nobody has settled",
        Picture::quarantineOpen);
  }

  private void gauge(String name, String unit, String words, ToDoubleFunction<Picture> value) {
    Gauge.builder(
            name, pictures, now -> now.last().map(p -> value.applyAsDouble(p)).orElse(Double.NaN))
        .baseUnit(unit)
        .description(words)
        .register(registry);
  }
}
