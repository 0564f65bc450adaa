package vn.dunghen.notification.delivery;

import java.time.Instant;
import vn.dunghen.notification.OutsideWorld;

/// What the signature of a call must be.
public final class WebhookSignatures {

  private WebhookSignatures() {}

  public static String of(String agency, String id, String timestamp, String body) {
    return WebhookSecret.of(OutsideWorld.WEBHOOK_KEY, agency)
        .signature(id, Instant.ofEpochSecond(Long.parseLong(timestamp)), body);
  }
}
