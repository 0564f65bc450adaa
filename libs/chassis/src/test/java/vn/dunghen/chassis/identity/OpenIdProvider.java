package vn.dunghen.chassis.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;

/// An OpenID provider as far as a service asks one that is given bearer tokens: what it is, and the
/// keys that it signs with.
public final class OpenIdProvider implements QuarkusTestResourceLifecycleManager {

  static final String KEY_ID = "k-1";
  static final KeyPair KEY = key();
  private static HttpServer server;

  private static KeyPair key() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys","authorization_endpoint":"%1$s/sign-in",
                 "token_endpoint":"%1$s/token","end_session_endpoint":"%1$s/sign-out",
                 "id_token_signing_alg_values_supported":["RS256"]}
                """
                    .formatted(issuer())));
    server.createContext("/keys", exchange -> answer(exchange, keys()));
    server.start();
    return Map.of(
        "quarkus.oidc.tenant-enabled", "true",
        "quarkus.oidc.auth-server-url", issuer(),
        "quarkus.oidc.credentials.secret", "a-secret-of-at-least-thirty-two-letters");
  }

  private static String keys() {
    var key = (RSAPublicKey) KEY.getPublic();
    return """
    {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}
    """
        .formatted(
            KEY_ID,
            text(key.getModulus().toByteArray()),
            text(key.getPublicExponent().toByteArray()));
  }

  /// Without the zero that says that a number is positive.
  private static String text(byte[] number) {
    int from = number.length > 1 && number[0] == 0 ? 1 : 0;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(java.util.Arrays.copyOfRange(number, from, number.length));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}
