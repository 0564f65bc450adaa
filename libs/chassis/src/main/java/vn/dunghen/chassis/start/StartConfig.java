package vn.dunghen.chassis.start;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What a start may overlook.
@ConfigMapping(prefix = "dunghen.start")
public interface StartConfig {
  /// Accepts a database that may forget acknowledged commits. For tests only.
  @WithDefault("false")
  boolean unsafeDatabase();
}
