package vn.dunghen.intake.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.HashSet;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WrappingForSyncTest {
  private static final KeyPair SYNC = pair();
  private final SecureRandom random = new SecureRandom();
  private final WrappingForSync wrapping = new WrappingForSync(SYNC.getPublic(), random);

  @Test
  void only_the_private_key_of_sync_opens_what_is_wrapped() throws Exception {
    SecretKey dataKey = dataKey();
    assertThat(opened(wrapping.wrap(dataKey)).getEncoded()).isEqualTo(dataKey.getEncoded());
  }

  @Test
  void one_wrapping_key_serves_many_data_keys_and_then_another_takes_its_place() throws Exception {
    var wrappingKeys = new HashSet<ByteBuffer>();
    var dataKeys = new HashSet<ByteBuffer>();
    for (int i = 0; i < 10_001; i++) {
      ByteBuffer wrapped = ByteBuffer.wrap(wrapping.wrap(dataKey()));
      int length = wrapped.getShort();
      wrappingKeys.add(wrapped.slice(wrapped.position(), length));
      dataKeys.add(wrapped.slice(wrapped.position() + length, wrapped.remaining() - length));
    }
    assertThat(wrappingKeys).hasSize(2);
    assertThat(dataKeys).hasSize(10_001);
  }

  private SecretKey dataKey() {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return new SecretKeySpec(bytes, "AES");
  }

  private static Key opened(byte[] wrapped) throws GeneralSecurityException {
    var all = ByteBuffer.wrap(wrapped);
    var underRsa = new byte[all.getShort()];
    all.get(underRsa);
    var underWrappingKey = new byte[all.remaining()];
    all.get(underWrappingKey);
    Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
    rsa.init(
        Cipher.UNWRAP_MODE,
        SYNC.getPrivate(),
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    Cipher aes = Cipher.getInstance("AESWrap");
    aes.init(Cipher.UNWRAP_MODE, rsa.unwrap(underRsa, "AES", Cipher.SECRET_KEY));
    return aes.unwrap(underWrappingKey, "AES", Cipher.SECRET_KEY);
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(3072);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
