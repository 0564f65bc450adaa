package vn.dunghen.intake.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import vn.dunghen.intake.register.CanonicalJson;

/// Seals personal fields before anything is written: AES-256-GCM under a data key per dossier, the
/// dossier's code as additional data. On the wire `"personal":{"alg":"A256GCM","sealed":"<base64 of
/// iv, ciphertext, tag>"}`.
public final class Sealing {

  static final String ALGORITHM = "A256GCM";
  static final int IV_BYTES = 12;
  static final int TAG_BITS = 128;

  private final DataKeys keys;
  private final SecureRandom random = new SecureRandom();

  public Sealing(DataKeys keys) {
    this.keys = keys;
  }

  /// Replaces every given `personal` by its sealed form, or takes it away where the dossier's key
  /// was destroyed. Keys that are missing are made in the connection's transaction.
  ///
  /// @return to be told once that transaction is committed
  public DataKeys.Fresh seal(Connection connection, List<PersonalFields> fields)
      throws SQLException {
    if (fields.isEmpty()) {
      return DataKeys.Fresh.NONE;
    }
    var dossiers = new TreeSet<String>();
    fields.forEach(field -> dossiers.add(field.dossier()));
    DataKeys.Found found = keys.forDossiers(connection, dossiers);
    for (PersonalFields field : fields) {
      Optional<SecretKey> key = found.key(field.dossier());
      if (key.isPresent()) {
        field
            .holder()
            .put(PersonalFields.MEMBER, sealed(field.clear(), field.dossier(), key.get()));
      } else {
        field.holder().remove(PersonalFields.MEMBER);
      }
    }
    return found.fresh();
  }

  /// Destroys the dossier's key in the connection's transaction, and has its destruction published.
  /// What was destroyed before stays as it was.
  ///
  /// @return what is known of the key afterwards; empty where the dossier never had one
  public Optional<PersonalData> erase(Connection connection, String dossier, Erasure erasure)
      throws SQLException {
    Erasures.erase(connection, dossier, erasure);
    keys.forget(dossier);
    return Erasures.find(connection, dossier);
  }

  /// What is known of the dossier's key; empty where the dossier never had one.
  public Optional<PersonalData> find(Connection connection, String dossier) throws SQLException {
    return Erasures.find(connection, dossier);
  }

  private Map<String, Object> sealed(Object personal, String dossier, SecretKey key) {
    var text = new StringBuilder();
    CanonicalJson.append(text, personal);
    try {
      byte[] iv = new byte[IV_BYTES];
      random.nextBytes(iv);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
      cipher.updateAAD(dossier.getBytes(StandardCharsets.UTF_8));
      byte[] clear = text.toString().getBytes(StandardCharsets.UTF_8);
      byte[] sealed = new byte[IV_BYTES + cipher.getOutputSize(clear.length)];
      System.arraycopy(iv, 0, sealed, 0, IV_BYTES);
      cipher.doFinal(clear, 0, clear.length, sealed, IV_BYTES);
      return Map.of("alg", ALGORITHM, "sealed", Base64.getEncoder().encodeToString(sealed));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
