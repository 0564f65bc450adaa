package vn.dunghen.city;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Posts events to intake in batches, one after another. While intake is away or asks to wait, the
/// same batch is posted again: events are idempotent, so nothing is lost and nothing counts twice.
public final class PostingClient implements AutoCloseable {
  /// The most events that one batch may hold.
  public static final int LARGEST_BATCH = 1000;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_OBEDIENCE = Duration.ofSeconds(60);
  private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);
  private static final String BATCH = "application/cloudevents-batch+json; charset=UTF-8";

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
  private final URI endpoint;
  private final String authorization;
  private final int batch;
  private final Duration patience;
  private final Wait wait;

  /// How the client waits; tests need not.
  @FunctionalInterface
  interface Wait {
    void during(Duration duration) throws InterruptedException;
  }

  /// Told after each batch how many events have been answered so far.
  @FunctionalInterface
  public interface Progress {
    void answered(long events);
  }

  /// Intake could not be reached for too long, or refused a whole request.
  public static final class PostingFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PostingFailed(String sentence) {
      super(sentence);
    }
  }

  /// Posts batches of 500, and gives up after five minutes of waiting for one batch.
  ///
  /// @param gateway where the suite is, for example `http://localhost:8080`
  public PostingClient(URI gateway, DemoIdentity identity) {
    this(gateway, identity, 500, Duration.ofMinutes(5), Thread::sleep);
  }

  PostingClient(URI gateway, DemoIdentity identity, int batch, Duration patience, Wait wait) {
    if (batch < 1 || batch > LARGEST_BATCH) {
      throw new IllegalArgumentException("A batch holds 1 to " + LARGEST_BATCH + " events.");
    }
    this.endpoint = gateway.resolve("/api/events");
    var credentials = identity.name() + ":" + identity.password();
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    this.batch = batch;
    this.patience = patience;
    this.wait = wait;
  }

  /// Posts all events and returns what became of them.
  ///
  /// @throws PostingFailed when the suite stays away, or refuses a request as a whole
  public Posted post(Iterator<Map<String, Object>> events, Progress progress)
      throws InterruptedException {
    var posted = new Posted.Tally();
    var next = new ArrayList<Map<String, Object>>(batch);
    while (events.hasNext()) {
      next.add(events.next());
      if (next.size() == batch || !events.hasNext()) {
        count(send(next), next.size(), posted);
        next.clear();
        progress.answered(posted.answered());
      }
    }
    return posted.total();
  }

  /// Posts these events.
  public Posted post(List<Map<String, Object>> events) throws InterruptedException {
    return post(events.iterator(), answered -> {});
  }

  @Override
  public void close() {
    http.close();
  }

  private JsonNode send(List<Map<String, Object>> events) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(endpoint)
            .timeout(REQUEST_TIMEOUT)
            .header("Authorization", authorization)
            .header("Content-Type", BATCH)
            .header("Accept", "application/json, application/problem+json")
            .POST(BodyPublishers.ofByteArray(bytes(events)))
            .build();
    var backOff = FIRST_WAIT;
    var waited = Duration.ZERO;
    while (true) {
      Duration pause = backOff;
      String trouble;
      try {
        var response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() == 202) {
          return SeededResources.JSON.readTree(response.body());
        }
        trouble = "answered " + response.statusCode();
        if (!AWAY.contains(response.statusCode())) {
          throw new PostingFailed("Intake refused a batch: it " + trouble + explained(response));
        }
        pause = retryAfter(response, backOff);
      } catch (JsonProcessingException unreadable) {
        throw new PostingFailed("Intake's answer to a batch is no JSON.");
      } catch (IOException away) {
        trouble = "could not be reached (" + away.getClass().getSimpleName() + ")";
      }
      if (waited.compareTo(patience) >= 0) {
        throw new PostingFailed(
            "Gave up posting to "
                + endpoint
                + " after "
                + waited.toSeconds()
                + " s: it "
                + trouble
                + ".");
      }
      wait.during(pause);
      waited = waited.plus(pause);
      backOff = shorter(backOff.multipliedBy(2), LONGEST_WAIT);
    }
  }

  private static void count(JsonNode answer, int sent, Posted.Tally posted) {
    var results = answer.path("results");
    if (results.size() != sent) {
      throw new PostingFailed(
          "Intake answered for " + results.size() + " of the " + sent + " events of a batch.");
    }
    results.forEach(result ->
        posted.add(
            result.path("result").asText(),
            result.path("source").asText(),
            result.path("id").asText(),
            result.path("errors").path(0).path("reason").asText()));
  }

  private static byte[] bytes(List<Map<String, Object>> events) {
    try {
      return SeededResources.JSON.writeValueAsBytes(events);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("An event cannot be written as JSON.", impossible);
    }
  }

  private static Duration retryAfter(HttpResponse<String> response, Duration otherwise) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,6}"))
        .map(text -> shorter(Duration.ofSeconds(Long.parseLong(text)), LONGEST_OBEDIENCE))
        .orElse(otherwise);
  }

  private static String explained(HttpResponse<String> response) {
    try {
      var problem = SeededResources.JSON.readTree(response.body());
      var detail = problem.path("detail").asText(problem.path("title").asText());
      return detail.isEmpty() ? "." : ": " + detail;
    } catch (JsonProcessingException noProblemDocument) {
      return ".";
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
