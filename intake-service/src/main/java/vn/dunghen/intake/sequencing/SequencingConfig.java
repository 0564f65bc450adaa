package vn.dunghen.intake.sequencing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/// How the sequencer works.
@ConfigMapping(prefix = "dunghen.intake.sequencing")
public interface SequencingConfig {

  /// Whether this instance may become the active sequencer.
  @WithDefault("true")
  boolean enabled();

  /// Events stamped in one transaction.
  @WithDefault("5000")
  @Positive
  int stampedAtOnce();

  /// Events published before the broker's acknowledgements are awaited.
  @WithDefault("2000")
  @Positive
  int publishedAtOnce();

  /// How soon events of other instances are noticed; those of this instance at once.
  @WithDefault("40ms")
  Duration poll();

  /// How often a passive instance tries to become the active one.
  @WithDefault("1s")
  Duration candidacy();

  /// How often consumers are promised a watermark.
  @WithDefault("1s")
  Duration watermark();

  /// How long to wait after the broker or the database failed.
  @WithDefault("500ms")
  Duration pause();

  /// Copies of each topic's partitions, where the topics have to be made.
  @WithDefault("1")
  @Positive
  @Max(9)
  short replication();

  /// How many of those copies have to be there for an event to be taken, where the topics have to
  /// be made.
  @WithDefault("1")
  @Positive
  @Max(9)
  short inSync();

  /// How long Kafka keeps events, where the topics have to be made. The register keeps them for
  /// good.
  @WithDefault("30d")
  Duration retention();
}
