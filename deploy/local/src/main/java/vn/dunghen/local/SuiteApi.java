package vn.dunghen.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Optional;
import vn.dunghen.city.DemoIdentity;
import vn.dunghen.city.Statement;

/// Speaks with the suite's public API as one of its people. While a service is away it is asked for
/// figures again.
public final class SuiteApi implements AutoCloseable {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI gateway;
  private final String authorization;

  public SuiteApi(URI gateway, DemoIdentity reader) {
    this.gateway = gateway;
    var credentials = reader.name() + ":" + reader.password();
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  /// The suite's statement of an agency for a period.
  ///
  /// @param asOf with that knowledge; empty: with all that is known now
  public JsonNode statement(String agency, LocalDate from, LocalDate to, Optional<Instant> asOf)
      throws InterruptedException {
    var path =
        "/api/agencies/%s/statement?from=%s&to=%s".formatted(agency, from, to)
            + asOf.map(instant -> "&asOf=" + instant).orElse("");
    return get(path);
  }

  /// The statement that the published one is to be held against: as known at the end of its last
  /// day.
  JsonNode sameAs(Statement published) throws InterruptedException {
    return statement(
        published.agency(), published.from(), published.to(), Optional.of(lastMoment(published)));
  }

  private static Instant lastMoment(Statement published) {
    return published.to().plusDays(1).atStartOfDay(ZONE).toInstant().minusSeconds(1);
  }

  /// Returns when the statement rests on everything that was recorded up to that instant.
  ///
  /// @throws LauncherException when that takes longer than ten minutes
  public void awaitKnown(Statement asked, Instant instant) throws InterruptedException {
    var end = System.nanoTime() + Duration.ofMinutes(10).toNanos();
    while (System.nanoTime() - end < 0) {
      var answer = statement(asked.agency(), asked.from(), asked.to(), Optional.empty());
      if (answer.hasNonNull("knownThrough")
          && !OffsetDateTime.parse(answer.path("knownThrough").asText())
              .toInstant()
              .isBefore(instant)) {
        return;
      }
      Thread.sleep(PAUSE);
    }
    throw new LauncherException(
        "The statement does not know everything up to %s after ten minutes.".formatted(instant));
  }

  /// Has something done, once: whoever asks again has to know whether it was.
  ///
  /// @param body JSON
  /// @return the answer
  /// @throws LauncherException where it was not done
  JsonNode post(String path, String body) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", authorization)
            .header("Accept", "application/json, application/problem+json")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new LauncherException(
            "POST %s answered %d: %s".formatted(path, response.statusCode(), response.body()));
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new LauncherException("POST %s was not answered.".formatted(path), e);
    }
  }

  private JsonNode get(String path) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", authorization)
            .header("Accept", "application/json, application/problem+json")
            .build();
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var trouble = "did not answer";
      try {
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 200) {
          return JSON.readTree(response.body());
        }
        trouble = "answered " + response.statusCode();
        // 404: an agency becomes known a moment after its event was accepted.
        if (response.statusCode() < 500 && response.statusCode() != 404) {
          throw new LauncherException("GET %s %s.".formatted(path, trouble));
        }
      } catch (IOException _) {
        // Asked again below.
      }
      if (System.nanoTime() - end > 0) {
        throw new LauncherException(
            "GET %s %s for %d s.".formatted(path, trouble, PATIENCE.toSeconds()));
      }
      Thread.sleep(PAUSE);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
