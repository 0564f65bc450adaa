package vn.dunghen.notification.delivery;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vn.dunghen.notification.directory.model.Way;

/// Which ways are configured, and what they need. A wrong setting stops the start with one
/// sentence; a way that is not configured does not: its messages wait.
@ApplicationScoped
public class DeliverySettings {

  private static final int KEY_BYTES = 32;

  private final DeliveryConfig delivery;
  private final MailConfig mail;
  private final WebhookConfig webhooks;

  DeliverySettings(DeliveryConfig delivery, MailConfig mail, WebhookConfig webhooks) {
    this.delivery = delivery;
    this.mail = mail;
    this.webhooks = webhooks;
  }

  void check(@Observes @Priority(2) StartupEvent event) {
    flaw()
        .ifPresent(sentence -> {
          throw new PreventFurtherStepsException(
              "notification-service does not start: " + sentence, 1);
        });
  }

  private Optional<String> flaw() {
    if (mail.host().isPresent() && mail.from().filter(DeliverySettings::isAddress).isEmpty()) {
      return Optional.of(
          "a mail server is named (dunghen.notification.mail.host), but no sender's address"
              + " (dunghen.notification.mail.from).");
    }
    if (delivery.lease().compareTo(delivery.timeout()) <= 0) {
      return Optional.of(
          "a message would be taken for abandoned while it is being sent:"
              + " dunghen.notification.delivery.lease must be longer than .timeout.");
    }
    if (delivery.firstPause().isNegative()
        || delivery.firstPause().isZero()
        || delivery.longestPause().compareTo(delivery.firstPause()) < 0) {
      return Optional.of(
          "dunghen.notification.delivery.first-pause must be longer than nothing and no longer than"
              + " .longest-pause.");
    }
    if (!isBase(delivery.publicUrl())) {
      return Optional.of(
          "dunghen.notification.delivery.public-url is no http or https address without a query.");
    }
    return webhooks.keyFile().flatMap(DeliverySettings::flawOfKey);
  }

  private static boolean isAddress(String text) {
    return text.matches("[^@\\s<>]+@[^@\\s<>]+");
  }

  private static boolean isBase(String text) {
    try {
      URI uri = URI.create(text);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getQuery() == null
          && uri.getFragment() == null;
    } catch (IllegalArgumentException noUri) {
      return false;
    }
  }

  private static Optional<String> flawOfKey(String file) {
    try {
      return key(file).length >= KEY_BYTES
          ? Optional.empty()
          : Optional.of(
              "the key file "
                  + file
                  + " (dunghen.notification.webhook.key-file) holds fewer than 32 bytes in Base64.");
    } catch (IOException unreadable) {
      return Optional.of(
          "the key file " + file + " (dunghen.notification.webhook.key-file) cannot be read.");
    } catch (IllegalArgumentException noBase64) {
      return Optional.of(
          "the key file " + file + " (dunghen.notification.webhook.key-file) is not Base64.");
    }
  }

  private static byte[] key(String file) throws IOException {
    return Base64.getDecoder().decode(Files.readString(Path.of(file)).strip());
  }

  /// The ways by which messages can be sent at all.
  public Set<Way> configured() {
    var ways = EnumSet.noneOf(Way.class);
    if (mail.host().isPresent()) {
      ways.add(Way.EMAIL);
    }
    if (webhooks.keyFile().isPresent()) {
      ways.add(Way.WEBHOOK);
    }
    return ways;
  }

  /// The secret of an agency's webhooks; empty where webhooks are not configured.
  public Optional<WebhookSecret> secretOf(String agency) {
    return webhooks
        .keyFile()
        .map(file -> {
          try {
            return WebhookSecret.of(key(file), agency);
          } catch (IOException e) {
            throw new IllegalStateException("The webhooks' key file cannot be read any more.", e);
          }
        });
  }

  /// The sender's address. Ask only where e-mail is configured.
  String from() {
    return mail.from().orElseThrow();
  }

  /// An address of the suite as recipients reach it.
  ///
  /// @param path begins with a slash
  String link(String path) {
    return delivery.publicUrl().replaceAll("/+$", "") + path;
  }
}
