package vn.dunghen.sync.pushing;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/// Counts attempts by what became of them, and calls.
@ApplicationScoped
class PushingMetrics {

  private final MeterRegistry registry;

  PushingMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void count(Collection<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      registry.counter("dunghen.sync.attempts", "state", outcome.state().name()).increment();
      registry.counter("dunghen.sync.calls").increment(outcome.calls());
    }
  }
}
