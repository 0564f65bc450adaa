package vn.dunghen.intake.receiving;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Counts what became of posted events: `dunghen.intake.events`, by result.
@Singleton
final class IntakeMetrics {

  private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

  IntakeMetrics(MeterRegistry registry) {
    for (Outcome outcome : Outcome.values()) {
      counters.put(
          outcome,
          Counter.builder("dunghen.intake.events")
              .description("Events posted, by what became of them")
              .tag("result", outcome.word())
              .register(registry));
    }
  }

  void count(List<Verdict> verdicts) {
    Answers.counts(verdicts)
        .forEach((outcome, n) -> {
          Counter counter = counters.get(outcome);
          if (counter != null) {
            counter.increment(n);
          }
        });
  }
}
