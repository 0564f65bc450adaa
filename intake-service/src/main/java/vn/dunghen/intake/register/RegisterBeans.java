package vn.dunghen.intake.register;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/// Makes the register's parts from the configuration.
class RegisterBeans {

  private static final int KEY_BYTES = 32;

  private final RegisterConfig config;

  RegisterBeans(RegisterConfig config) {
    this.config = config;
  }

  @Produces
  @Singleton
  Fingerprints fingerprints() {
    byte[] key =
        KeyFile.read(config.hmacKeyFile(), "dunghen.intake.register.hmac-key-file", KEY_BYTES);
    return new Fingerprints(new SecretKeySpec(key, "HmacSHA256"));
  }

  @Produces
  @Singleton
  Register register() {
    return new Register();
  }

  @Produces
  @Singleton
  Transactions transactions(DataSource database) {
    return new Transactions(database);
  }

  void check(@Observes @Priority(2) StartupEvent event) {
    try {
      fingerprints();
    } catch (KeyFile.UnusableKey unusable) {
      throw new PreventFurtherStepsException(
          "intake-service does not start: " + unusable.getMessage(), 1);
    }
  }
}
