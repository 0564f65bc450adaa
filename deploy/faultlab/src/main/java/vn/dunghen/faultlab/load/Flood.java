package vn.dunghen.faultlab.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import vn.dunghen.city.Identities;
import vn.dunghen.city.ReplayUnit;
import vn.dunghen.city.SeededCity;
import vn.dunghen.faultlab.history.History;
import vn.dunghen.faultlab.suite.Calls;

/// History of a year ago in full batches, as fast as one likes: dossiers that were received and
/// completed, declared by the importer, so that nobody is told of them. What is turned back is not
/// posted again; what is not answered is.
public final class Flood {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 1000;
  private static final int AT_ONCE = 4;
  private static final Duration ANSWER = Duration.ofSeconds(90);
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
  private final BlockingQueue<byte[]> unanswered = new LinkedBlockingQueue<>();
  private long lastPosted;

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
    post(prepared(batches), 0, new Semaphore(AT_ONCE), answered);
    return (history.size() - before) / seconds(begun);
  }

  /// Posts so many batches at that pace, whether the earlier ones are answered or not.
  ///
  /// @return how many events a second were posted
  public double pour(int batches, double eventsPerSecond, Answered answered)
      throws InterruptedException {
    return post(
        prepared(batches),
        (long) (BATCH * 1e9 / eventsPerSecond),
        new Semaphore(MOST_UNDER_WAY),
        answered);
  }

  /// How long ago the last batch was posted.
  public Duration sinceLastPosted() {
    return Duration.ofNanos(System.nanoTime() - lastPosted);
  }

  /// Posts again what was not answered, for it may have been taken: until it is.
  public void settle(Answered answered, Duration patience) throws InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    while (!unanswered.isEmpty()) {
      if (System.nanoTime() - end > 0) {
        answered.refused("a batch of the overload was never answered");
        return;
      }
      var again = new ArrayList<byte[]>();
      unanswered.drainTo(again);
      post(again, 0, new Semaphore(1), answered);
    }
  }

  private static double seconds(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1e3;
  }

  /// @return how many events a second were posted
  private double post(List<byte[]> bodies, long every, Semaphore room, Answered answered)
      throws InterruptedException {
    var senders = new ArrayList<Thread>();
    try (var http = Calls.client()) {
      var begun = System.nanoTime();
      for (var body : bodies) {
        var left = Duration.ofNanos(begun + senders.size() * every - System.nanoTime());
        if (left.isPositive()) {
          Thread.sleep(left);
        }
        room.acquire();
        senders.add(
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    send(http, body, answered);
                  } finally {
                    room.release();
                  }
                }));
      }
      var pace = bodies.size() * BATCH / seconds(begun);
      lastPosted = System.nanoTime();
      for (var sender : senders) {
        sender.join();
      }
      return pace;
    }
  }

  private void send(HttpClient http, byte[] body, Answered answered) {
    try {
      var request =
          HttpRequest.newBuilder(intake.resolve("/api/events"))
              .timeout(ANSWER)
              .header("Authorization", authorization)
              .header("Content-Type", "application/cloudevents-batch+json; charset=UTF-8")
              .POST(BodyPublishers.ofByteArray(body))
              .build();
      var response = Calls.send(http, request, BodyHandlers.ofByteArray(), ANSWER);
      switch (response.statusCode()) {
        case 202 -> take(body, JSON.readTree(response.body()), answered);
        case 429, 503 ->
            answered.turnedBack(
                response.statusCode(), response.headers().firstValue("Retry-After").isPresent());
        default -> answered.refused("an overload was answered by " + response.statusCode());
      }
    } catch (JsonProcessingException e) {
      answered.refused("an answer was no JSON");
    } catch (IOException _) {
      answered.unanswered();
      unanswered.add(body);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(byte[] body, JsonNode answer, Answered answered) throws IOException {
    for (var result : answer.path("results")) {
      var text = result.path("result").asText();
      if (!text.equals("accepted") && !text.equals("duplicate")) {
        answered.refused(result.toString());
        return;
      }
      answered.taken(text);
    }
    var events = new ArrayList<JsonNode>(BATCH);
    JSON.readTree(body).forEach(events::add);
    history.add(events, clock.instant());
  }

  /// Made before the first is posted, so that making them does not slow the pace.
  private List<byte[]> prepared(int batches) {
    var bodies = new ArrayList<byte[]>(batches);
    for (var i = 0; i < batches; i++) {
      try {
        bodies.add(JSON.writeValueAsBytes(batch()));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException("An event cannot be written as JSON.", e);
      }
    }
    return bodies;
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
