package vn.dunghen.sync.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/// Intake, where official results go as events.
@ApplicationScoped
class OfficialResults {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final StatisticsConfig config;
  private final ObjectMapper json;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  OfficialResults(StatisticsConfig config, ObjectMapper json) {
    this.config = config;
    this.json = json;
  }

  boolean isConfigured() {
    return config.intakeUrl().isPresent();
  }

  /// Posts one event. Posting it again does no harm.
  ///
  /// @return empty where it is on disk with intake, now or since before; else intake's objection
  /// @throws IOException when intake does not answer
  String objectionTo(Map<String, Object> event) throws IOException {
    String base =
        config
            .intakeUrl()
            .orElseThrow(
                () -> new IllegalStateException("dunghen.sync.statistics.intake-url is not set."))
            .toString()
            .replaceFirst("/+$", "");
    var request =
        HttpRequest.newBuilder(URI.create(base + "/api/events"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/cloudevents+json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(event)));
    config
        .intakeUser()
        .ifPresent(user -> request.header("Authorization", "Basic " + credentials(user)));
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      return switch (answer.statusCode()) {
        case 200, 202 -> "";
        default -> "intake: HTTP " + answer.statusCode() + " " + detail(answer.body());
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while posting official results.", e);
    }
  }

  private String detail(String body) {
    try {
      JsonNode problem = json.readTree(body);
      return problem.path("detail").asText("");
    } catch (JsonProcessingException noProblem) {
      return "";
    }
  }

  private String credentials(String user) {
    String pair = user + ":" + config.intakePassword().orElse("");
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
