package vn.dunghen.notification;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Map;
import vn.dunghen.testkit.walk.Walkers;

/// Names the ports at which tests put a mail server and a webhook receiver, and writes the files
/// that the service reads.
public final class OutsideWorld implements QuarkusTestResourceLifecycleManager {

  public static final String PASSWORD = "for-tests-only";
  public static final byte[] WEBHOOK_KEY = "0123456789abcdef0123456789abcdef".getBytes();

  private static final String IDENTITIES =
      "["
          + Walkers.entries("WALK", "WALK-A")
          + """
          {"name":"city","password":"%1$s","roles":["operator"],"agencies":["CITY"]},
           {"name":"auditor","password":"%1$s","roles":["auditor"],"agencies":["CITY"]},
           {"name":"source","password":"%1$s","roles":["source"],"agencies":["CITY"]},
           {"name":"u1","password":"%1$s","roles":["agency"],"agencies":["U1"]}]
          """
              .formatted(PASSWORD);

  @Override
  public Map<String, String> start() {
    try {
      var identities = Files.createTempFile("identities", ".json");
      Files.writeString(identities, IDENTITIES);
      var key = Files.createTempFile("webhook", ".key");
      Files.writeString(key, Base64.getEncoder().encodeToString(WEBHOOK_KEY));
      return Map.ofEntries(
          Map.entry("dunghen.identity.file", identities.toString()),
          Map.entry("dunghen.notification.mail.host", "127.0.0.1"),
          Map.entry("dunghen.notification.mail.port", Integer.toString(freePort())),
          Map.entry("dunghen.notification.mail.from", "dunghen@thanhpho.invalid"),
          Map.entry("dunghen.notification.webhook.key-file", key.toString()),
          Map.entry("dunghen.notification.webhook.allow-private", "true"),
          Map.entry("dunghen.notification.raising.every", "1s"),
          Map.entry("dunghen.notification.delivery.every", "1s"),
          // A busy machine is no reason to give an attempt up and send a copy.
          Map.entry("dunghen.notification.delivery.timeout", "45s"),
          Map.entry("test.webhook.port", Integer.toString(freePort())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// The files go with the machine's temporary files.
  @Override
  public void stop() {}
}
