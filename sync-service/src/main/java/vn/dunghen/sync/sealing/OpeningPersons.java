package vn.dunghen.sync.sealing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.dunghen.sync.national.model.Person;

/// Opens the personal fields of dossiers, for the moment of a push. What cannot be opened is sent
/// empty: no key came, it was destroyed, or no private key is configured.
@ApplicationScoped
public class OpeningPersons {

  private static final Logger LOGGER = Logger.getLogger(OpeningPersons.class);
  private static final String KEY = "dunghen.sync.private-key-file";
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final DossierKeys keys;
  private final ObjectMapper json;
  private final Optional<Path> file;
  private final @Nullable UnwrappingKeys own;
  private final @Nullable String flaw;

  OpeningPersons(
      DossierKeys keys, ObjectMapper json, @ConfigProperty(name = KEY) Optional<Path> file) {
    this.keys = keys;
    this.json = json;
    this.file = file;
    UnwrappingKeys read = null;
    String wrong = null;
    try {
      read = file.isEmpty() ? null : new UnwrappingKeys(privateKey(file.get()));
    } catch (IOException unreadable) {
      wrong = "The private key %s (%s) cannot be read.".formatted(file.orElseThrow(), KEY);
    } catch (GeneralSecurityException | IllegalArgumentException noKey) {
      wrong =
          "The file %s (%s) holds no RSA private key in PEM (PKCS #8)."
              .formatted(file.orElseThrow(), KEY);
    }
    this.own = read;
    this.flaw = wrong;
  }

  void check(@Observes @Priority(2) StartupEvent event) {
    if (flaw != null) {
      throw new PreventFurtherStepsException("sync-service does not start: " + flaw, 1);
    }
    if (file.isEmpty()) {
      LOGGER.warn(
          "No private key is configured (dunghen.sync.private-key-file); applicants are sent empty.");
    }
  }

  /// Opens what can be opened.
  ///
  /// @param sealed the sealed fields by dossier
  /// @return the applicants by dossier; nobody of those that cannot be opened
  public Map<String, Person> open(Connection tx, Map<String, String> sealed) throws SQLException {
    var persons = new HashMap<String, Person>();
    if (own == null || sealed.isEmpty()) {
      return persons;
    }
    keys.of(tx, sealed.keySet())
        .forEach((dossier, wrapped) ->
            persons.put(dossier, open(own, dossier, wrapped, sealed.getOrDefault(dossier, ""))));
    return persons;
  }

  private Person open(UnwrappingKeys own, String dossier, String wrapped, String sealed) {
    try {
      Key data = own.unwrap(Base64.getDecoder().decode(wrapped));
      byte[] bytes = Base64.getDecoder().decode(sealed);
      Cipher opening = Cipher.getInstance("AES/GCM/NoPadding");
      opening.init(
          Cipher.DECRYPT_MODE,
          data,
          new GCMParameterSpec(TAG_BITS, Arrays.copyOf(bytes, Math.min(IV_BYTES, bytes.length))));
      opening.updateAAD(dossier.getBytes(StandardCharsets.UTF_8));
      byte[] clear = opening.doFinal(bytes, IV_BYTES, Math.max(0, bytes.length - IV_BYTES));
      JsonNode fields = json.readTree(new String(clear, StandardCharsets.UTF_8));
      return Person.of(
          fields.path("name").asText(""),
          fields.path("identityNumber").asText(""),
          fields.path("email").asText(""),
          fields.path("phone").asText(""),
          fields.path("contact").asText(""));
    } catch (GeneralSecurityException
        | IllegalArgumentException
        | JsonProcessingException unusable) {
      LOGGER.warnf(
          "Personal fields cannot be opened; the applicant is sent empty. dossier=%s cause=%s",
          dossier, unusable.getClass().getSimpleName());
      return Person.NOBODY;
    }
  }

  private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
    String body =
        Files.readString(file)
            .replace("-----BEGIN PRIVATE KEY-----", "")
            .replace("-----END PRIVATE KEY-----", "");
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
  }
}
