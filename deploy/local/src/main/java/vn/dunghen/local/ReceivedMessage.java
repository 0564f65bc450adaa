package vn.dunghen.local;

import java.time.Instant;

/// A message that came to the inbox.
///
/// @param number from 1, in the order of arrival
/// @param way how it came
/// @param id the Message-ID of an e-mail, the webhook-id of a webhook
/// @param to the address it was sent to
/// @param text what it says, as far as that is text
public record ReceivedMessage(
    long number, Way way, Instant at, String id, String to, String subject, String text) {

  /// How a message comes.
  public enum Way {
    EMAIL("E-mail"),
    WEBHOOK("Webhook");

    private final String label;

    Way(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }
}
