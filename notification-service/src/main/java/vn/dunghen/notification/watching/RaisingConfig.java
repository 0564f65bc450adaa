package vn.dunghen.notification.watching;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How often the stages are judged.
@ConfigMapping(prefix = "dunghen.notification.raising")
public interface RaisingConfig {

  /// Time between two runs that judge the stages of all open dossiers.
  @WithDefault("5s")
  String every();

  /// When no run has ended for so long, the service is unwell.
  @WithDefault("2m")
  Duration longestPause();
}
