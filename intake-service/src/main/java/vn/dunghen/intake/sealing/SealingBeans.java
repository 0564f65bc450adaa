package vn.dunghen.intake.sealing;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import vn.dunghen.intake.register.KeyFile;
import vn.dunghen.intake.register.KeyFile.UnusableKey;

/// Makes the sealing's parts from the configuration.
class SealingBeans {

  private static final int KEY_BYTES = 32;
  private static final int LEAST_RSA_BITS = 2048;
  private static final String SYNC_SETTING = "dunghen.intake.sealing.sync-public-key-file";

  private final SealingConfig config;

  SealingBeans(SealingConfig config) {
    this.config = config;
  }

  @Produces
  @Singleton
  Sealing sealing(InstantSource clock) {
    return new Sealing(new DataKeys(ownKey(), syncKey(config.syncPublicKeyFile()), clock));
  }

  private SecretKeySpec ownKey() {
    byte[] key = KeyFile.read(config.keyFile(), "dunghen.intake.sealing.key-file", KEY_BYTES);
    if (key.length != KEY_BYTES) {
      throw new UnusableKey(
          "The key file %s (dunghen.intake.sealing.key-file) must hold exactly 32 bytes in Base64."
              .formatted(config.keyFile()));
    }
    return new SecretKeySpec(key, "AES");
  }

  static RSAPublicKey syncKey(Path file) {
    try {
      String body =
          Files.readString(file)
              .replace("-----BEGIN PUBLIC KEY-----", "")
              .replace("-----END PUBLIC KEY-----", "");
      byte[] encoded = Base64.getMimeDecoder().decode(body);
      var key =
          (RSAPublicKey)
              KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
      if (key.getModulus().bitLength() < LEAST_RSA_BITS) {
        throw new UnusableKey(
            "The public key %s (%s) has fewer than %d bits."
                .formatted(file, SYNC_SETTING, LEAST_RSA_BITS));
      }
      return key;
    } catch (IOException unreadable) {
      throw new UnusableKey("The public key %s (%s) cannot be read.".formatted(file, SYNC_SETTING));
    } catch (GeneralSecurityException | IllegalArgumentException noKey) {
      throw new UnusableKey(
          "The file %s (%s) holds no RSA public key in PEM.".formatted(file, SYNC_SETTING));
    }
  }

  void check(@Observes @Priority(2) StartupEvent event) {
    try {
      ownKey();
      syncKey(config.syncPublicKeyFile());
    } catch (UnusableKey unusable) {
      throw new PreventFurtherStepsException(
          "intake-service does not start: " + unusable.getMessage(), 1);
    }
  }
}
