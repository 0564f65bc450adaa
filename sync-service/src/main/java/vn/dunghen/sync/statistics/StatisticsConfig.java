package vn.dunghen.sync.statistics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/// Where official results go that are read from the portal's statistics.
@ConfigMapping(prefix = "dunghen.sync.statistics")
public interface StatisticsConfig {

  /// Base address of intake-service, for example `http://127.0.0.1:8081`. Without it no statistics
  /// are taken.
  Optional<URI> intakeUrl();

  /// Name of the identity (role service) that posts them.
  Optional<String> intakeUser();

  /// Its password.
  Optional<String> intakePassword();

  /// At which hour of the day, Vietnam time, they are taken by themselves, of the running month and
  /// the one before: 0 to 23. Without it only on request.
  Optional<Integer> hour();

  /// How often it is looked whether today's are due.
  @WithDefault("5m")
  String every();
}
