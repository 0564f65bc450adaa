package vn.dunghen.intake.sequencing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;

/// Runs the sequencer for as long as the service runs.
@Singleton
public class Sequencer {

  private final SequencerLoop loop;
  private final boolean enabled;

  Sequencer(
      DataSource database,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      InstantSource clock,
      SequencingConfig config,
      Wakeup accepted) {
    this.loop = new SequencerLoop(database, kafka, clock, config, accepted);
    this.enabled = config.enabled();
  }

  void start(@Observes StartupEvent event) {
    if (enabled) {
      loop.start();
    }
  }

  void end(@Observes ShutdownEvent event) {
    loop.close();
  }

  /// Whether this instance is the active one.
  public boolean isActive() {
    return loop.isLeading();
  }

  /// Whether the broker took what was last sent to it.
  public boolean isConnected() {
    return loop.isConnected();
  }
}
