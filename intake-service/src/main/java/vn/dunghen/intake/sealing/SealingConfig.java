package vn.dunghen.intake.sealing;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/// The keys that wrap the data keys of dossiers.
@ConfigMapping(prefix = "dunghen.intake.sealing")
public interface SealingConfig {

  /// Intake's own key: 32 bytes in Base64.
  Path keyFile();

  /// The public key of sync-service: RSA, at least 2048 bits, in PEM.
  Path syncPublicKeyFile();
}
