package vn.dunghen.local.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The keys without which the data of a service are of little use, each a file. A backup has no
/// key, but fingerprints, so that data are not put back under other keys.
final class Keys {
  private static final byte[] PURPOSE = "fingerprint".getBytes(StandardCharsets.US_ASCII);

  private Keys() {}

  private static List<String> of(String service) {
    return switch (service) {
      case "intake" -> List.of("intake-service.hmac.key", "intake-service.sealing.key");
      case "sync" -> List.of("sync-service.private.pem");
      case "notification" -> List.of("notification-service.webhook.key");
      default -> List.of();
    };
  }

  /// By the names of the files; those that are not there are left out.
  static Map<String, String> fingerprints(Path directory, String service) {
    var fingerprints = new TreeMap<String, String>();
    for (var name : of(service)) {
      var file = directory.resolve(name);
      if (Files.exists(file)) {
        fingerprints.put(name, fingerprint(file));
      }
    }
    return fingerprints;
  }

  /// Tells one key from another and gives nothing away of it.
  private static String fingerprint(Path file) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Files.readAllBytes(file), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(PURPOSE), 0, 8);
    } catch (IOException e) {
      throw new BackupException("The key " + file + " cannot be read.", e);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every Java has HmacSHA256.", e);
    }
  }
}
