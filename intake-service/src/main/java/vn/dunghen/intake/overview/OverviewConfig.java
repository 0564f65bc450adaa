package vn.dunghen.intake.overview;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When something is worth a warning.
@ConfigMapping(prefix = "dunghen.intake.overview")
public interface OverviewConfig {

  /// A source that has sent nothing for so long counts as silent. Longer than a weekend.
  @WithDefault("72h")
  Duration silentAfter();

  /// An accepted event that waits for its position for so long makes the service unwell.
  @WithDefault("30s")
  Duration longestWait();
}
