package vn.dunghen.chassis.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.dunghen.chassis.edge.DatabaseResource;

/// Signing in with tokens of an OpenID provider, as in production.
@QuarkusTest
@TestProfile(OpenIdIT.WithProvider.class)
class OpenIdIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CALLER = "/api/desk/caller";

  /// Started beside the other settings.
  public static final class WithProvider implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(DatabaseResource.class),
          new TestResourceEntry(OpenIdProvider.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }
  }

  @Test
  void a_token_gives_name_roles_and_agencies() {
    Response answer = ask(token(Map.of()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.<String>path("name")).isEqualTo("lan@thanh-pho.test");
    assertThat(answer.<List<String>>path("agencies")).containsExactly("H26.18", "H26.19");
  }

  @Test
  void a_token_without_a_role_gets_in_nowhere() {
    assertThat(ask(token(Map.of("roles", List.of("citizen")))).statusCode()).isEqualTo(403);
    assertThat(ask(token(Map.of("roles", List.of()))).statusCode()).isEqualTo(403);
  }

  @Test
  void a_token_without_agencies_is_of_no_agency() {
    Response answer = ask(signed(claims("agencies")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.<List<String>>path("agencies")).isEmpty();
  }

  static Stream<Arguments> tokens() {
    return Stream.of(
        Arguments.of("expired", token(Map.of("exp", in(Duration.ofMinutes(-5))))),
        Arguments.of("of a time to come", token(Map.of("nbf", in(Duration.ofMinutes(5))))),
        Arguments.of(
            "issued in time to come",
            token(Map.of("iat", in(Duration.ofMinutes(5)), "exp", in(Duration.ofMinutes(9))))),
        Arguments.of("without an end", signed(claims("exp"))),
        Arguments.of("of another issuer", token(Map.of("iss", "http://127.0.0.1:1"))),
        Arguments.of("without an issuer", signed(claims("iss"))),
        Arguments.of("for somebody else", token(Map.of("aud", "another-client"))),
        Arguments.of("for nobody", signed(claims("aud"))),
        Arguments.of("not signed", unsigned()),
        Arguments.of("signed with the public key as a secret", hmac()),
        Arguments.of("signed by another key", signed(header("RS256"), claims(), otherKey())),
        Arguments.of(
            "of an unknown key",
            signed(
                Map.of("alg", "RS256", "kid", "k-2"), claims(), OpenIdProvider.KEY.getPrivate())),
        Arguments.of("without its signature", token(Map.of()).replaceFirst("[^.]*$", "")),
        Arguments.of("with another's claims", mixed()),
        Arguments.of("no token", "abc"),
        Arguments.of("empty", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tokens")
  void a_wrong_token_gets_in_nowhere(String what, String token) {
    Response answer = ask(token);

    assertThat(answer.statusCode()).as(what).isEqualTo(401);
    assertThat(answer.asString()).doesNotContain("Exception");
  }

  @Test
  void a_person_who_has_not_signed_in_is_sent_to_the_provider() {
    Response answer =
        given()
            .redirects()
            .follow(false)
            .accept("text/html,application/xhtml+xml")
            .get("/api/desk/page");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.header("Location"))
        .startsWith(OpenIdProvider.issuer() + "/sign-in")
        .contains("client_id=dunghen");
    assertThat(answer.header("Set-Cookie"))
        .containsIgnoringCase("HttpOnly")
        .containsIgnoringCase("SameSite=Lax");
  }

  @Test
  void a_program_without_a_token_is_told_so_and_sent_nowhere() {
    Response answer = given().redirects().follow(false).get(CALLER);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.contentType()).startsWith("application/problem+json");
  }

  @Test
  void a_name_and_password_of_the_local_file_still_sign_in_on_this_machine() {
    assertThat(
            given()
                .auth()
                .preemptive()
                .basic("lan", DatabaseResource.PASSWORD)
                .get(CALLER)
                .statusCode())
        .isEqualTo(200);
  }

  private static Response ask(String token) {
    return given().redirects().follow(false).header("Authorization", "Bearer " + token).get(CALLER);
  }

  private static Map<String, Object> claims(String... without) {
    var claims = new HashMap<String, Object>();
    claims.put("iss", OpenIdProvider.issuer());
    claims.put("aud", "dunghen");
    claims.put("sub", "1b2c");
    claims.put("preferred_username", "lan@thanh-pho.test");
    claims.put("roles", List.of("agency"));
    claims.put("agencies", List.of("H26.18", "H26.19"));
    claims.put("iat", in(Duration.ofSeconds(-1)));
    claims.put("exp", in(Duration.ofMinutes(5)));
    for (String name : without) {
      claims.remove(name);
    }
    return claims;
  }

  private static long in(Duration time) {
    return Instant.now().plus(time).getEpochSecond();
  }

  /// Signed as it should be, with these claims in the place of the usual ones.
  private static String token(Map<String, Object> other) {
    var claims = claims();
    claims.putAll(other);
    return signed(claims);
  }

  private static String signed(Map<String, Object> claims) {
    return signed(header("RS256"), claims, OpenIdProvider.KEY.getPrivate());
  }

  private static Map<String, Object> header(String algorithm) {
    return Map.of("alg", algorithm, "kid", OpenIdProvider.KEY_ID, "typ", "JWT");
  }

  private static String signed(
      Map<String, Object> header, Map<String, Object> claims, PrivateKey key) {
    try {
      String content = part(header) + "." + part(claims);
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + text(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String unsigned() {
    return part(Map.of("alg", "none", "kid", OpenIdProvider.KEY_ID)) + "." + part(claims()) + ".";
  }

  private static String hmac() {
    try {
      String content = part(header("HS256")) + "." + part(claims());
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(OpenIdProvider.KEY.getPublic().getEncoded(), "HmacSHA256"));
      return content + "." + text(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PrivateKey otherKey() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair().getPrivate();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String mixed() {
    var parts = new ArrayList<>(List.of(token(Map.of()).split("\\.")));
    parts.set(1, part(Map.of("roles", List.of("operator"), "iss", OpenIdProvider.issuer())));
    return String.join(".", parts);
  }

  private static String part(Map<String, Object> content) {
    try {
      return text(JSON.writeValueAsBytes(content));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
