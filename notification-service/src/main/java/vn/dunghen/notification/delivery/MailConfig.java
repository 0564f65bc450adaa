package vn.dunghen.notification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.util.Optional;

/// The mail server. User, password and TLS: the keys of `quarkus.mailer`.
@ConfigMapping(prefix = "dunghen.notification.mail")
public interface MailConfig {

  /// The SMTP server. Without one no e-mail is sent: alerts wait, and a light says so.
  Optional<String> host();

  /// Its port.
  @WithDefault("25")
  @Positive
  @Max(65535)
  int port();

  /// The sender's address. Required where a server is named.
  Optional<String> from();
}
