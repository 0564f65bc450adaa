package vn.dunghen.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import vn.dunghen.city.DemoIdentity;

/// Calls the suite through its gateway as one identity, as curl would. One call is one try.
final class Caller implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final Map<String, String> headers;

  Caller(URI base, DemoIdentity identity) {
    this.base = base;
    var credentials = identity.name() + ":" + identity.password();
    this.headers =
        Map.of(
            "Authorization",
            "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
  }

  private Caller(URI base) {
    this.base = base;
    this.headers = Map.of();
  }

  /// Without an identity.
  static Caller anonymous(URI base) {
    return new Caller(base);
  }

  /// What was answered.
  record Answer(int status, String text) {
    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new AssertionError("No JSON was answered but " + text, e);
      }
    }

    /// @throws AssertionError unless the status is of 200 to 299
    Answer well() {
      if (status / 100 != 2) {
        throw new AssertionError("Answered " + status + ": " + text);
      }
      return this;
    }
  }

  /// @throws AssertionError unless it is answered with 2xx
  JsonNode get(String path) {
    return call("GET", path, null, Map.of()).well().json();
  }

  Answer call(String method, String path, Object body, Map<String, String> more) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    headers.forEach(request::header);
    more.forEach(request::header);
    try {
      request.method(
          method,
          body == null
              ? HttpRequest.BodyPublishers.noBody()
              : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
      var answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " was not answered.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
