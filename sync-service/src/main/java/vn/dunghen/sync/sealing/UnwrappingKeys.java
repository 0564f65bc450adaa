package vn.dunghen.sync.sealing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/// Unwraps data keys in the form [vn.dunghen.dossier.Topics#DOSSIER_KEY_ALGORITHM] by the private
/// key of this service.
///
/// The wrapping keys that were met last are kept, because each serves thousands of dossiers and an
/// RSA operation is dear. They open nothing without a dossier's own wrapped key, so destroying that
/// one still erases.
final class UnwrappingKeys {
  private static final int KEPT = 64;
  private static final OAEPParameterSpec OAEP_256 =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private final PrivateKey own;
  private final Map<ByteBuffer, Key> met =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Key> eldest) {
          return size() > KEPT;
        }
      };

  UnwrappingKeys(PrivateKey own) {
    this.own = own;
  }

  /// @throws GeneralSecurityException when these bytes are no key that was wrapped for this service
  Key unwrap(byte[] wrapped) throws GeneralSecurityException {
    var bytes = ByteBuffer.wrap(wrapped);
    int length = bytes.remaining() < Short.BYTES ? -1 : bytes.getShort();
    if (length < 1 || length >= bytes.remaining()) {
      throw new GeneralSecurityException("The wrapped key is cut.");
    }
    byte[] wrapping = new byte[length];
    bytes.get(wrapping);
    byte[] data = new byte[bytes.remaining()];
    bytes.get(data);
    Cipher cipher = Cipher.getInstance("AESWrap");
    cipher.init(Cipher.UNWRAP_MODE, wrappingKey(wrapping));
    return cipher.unwrap(data, "AES", Cipher.SECRET_KEY);
  }

  private synchronized Key wrappingKey(byte[] wrapped) throws GeneralSecurityException {
    ByteBuffer name = ByteBuffer.wrap(wrapped);
    Key known = met.get(name);
    if (known == null) {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(Cipher.UNWRAP_MODE, own, OAEP_256);
      known = cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY);
      met.put(name, known);
    }
    return known;
  }
}
