package vn.dunghen.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.dunghen.testkit.OpenApiDescription;
import vn.dunghen.testkit.OpenApiDescription.Operation;

/// Asks a running service what its own description says can be asked, soundly and with things
/// spoilt, one operation after another. Every answer must have a documented status and content type
/// and fit the documented schema; none may be our fault (5xx) or tell of the inside.
///
/// The same seed sends the same requests; a finding names the number of its request.
public final class ApiFuzzer {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final OpenApiDescription description;
  private final URI address;
  private final Map<String, List<String>> known = new LinkedHashMap<>();
  private final Map<String, List<Sample>> samples = new LinkedHashMap<>();
  private final List<Login> logins = new ArrayList<>();

  /// A name and its password.
  public record Login(String name, String password) {}

  /// A body that the service can take.
  public record Sample(String type, String text) {}

  /// @param address where the service listens
  public ApiFuzzer(OpenApiDescription description, URI address) {
    this.description = description;
    this.address = address;
  }

  /// Somebody in whose name requests are sent. Most are sent in the name of one of them, a few of
  /// nobody.
  public ApiFuzzer as(String name, String password) {
    logins.add(new Login(name, password));
    return this;
  }

  /// Values of a parameter that mean something to the service, so that not everything is missing.
  public ApiFuzzer knowing(String parameter, String... values) {
    known.computeIfAbsent(parameter, _ -> new ArrayList<>()).addAll(List.of(values));
    return this;
  }

  /// A sound body beside the examples of the description.
  ///
  /// @param operation such as `post /api/events`
  public ApiFuzzer sending(String operation, String type, String text) {
    samples.computeIfAbsent(operation, _ -> new ArrayList<>()).add(new Sample(type, text));
    return this;
  }

  /// What came of it.
  ///
  /// @param statuses how often each status was answered
  /// @param validated how many answers were held against a schema
  /// @param unanswered operations that never answered with 2xx or 3xx, for whoever looks for values
  ///   that mean something
  public record Outcome(
      long seed,
      int requests,
      Map<Integer, Integer> statuses,
      int validated,
      TreeSet<String> unanswered,
      List<String> findings) {

    /// Fails with every finding.
    public void assertAllDocumented() {
      System.out.printf(
          "Fuzzed. seed=%d requests=%d statuses=%s validated=%d never2xx=%s%n",
          seed, requests, statuses, validated, unanswered);
      assertThat(findings).as("seed %d, %d requests", seed, requests).isEmpty();
    }
  }

  /// Sends so many requests, the operations by turns.
  public Outcome run(long seed, int requests) {
    List<Operation> operations = description.operations();
    assertThat(operations).isNotEmpty();
    assertThat(logins).isNotEmpty();
    var judging = new Judging(description);
    var statuses = new TreeMap<Integer, Integer>();
    var findings = new ArrayList<String>();
    var unanswered = new TreeSet<>(operations.stream().map(Operation::name).toList());
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      for (int i = 0; i < requests; i++) {
        Operation operation = operations.get(i % operations.size());
        var writing =
            new Writing(
                operation,
                description,
                known,
                samples.getOrDefault(operation.name(), List.of()),
                logins,
                new SplittableRandom(seed + i * 1_000_003L));
        Writing.Written written = writing.write();
        HttpResponse<byte[]> answer =
            client.send(
                written.request(address, PATIENCE), HttpResponse.BodyHandlers.ofByteArray());
        statuses.merge(answer.statusCode(), 1, Integer::sum);
        if (answer.statusCode() < 400) {
          unanswered.remove(operation.name());
        }
        String number = "#" + i + " ";
        judging.flaws(operation, written, answer).stream()
            .map(flaw -> number + flaw + "\n    " + written)
            .forEach(findings::add);
      }
    } catch (IOException e) {
      throw new IllegalStateException("The service does not answer at all.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return new Outcome(seed, requests, statuses, judging.validated(), unanswered, findings);
  }

  /// An example's value as text.
  static String text(JsonNode value) {
    return value.isTextual() ? value.asText() : value.toString();
  }
}
