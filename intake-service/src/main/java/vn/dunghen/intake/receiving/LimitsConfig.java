package vn.dunghen.intake.receiving;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;

/// How much one may post at once.
@ConfigMapping(prefix = "dunghen.intake.limits")
public interface LimitsConfig {

  /// Largest body with a single event.
  @WithDefault("1M")
  MemorySize single();

  /// Largest body with a batch.
  @WithDefault("16M")
  MemorySize batch();

  /// What all bodies with single events and batches may hold together. Working on a body takes
  /// several times its length.
  @WithDefault("32M")
  MemorySize held();

  /// Most events in a batch.
  @WithDefault("10000")
  @Positive
  int batchEvents();

  /// Longest line of an NDJSON stream.
  @WithDefault("256K")
  MemorySize line();

  /// Lines of an NDJSON stream that are written in one transaction.
  @WithDefault("1000")
  @Positive
  int chunkLines();

  /// Bytes of an NDJSON stream that are written in one transaction.
  @WithDefault("4M")
  MemorySize chunk();

  /// Events per second that a source may post for long.
  @WithDefault("100000")
  @Positive
  int eventsPerSecond();

  /// Events that a source may post at once after a pause. At least as many as a batch may hold.
  @WithDefault("300000")
  @Positive
  int burst();
}
