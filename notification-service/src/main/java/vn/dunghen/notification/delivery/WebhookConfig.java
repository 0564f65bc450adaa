package vn.dunghen.notification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// How webhooks are signed, and which may be called.
@ConfigMapping(prefix = "dunghen.notification.webhook")
public interface WebhookConfig {

  /// The key from which the secret of each agency is derived: at least 32 bytes in Base64. Without
  /// one no webhook is called: alerts wait, and a light says so.
  Optional<String> keyFile();

  /// Whether webhooks on this machine and in private networks may be called, and without TLS.
  @WithDefault("false")
  boolean allowPrivate();
}
