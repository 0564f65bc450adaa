package vn.dunghen.intake.sealing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Wraps data keys so that sync-service alone opens them: each by AES key wrap under a wrapping
/// key, and that one by RSA-OAEP-256 under the public key of sync-service. The wrapping key serves
/// many data keys, because an RSA operation for each would cost more than all else that is done
/// with an event; a data key that is deleted is gone all the same.
///
/// The wrapped form: [Topics#DOSSIER_KEY_ALGORITHM].
final class WrappingForSync {

  private static final int KEY_BYTES = 32;
  private static final int USES = 10_000;
  private static final OAEPParameterSpec OAEP_256 =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private final PublicKey sync;
  private final SecureRandom random;
  private @Nullable WrappingKey current;

  WrappingForSync(PublicKey sync, SecureRandom random) {
    this.sync = sync;
    this.random = random;
  }

  private static final class WrappingKey {
    private final SecretKey key;
    private final byte[] wrapped;
    private int uses;

    private WrappingKey(SecretKey key, byte[] wrapped) {
      this.key = key;
      this.wrapped = wrapped;
    }
  }

  byte[] wrap(SecretKey dataKey) {
    WrappingKey under = wrappingKey();
    try {
      Cipher cipher = Cipher.getInstance("AESWrap");
      cipher.init(Cipher.WRAP_MODE, under.key);
      byte[] wrapped = cipher.wrap(dataKey);
      return ByteBuffer.allocate(Short.BYTES + under.wrapped.length + wrapped.length)
          .putShort((short) under.wrapped.length)
          .put(under.wrapped)
          .put(wrapped)
          .array();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private synchronized WrappingKey wrappingKey() {
    if (current == null || current.uses == USES) {
      byte[] bytes = new byte[KEY_BYTES];
      random.nextBytes(bytes);
      var key = new SecretKeySpec(bytes, "AES");
      current = new WrappingKey(key, underRsa(key));
    }
    current.uses++;
    return current;
  }

  private byte[] underRsa(SecretKey key) {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(Cipher.WRAP_MODE, sync, OAEP_256);
      return cipher.wrap(key);
    } catch (InvalidAlgorithmParameterException impossible) {
      throw new IllegalStateException(impossible);
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException("The public key of sync-service cannot wrap.", unusable);
    }
  }
}
