package vn.dunghen.intake.register;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/// What the register needs.
@ConfigMapping(prefix = "dunghen.intake.register")
public interface RegisterConfig {

  /// The key of the fingerprints: at least 32 bytes in Base64. Never to be changed: what was
  /// accepted under another key would be taken for a conflict.
  Path hmacKeyFile();
}
