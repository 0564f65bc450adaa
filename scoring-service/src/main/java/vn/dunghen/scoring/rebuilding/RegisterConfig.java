package vn.dunghen.scoring.rebuilding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.util.Optional;

/// Where the register is that a rebuild reads.
@ConfigMapping(prefix = "dunghen.scoring")
public interface RegisterConfig {

  /// Base address of intake-service, for example `http://127.0.0.1:8081`. Without it a rebuild
  /// folds the events that are stored here.
  @WithName("intake-url")
  Optional<URI> intakeUrl();

  /// Name of the identity (role service) that reads the register.
  @WithName("intake-user")
  Optional<String> intakeUser();

  /// Its password.
  @WithName("intake-password")
  Optional<String> intakePassword();

  /// Events of the register that are read at once.
  @WithName("register-page")
  @WithDefault("2000")
  @Positive
  int registerPage();

  /// Dossiers that a rebuild folds, or clears away, in one transaction.
  @WithName("rebuild-piece")
  @WithDefault("500")
  @Positive
  int rebuildPiece();
}
