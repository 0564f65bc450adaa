package vn.dunghen.faultlab.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import vn.dunghen.city.Identities;
import vn.dunghen.faultlab.history.History;
import vn.dunghen.faultlab.suite.Calls;

/// Posts a parcel until it is answered. What is not answered, or turned back for now, is posted
/// again, to the next instance; what is acknowledged goes into the history.
final class Posting implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> FOR_NOW = Set.of(429, 503);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_OBEDIENCE = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final HttpClient http = Calls.client();
  private final Supplier<List<URI>> intakes;
  private final Identities identities;
  private final History history;
  private final InstantSource clock;
  private final Answered answered;
  private final AtomicInteger turn = new AtomicInteger();

  /// @param intakes the instances of intake that are meant to be there
  Posting(
      Supplier<List<URI>> intakes,
      Identities identities,
      History history,
      InstantSource clock,
      Answered answered) {
    this.intakes = intakes;
    this.identities = identities;
    this.history = history;
    this.clock = clock;
    this.answered = answered;
  }

  /// Returns when the parcel is acknowledged, or refused for good, or it is too late.
  ///
  /// @param until on the machine's own monotonic time
  void post(Parcel parcel, long until) throws InterruptedException {
    while (System.nanoTime() - until < 0) {
      Duration pause = PAUSE;
      try {
        var response =
            Calls.send(
                http, request(parcel), BodyHandlers.ofString(StandardCharsets.UTF_8), ANSWER);
        if (response.statusCode() / 100 == 2) {
          take(parcel, JSON.readTree(response.body()));
          return;
        }
        if (!FOR_NOW.contains(response.statusCode())) {
          answered.refused("%d %s".formatted(response.statusCode(), response.body()));
          return;
        }
        pause = obey(response);
      } catch (IOException _) {
        answered.unanswered();
      }
      Thread.sleep(pause);
    }
    answered.refused("%d events were not taken in time.".formatted(parcel.events().size()));
  }

  private Duration obey(HttpResponse<String> response) {
    var wait =
        response.headers().firstValue("Retry-After").filter(text -> text.matches("\\d{1,6}"));
    answered.turnedBack(response.statusCode(), wait.isPresent());
    var seconds = wait.map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(PAUSE);
    return seconds.compareTo(LONGEST_OBEDIENCE) < 0 ? seconds : LONGEST_OBEDIENCE;
  }

  private HttpRequest request(Parcel parcel) throws IOException {
    var there = intakes.get();
    var intake = there.get(Math.floorMod(turn.getAndIncrement(), there.size()));
    var identity = identities.named(parcel.identity());
    var credentials = identity.name() + ":" + identity.password();
    var body =
        JSON.writeValueAsBytes(parcel.single() ? parcel.events().getFirst() : parcel.events());
    return HttpRequest.newBuilder(intake.resolve("/api/events"))
        .timeout(ANSWER)
        .header(
            "Authorization",
            "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
        .header(
            "Content-Type",
            parcel.single()
                ? "application/cloudevents+json; charset=UTF-8"
                : "application/cloudevents-batch+json; charset=UTF-8")
        .header("Accept", "application/json, application/problem+json")
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private void take(Parcel parcel, JsonNode answer) {
    var results = new ArrayList<JsonNode>();
    if (parcel.single()) {
      results.add(answer);
    } else {
      answer.path("results").forEach(results::add);
    }
    if (results.size() != parcel.events().size()) {
      answered.refused(
          "%d events were answered by %d results."
              .formatted(parcel.events().size(), results.size()));
      return;
    }
    var taken = new ArrayList<JsonNode>();
    for (var i = 0; i < results.size(); i++) {
      var result = results.get(i).path("result").asText();
      if (result.equals("accepted") || result.equals("duplicate")) {
        taken.add(parcel.events().get(i));
        answered.taken(result);
      } else {
        answered.refused(results.get(i).toString());
      }
    }
    history.add(taken, clock.instant());
  }

  @Override
  public void close() {
    http.close();
  }
}
