package vn.dunghen.intake.portalformat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The national payload.
@ConfigMapping(prefix = "dunghen.intake.portal-format")
public interface PortalFormatConfig {

  /// How long a session that was given at login holds.
  @WithDefault("10m")
  Duration session();
}
