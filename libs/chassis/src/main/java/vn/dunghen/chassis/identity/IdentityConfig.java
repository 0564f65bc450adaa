package vn.dunghen.chassis.identity;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// Where identities come from when no OpenID provider is configured.
@ConfigMapping(prefix = "dunghen.identity")
public interface IdentityConfig {
  /// A JSON list of {name, password, roles, agencies}; for loopback only, read again when it
  /// changes.
  Optional<Path> file();
}
