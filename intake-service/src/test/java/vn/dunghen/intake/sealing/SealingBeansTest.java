package vn.dunghen.intake.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingBeansTest {

  private static final String SYNC = "(dunghen.intake.sealing.sync-public-key-file)";

  @TempDir Path directory;

  @Test
  void good_keys_let_the_start_go_on() throws Exception {
    new SealingBeans(keys(own(32), publicKey("RSA", 2048))).check(new StartupEvent());
  }

  @Test
  void an_own_key_of_another_length_stops_the_start() throws Exception {
    Path tooLong = own(33);

    assertStops(
        keys(tooLong, publicKey("RSA", 2048)),
        "The key file "
            + tooLong
            + " (dunghen.intake.sealing.key-file) must hold exactly 32 bytes in Base64.");
  }

  @Test
  void a_missing_public_key_stops_the_start() throws Exception {
    Path missing = directory.resolve("missing.pem");

    assertStops(
        keys(own(32), missing), "The public key " + missing + " " + SYNC + " cannot be read.");
  }

  @Test
  void a_weak_public_key_stops_the_start() throws Exception {
    Path weak = publicKey("RSA", 1024);

    assertStops(
        keys(own(32), weak), "The public key " + weak + " " + SYNC + " has fewer than 2048 bits.");
  }

  @Test
  void a_public_key_of_another_kind_stops_the_start() throws Exception {
    Path elliptic = publicKey("EC", 256);

    assertStops(
        keys(own(32), elliptic),
        "The file " + elliptic + " " + SYNC + " holds no RSA public key in PEM.");
  }

  @Test
  void a_file_without_a_key_stops_the_start() throws Exception {
    Path text = Files.writeString(directory.resolve("text.pem"), "no key");

    assertStops(
        keys(own(32), text), "The file " + text + " " + SYNC + " holds no RSA public key in PEM.");
  }

  private static void assertStops(SealingConfig config, String sentence) {
    assertThatExceptionOfType(PreventFurtherStepsException.class)
        .isThrownBy(() -> new SealingBeans(config).check(new StartupEvent()))
        .withMessage("intake-service does not start: " + sentence)
        .satisfies(stopped -> assertThat(stopped.getExitCode()).isEqualTo(1));
  }

  private static SealingConfig keys(Path own, Path sync) {
    return new SealingConfig() {
      @Override
      public Path keyFile() {
        return own;
      }

      @Override
      public Path syncPublicKeyFile() {
        return sync;
      }
    };
  }

  private Path own(int bytes) throws IOException {
    return Files.writeString(
        directory.resolve("own.key"), Base64.getEncoder().encodeToString(new byte[bytes]));
  }

  private Path publicKey(String kind, int bits) throws IOException, GeneralSecurityException {
    var pair = KeyPairGenerator.getInstance(kind);
    pair.initialize(bits);
    return Files.writeString(
        directory.resolve(kind + bits + ".pem"),
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder()
                .encodeToString(pair.generateKeyPair().getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n");
  }
}
