package vn.dunghen.faultlab.suite;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalDouble;

/// What the instances tell of themselves at `/q/metrics`.
public final class Figures implements AutoCloseable {
  private final HttpClient http = Calls.client();
  private final SuiteUnderTest suite;

  public Figures(SuiteUnderTest suite) {
    this.suite = suite;
  }

  /// The sum of a figure over all its labels; empty while the instance does not answer or has none.
  ///
  /// @param name as Prometheus has it
  public OptionalDouble of(String instance, String name) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(suite.management(instance).resolve("/q/metrics"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      var text = Calls.send(http, request, BodyHandlers.ofString(), Duration.ofSeconds(5)).body();
      var values =
          text.lines()
              .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
              .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
              .toArray();
      return values.length == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(java.util.Arrays.stream(values).sum());
    } catch (IOException _) {
      return OptionalDouble.empty();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
