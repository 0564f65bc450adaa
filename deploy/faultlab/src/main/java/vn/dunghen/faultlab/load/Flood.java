package vn.dunghen.faultlab.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import vn.dunghen.city.Identities;
import vn.dunghen.city.ReplayUnit;
import vn.dunghen.city.SeededCity;
import vn.dunghen.faultlab.history.History;

/// History of a year ago in full batches, as fast as one likes: dossiers that were received and
/// completed, declared by the importer, so that nobody is told of them. What is turned back is not
/// posted again.
public final class Flood {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 1000;
  private static final int AT_ONCE = 4;
  private static final int MOST_UNDER_WAY = 300;
  private static final LocalDate BEGINNING = LocalDate.of(2024, 3, 4);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+07:00'");

  private final List<ReplayUnit> units;
  private final URI intake;
  private final String authorization;
  private final History history;
  private final InstantSource clock;
  private final AtomicLong numbers = new AtomicLong();

  public Flood(
      SeededCity city, Identities identities, URI intake, History history, InstantSource clock) {
    this.units = city.units(SeededCity.THANH_XUAN, BEGINNING);
    this.intake = intake;
    this.history = history;
    this.clock = clock;
    var importer = identities.named(Identities.IMPORTER);
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (importer.name() + ":" + importer.password())
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /// Posts so many batches, a few at a time, each as soon as one is answered.
  ///
  /// @return how many events a second were taken
  public double capacity(int batches, Answered answered) throws InterruptedException {
    var before = history.size();
    var begun = System.nanoTime();
    post(batches, 0, new Semaphore(AT_ONCE), answered);
    return (history.size() - before)
        / (Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1e3);
  }

  /// Posts so many batches at that pace, whether the earlier ones are answered or not.
  public void pour(int batches, double eventsPerSecond, Answered answered)
      throws InterruptedException {
    post(batches, (long) (BATCH * 1e9 / eventsPerSecond), new Semaphore(MOST_UNDER_WAY), answered);
  }

  private void post(int batches, long every, Semaphore room, Answered answered)
      throws InterruptedException {
    var senders = new ArrayList<Thread>();
    try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
      var begun = System.nanoTime();
      for (var i = 0; i < batches; i++) {
        var events = batch();
        var left = Duration.ofNanos(begun + i * every - System.nanoTime());
        if (left.isPositive()) {
          Thread.sleep(left);
        }
        room.acquire();
        senders.add(
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    send(http, events, answered);
                  } finally {
                    room.release();
                  }
                }));
      }
      for (var sender : senders) {
        sender.join();
      }
    }
  }

  private void send(HttpClient http, List<JsonNode> events, Answered answered) {
    try {
      var request =
          HttpRequest.newBuilder(intake.resolve("/api/events"))
              .timeout(Duration.ofSeconds(90))
              .header("Authorization", authorization)
              .header("Content-Type", "application/cloudevents-batch+json; charset=UTF-8")
              .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(events)))
              .build();
      var response = http.send(request, BodyHandlers.ofByteArray());
      switch (response.statusCode()) {
        case 202 -> take(events, JSON.readTree(response.body()), answered);
        case 429, 503 ->
            answered.turnedBack(
                response.statusCode(), response.headers().firstValue("Retry-After").isPresent());
        default -> answered.refused("an overload was answered by " + response.statusCode());
      }
    } catch (JsonProcessingException e) {
      answered.refused("an answer was no JSON");
    } catch (IOException _) {
      answered.unanswered();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(List<JsonNode> events, JsonNode answer, Answered answered) {
    for (var result : answer.path("results")) {
      if (result.path("result").asText().equals("accepted")) {
        answered.taken("accepted");
      } else {
        answered.refused(result.toString());
        return;
      }
    }
    history.add(events, clock.instant());
  }

  private List<JsonNode> batch() {
    var events = new ArrayList<JsonNode>(BATCH);
    while (events.size() < BATCH) {
      var number = numbers.incrementAndGet();
      var unit = units.get((int) (number % units.size()));
      var procedure =
          unit.procedures().get((int) (number / units.size() % unit.procedures().size()));
      var code = "%s-240304-%07d".formatted(unit.identifier(), number);
      var received = BEGINNING.plusDays(number % 28).atTime(9, 0).plusSeconds(number % 3600);
      var data = JSON.createObjectNode();
      data.put("procedure", procedure.code()).put("unit", unit.code());
      data.put("channel", "counter").put("applicantKind", "citizen");
      data.put("promise", text(received.plusDays(5)));
      events.add(event("received", unit.source(), code, 1, received, data));
      events.add(
          event(
              "completed",
              unit.source(),
              code,
              2,
              received.plusDays(1 + number % 3),
              JSON.createObjectNode()));
    }
    return events;
  }

  private static String text(LocalDateTime at) {
    return TIME.format(at);
  }

  private static JsonNode event(
      String name, String source, String code, int ordinal, LocalDateTime at, ObjectNode data) {
    var event = JSON.createObjectNode();
    event.put("specversion", "1.0").put("type", "vn.dunghen.dossier." + name + ".v1");
    event.put("source", source).put("id", "%s.%02d".formatted(code, ordinal));
    event.put("subject", code).put("time", text(at)).put("recordedtime", text(at));
    event.set("data", data);
    return event;
  }
}
