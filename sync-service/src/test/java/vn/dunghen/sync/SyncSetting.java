package vn.dunghen.sync;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import vn.dunghen.testkit.walk.Walkers;

/// The one setting of every test here: identities, a key pair, and where the portal will listen.
public final class SyncSetting implements QuarkusTestResourceLifecycleManager {

  public static final String PASSWORD = "for-tests-only";
  public static final String USER = "stand-in";

  private static final String IDENTITIES =
      "["
          + Walkers.entries("WALK", "WALK-A")
          + """
          {"name":"city","password":"%1$s","roles":["operator","auditor"],"agencies":["CITY"]},
           {"name":"u1","password":"%1$s","roles":["agency"],"agencies":["U-1"]}]
          """
              .formatted(PASSWORD);

  @Override
  public Map<String, String> start() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var pair = generator.generateKeyPair();
      var key = Files.createTempFile("sync-private", ".pem");
      Files.writeString(
          key,
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
              + "\n-----END PRIVATE KEY-----\n");
      var identities = Files.createTempFile("identities", ".json");
      Files.writeString(identities, IDENTITIES);
      return Map.ofEntries(
          Map.entry("dunghen.identity.file", identities.toString()),
          Map.entry("dunghen.sync.private-key-file", key.toString()),
          Map.entry(
              "test.sync.public-key",
              Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())),
          Map.entry("dunghen.sync.portal.url", "http://127.0.0.1:" + socket.getLocalPort()),
          Map.entry("dunghen.sync.portal.username", USER),
          Map.entry("dunghen.sync.portal.password", USER),
          Map.entry("dunghen.sync.portal.madonvi", "000.00.00.H26"),
          Map.entry("dunghen.sync.portal.units.\"U-1\"", "000.00.01.H26"),
          Map.entry("dunghen.sync.portal.connect-timeout", "300ms"),
          Map.entry("dunghen.sync.portal.read-timeout", "700ms"),
          Map.entry("dunghen.sync.pushing.width", "4"),
          Map.entry("dunghen.sync.pushing.calls-per-minute", "60000"),
          Map.entry("dunghen.sync.pushing.first-backoff", "50ms"),
          Map.entry("dunghen.sync.pushing.longest-backoff", "400ms"),
          Map.entry("dunghen.sync.pushing.breaker-failures", "4"),
          Map.entry("dunghen.sync.pushing.breaker-open", "300ms"),
          Map.entry("dunghen.sync.pushing.breaker-longest", "1s"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The files go with the machine's temporary files.
  @Override
  public void stop() {}
}
