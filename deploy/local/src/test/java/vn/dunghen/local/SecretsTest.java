package vn.dunghen.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path directory;

  @Test
  void each_secret_is_kept_in_a_file_of_its_owner_alone() throws IOException {
    // Given
    var secrets = new Secrets(directory.resolve("secrets"));

    // When
    var password = secrets.databasePassword("intake-service");
    var key = secrets.key("intake-service.hmac");
    secrets.syncPrivateKey();

    // Then
    var again = new Secrets(directory.resolve("secrets"));
    assertThat(again.databasePassword("intake-service")).isEqualTo(password);
    assertThat(again.databasePassword("sync-service")).isNotEqualTo(password);
    assertThat(Base64.getDecoder().decode(Files.readString(key).strip())).hasSize(32);
    try (var files = Files.list(directory.resolve("secrets"))) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  @Test
  void the_two_keys_of_sync_service_are_a_pair() throws Exception {
    // When
    var secrets = new Secrets(directory.resolve("secrets"));

    // Then
    var factory = KeyFactory.getInstance("RSA");
    var publicKey =
        (java.security.interfaces.RSAPublicKey)
            factory.generatePublic(new X509EncodedKeySpec(der(secrets.syncPublicKey())));
    var privateKey =
        (java.security.interfaces.RSAPrivateKey)
            factory.generatePrivate(new PKCS8EncodedKeySpec(der(secrets.syncPrivateKey())));
    assertThat(publicKey.getModulus()).isEqualTo(privateKey.getModulus());
    assertThat(publicKey.getModulus().bitLength()).isGreaterThanOrEqualTo(2048);
  }

  private static byte[] der(Path pem) throws IOException {
    return Base64.getMimeDecoder()
        .decode(Files.readString(pem).replaceAll("-----[A-Z ]+-----", ""));
  }
}
