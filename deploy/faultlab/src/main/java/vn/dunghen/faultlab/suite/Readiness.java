package vn.dunghen.faultlab.suite;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// Whether every instance that is meant to be there is ready, and has its share of the topics.
public final class Readiness implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final HttpClient http = Calls.client();
  private final SuiteUnderTest suite;

  public Readiness(SuiteUnderTest suite) {
    this.suite = suite;
  }

  /// Waits until it is so.
  ///
  /// @return whether it was in time
  public boolean await(Duration patience) throws InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    for (var instance : suite.present()) {
      while (!isReady(instance) || !follows(instance)) {
        if (System.nanoTime() - end > 0) {
          return false;
        }
        Thread.sleep(PAUSE);
      }
    }
    return true;
  }

  private boolean isReady(String instance) throws InterruptedException {
    return get(instance, "/q/health/ready")
        .filter(answer -> answer.statusCode() == 200)
        .isPresent();
  }

  /// As its wellness tells, whatever else is unwell: each of its loops has partitions.
  private boolean follows(String instance) throws InterruptedException {
    if (instance.startsWith(SuiteUnderTest.INTAKE)) {
      return true;
    }
    var well = get(instance, "/q/health/well");
    if (well.isEmpty()) {
      return false;
    }
    try {
      for (var check : JSON.readTree(well.get().body()).path("checks")) {
        if (check.path("name").asText().equals("consuming")) {
          for (var standing : check.path("data")) {
            if (!standing.asText().matches("Follows [1-9][0-9]* partitions\\.")) {
              return false;
            }
          }
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false; // cut off while it was ending
    }
  }

  private Optional<HttpResponse<String>> get(String instance, String path)
      throws InterruptedException {
    var request =
        HttpRequest.newBuilder(suite.management(instance).resolve(path))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return Optional.of(Calls.send(http, request, BodyHandlers.ofString(), Duration.ofSeconds(5)));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
