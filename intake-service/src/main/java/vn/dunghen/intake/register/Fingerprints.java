package vn.dunghen.intake.register;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// Tells whether two bodies under one id are the same: HMAC-SHA256 over the canonical JSON of type,
/// subject, time (as an instant) and data, before sealing. Keyed, so that the fingerprint of a body
/// with a citizen's name is not a way to guess the name.
public final class Fingerprints {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKey key;

  public Fingerprints(SecretKey key) {
    this.key = key;
  }

  /// @param data the event's `data` before sealing
  public byte[] of(String type, String subject, Instant occurred, @Nullable Object data) {
    var canonical = new StringBuilder(512);
    canonical.append('{');
    if (data != null) {
      canonical.append("\"data\":");
      CanonicalJson.append(canonical, data);
      canonical.append(',');
    }
    canonical.append("\"subject\":");
    CanonicalJson.append(canonical, subject);
    canonical.append(",\"time\":\"").append(occurred).append("\",\"type\":");
    CanonicalJson.append(canonical, type);
    canonical.append('}');
    return mac().doFinal(canonical.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// A key for another purpose, from which this one cannot be found.
  public byte[] keyFor(String purpose) {
    return mac().doFinal(purpose.getBytes(StandardCharsets.UTF_8));
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
