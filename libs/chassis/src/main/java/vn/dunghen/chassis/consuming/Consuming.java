package vn.dunghen.chassis.consuming;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Makes the consuming loops of a service and closes them when it ends.
///
///     void start(@Observes StartupEvent event) {
///       consuming.loop(new Consumption("scoring", topics, handler)).start();
///     }
@ApplicationScoped
public class Consuming {
  private static final Logger LOGGER = Logger.getLogger(Consuming.class);

  private final DataSource database;
  private final ConsumingConfig config;
  private final KafkaConsumers consumers;
  private final MeterRegistry registry;
  private final InstantSource clock;
  private final List<ConsumingLoop> loops = new CopyOnWriteArrayList<>();

  Consuming(
      DataSource database,
      ConsumingConfig config,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "quarkus.application.name") String service,
      MeterRegistry registry,
      InstantSource clock) {
    this.database = database;
    this.config = config;
    this.consumers = new KafkaConsumers(kafka, service, config);
    this.registry = registry;
    this.clock = clock;
  }

  /// A new loop, not yet started.
  ///
  /// @throws IllegalArgumentException when one of the topics is consumed already
  public synchronized ConsumingLoop loop(Consumption consumption) {
    for (var other : loops) {
      for (var topic : consumption.topics()) {
        if (other.consumption().topics().contains(topic)) {
          throw new IllegalArgumentException(
              "Topic " + topic + " is consumed by " + other.consumption().group() + " already.");
        }
      }
    }
    var loop =
        new ConsumingLoop(
            new LoopParts(
                consumption,
                database,
                partitions(consumption),
                () -> consumers.create(consumption.group()),
                consumers::topicIds,
                config,
                clock),
            new LoopMetrics(registry, consumption.group(), clock));
    loops.add(loop);
    return loop;
  }

  private ConsumedPartitions partitions(Consumption consumption) {
    if (config.fenced()) {
      return new ConsumedPartitions();
    }
    LOGGER.errorf(
        "THE OFFSET FENCE IS OFF: events will be lost. For the fault lab only. group=%s",
        consumption.group());
    return new UnfencedPartitions();
  }

  /// This process's own name, the same after a restart, different for each instance of the service.
  public String instance() {
    return consumers.instance();
  }

  List<ConsumingLoop> loops() {
    return List.copyOf(loops);
  }

  void end(@Observes ShutdownEvent event) {
    loops.forEach(ConsumingLoop::close);
  }
}
