package vn.dunghen.notification.delivery;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/// Sends e-mails over SMTP. A repeat of a message has the same `Message-ID`, so that a mailbox, or
/// whoever reads it, can tell a copy.
@ApplicationScoped
class Mailing {

  private static final Logger LOGGER = Logger.getLogger(Mailing.class);
  private static final Pattern STATUS = Pattern.compile("\\b[45]\\d\\d\\b");

  private final ReactiveMailer mailer;
  private final DeliverySettings settings;
  private final DeliveryConfig config;

  Mailing(ReactiveMailer mailer, DeliverySettings settings, DeliveryConfig config) {
    this.mailer = mailer;
    this.settings = settings;
    this.config = config;
  }

  Outcome send(Outgoing message, Wording.Words words) {
    String from = settings.from();
    Mail mail =
        Mail.withHtml(message.address(), words.subject(), words.html())
            .setText(words.text())
            .setFrom(from)
            .addHeader("Message-ID", "<" + message.id() + from.substring(from.indexOf('@')) + ">")
            .addHeader("Auto-Submitted", "auto-generated");
    try {
      mailer.send(mail).await().atMost(config.timeout());
      return new Outcome.Sent();
    } catch (RuntimeException failure) {
      LOGGER.debug("The mail server's failure.", failure);
      return new Outcome.Failed("E-mail: " + status(failure));
    }
  }

  /// The server's code and nothing else, because its words may name people.
  private static String status(RuntimeException failure) {
    var code = STATUS.matcher(String.valueOf(failure.getMessage()));
    return code.find() ? "the server answered " + code.group() : "no answer from the server";
  }
}
