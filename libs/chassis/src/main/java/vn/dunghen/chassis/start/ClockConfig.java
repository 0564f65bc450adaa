package vn.dunghen.chassis.start;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Whether the suite's time may be moved.
@ConfigMapping(prefix = "dunghen.clock")
public interface ClockConfig {
  /// Lets whoever reaches the management port of this machine set the service's clock. For trying
  /// out what an hour or a week would bring; never where the figures count.
  @WithDefault("false")
  boolean settable();
}
