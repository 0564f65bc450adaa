package vn.dunghen.chassis.consuming;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Optional;

/// Settings of every consuming loop of a service.
@ConfigMapping(prefix = "dunghen.consuming")
public interface ConsumingConfig {
  /// This process's own name in the consumer group (`group.instance.id`); the same after a restart,
  /// different for each instance of a service. Default: host name and service name.
  Optional<String> instance();

  /// Whether stored offsets are compared before they are advanced, and gone back to after a
  /// failure. Without that events are lost: it is for the fault lab, which proves that its checker
  /// sees the loss, and refused unless the service listens on this machine only and its clock may
  /// be set.
  @WithDefault("true")
  boolean fenced();

  /// The most records of one transaction.
  @WithDefault("5000")
  @Positive
  int maxPollRecords();

  /// The most bytes fetched from one partition at once.
  @WithDefault("4194304")
  @Positive
  int maxPartitionFetchBytes();

  /// How long the loop waits for records before it looks at idle work again.
  @WithDefault("500ms")
  Duration pollTimeout();

  /// The first pause after the database or the broker failed; doubled each time.
  @WithDefault("200ms")
  Duration firstBackoff();

  /// The longest such pause.
  @WithDefault("10s")
  Duration longestBackoff();
}
