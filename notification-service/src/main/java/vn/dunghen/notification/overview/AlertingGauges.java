package vn.dunghen.notification.overview;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import vn.dunghen.chassis.rows.Snapshot;

/// What waits to be sent, as gauges; not a number while the database cannot be asked.
@ApplicationScoped
class AlertingGauges {

  private static final Logger LOGGER = Logger.getLogger(AlertingGauges.class);

  private final DataSource database;
  private final Figures figures;
  private final MeterRegistry registry;
  private final AtomicReference<Optional<Figures.Outbox>> last =
      new AtomicReference<>(Optional.empty());

  AlertingGauges(DataSource database, Figures figures, MeterRegistry registry) {
    this.database = database;
    this.figures = figures;
    this.registry = registry;
  }

  void start(@Observes StartupEvent event) {
    gauge(
        "dunghen.notification.waiting",
        "Messages and deliveries that wait",
        Figures.Outbox::waiting);
    gauge("dunghen.notification.failed", "Messages that were given up", Figures.Outbox::failed);
    gauge(
        "dunghen.notification.oldest",
        "For how many seconds the first message has waited",
        outbox -> outbox.oldest().toMillis() / 1000.0);
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    try {
      last.set(Optional.of(Snapshot.read(database, figures::outbox)));
    } catch (SQLException e) {
      last.set(Optional.empty());
      LOGGER.debug("The database cannot be asked what waits.", e);
    }
  }

  private void gauge(String name, String words, ToDoubleFunction<Figures.Outbox> value) {
    Gauge.builder(
            name,
            last,
            now -> now.get().map(outbox -> value.applyAsDouble(outbox)).orElse(Double.NaN))
        .description(words)
        .register(registry);
  }
}
