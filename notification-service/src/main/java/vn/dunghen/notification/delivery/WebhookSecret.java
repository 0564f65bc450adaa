package vn.dunghen.notification.delivery;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret that an agency's webhooks are signed with, by the Standard Webhooks scheme
/// (`HMAC-SHA256` over `id.timestamp.body`).
public final class WebhookSecret {

  private static final String HMAC = "HmacSHA256";

  private final byte[] key;

  WebhookSecret(byte[] key) {
    this.key = key;
  }

  /// The secret of an agency, derived from the suite's own key.
  public static WebhookSecret of(byte[] suiteKey, String agency) {
    return new WebhookSecret(
        hmac(suiteKey, ("vn.dunghen.webhook\n" + agency).getBytes(StandardCharsets.UTF_8)));
  }

  /// The header `webhook-signature`.
  ///
  /// @param id the header `webhook-id`
  /// @param at the header `webhook-timestamp`, cut to seconds
  public String signature(String id, Instant at, String body) {
    String signed = id + "." + at.getEpochSecond() + "." + body;
    return "v1,"
        + Base64.getEncoder().encodeToString(hmac(key, signed.getBytes(StandardCharsets.UTF_8)));
  }

  /// The secret as receivers enter it, `whsec_…`.
  public String reveal() {
    return "whsec_" + Base64.getEncoder().encodeToString(key);
  }

  private static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java has " + HMAC + ".", e);
    }
  }
}
