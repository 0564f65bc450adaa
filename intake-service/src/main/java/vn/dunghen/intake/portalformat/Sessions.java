package vn.dunghen.intake.portalformat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.intake.register.CanonicalJson;
import vn.dunghen.intake.register.Fingerprints;

/// The sessions of the portal's login: signed texts that say who signed in and until when, so that
/// every instance knows those of every other. Never logged. A session holds to its end, also when
/// its identity is changed meanwhile.
@Singleton
final class Sessions {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "portal-format session v1";
  private static final int NONCE_BYTES = 16;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

  private final SecretKey key;
  private final Duration holds;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final JsonMapper json = JsonMapper.builder().build();

  Sessions(Fingerprints fingerprints, PortalFormatConfig config, InstantSource clock) {
    this.key = new SecretKeySpec(fingerprints.keyFor(PURPOSE), ALGORITHM);
    this.holds = config.session();
    this.clock = clock;
  }

  String open(Caller caller) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var text = new StringBuilder();
    CanonicalJson.append(
        text,
        Map.of(
            "name", caller.name(),
            "roles", caller.roles().stream().map(Role::word).sorted().toList(),
            "agencies", caller.agencies(),
            "until", clock.instant().plus(holds).toString(),
            "nonce", TEXT.encodeToString(nonce)));
    byte[] said = text.toString().getBytes(StandardCharsets.UTF_8);
    return TEXT.encodeToString(said) + "." + TEXT.encodeToString(signature(said));
  }

  /// Who signed in; empty where the session is none of ours or over.
  Optional<Caller> caller(String session) {
    int dot = session.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    try {
      byte[] said = Base64.getUrlDecoder().decode(session.substring(0, dot));
      byte[] signed = Base64.getUrlDecoder().decode(session.substring(dot + 1));
      return MessageDigest.isEqual(signed, signature(said)) ? inForce(said) : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  private Optional<Caller> inForce(byte[] said) {
    Map<String, Object> members;
    try {
      members = json.readValue(new String(said, StandardCharsets.UTF_8), MEMBERS);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A session that was signed here cannot be read.");
    }
    if (!clock.instant().isBefore(Instant.parse(String.valueOf(members.get("until"))))) {
      return Optional.empty();
    }
    return Optional.of(
        new Caller(
            String.valueOf(members.get("name")),
            texts(members.get("roles")).stream()
                .flatMap(word -> Role.of(word).stream())
                .collect(Collectors.toUnmodifiableSet()),
            texts(members.get("agencies"))));
  }

  private static List<String> texts(@Nullable Object list) {
    return list instanceof List<?> items ? items.stream().map(String::valueOf).toList() : List.of();
  }

  private byte[] signature(byte[] said) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(said);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
