package vn.dunghen.intake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/// Gives the service under test fresh keys and the identities of [Identities].
public final class IntakeKeys implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    try {
      Path directory = Files.createTempDirectory("intake-keys-");
      var pair = KeyPairGenerator.getInstance("RSA");
      pair.initialize(2048);
      var keys = pair.generateKeyPair();
      Path pem = directory.resolve("sync.pem");
      Files.writeString(
          pem,
          "-----BEGIN PUBLIC KEY-----\n"
              + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
              + "\n-----END PUBLIC KEY-----\n");
      System.setProperty(
          "intake.test.sync-private-key",
          Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
      Path identities = directory.resolve("identities.json");
      Files.writeString(identities, Identities.JSON);
      return Map.of(
          "dunghen.intake.register.hmac-key-file", secret(directory.resolve("hmac.key")),
          "dunghen.intake.sealing.key-file", secret(directory.resolve("own.key")),
          "dunghen.intake.sealing.sync-public-key-file", pem.toString(),
          "dunghen.identity.file", identities.toString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String secret(Path file) throws IOException {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Files.writeString(file, Base64.getEncoder().encodeToString(key)).toString();
  }

  @Override
  public void stop() {}
}
