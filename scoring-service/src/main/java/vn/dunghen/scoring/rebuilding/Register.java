package vn.dunghen.scoring.rebuilding;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/// Intake's register, read over HTTP.
@ApplicationScoped
class Register {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RegisterConfig config;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  Register(RegisterConfig config) {
    this.config = config;
  }

  boolean isConfigured() {
    return config.intakeUrl().isPresent();
  }

  /// The CloudEvents that follow a position, at most a page of them; none at the end.
  ///
  /// @throws IOException when intake does not answer, or answers with anything but 200
  List<String> after(long position) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    base()
                        + "/api/register/events?after="
                        + position
                        + "&limit="
                        + config.registerPage()))
            .timeout(PATIENCE);
    if (config.intakeUser().isPresent()) {
      request.header("Authorization", "Basic " + credentials());
    }
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() != 200) {
        throw new IOException("The register answered with status " + answer.statusCode() + ".");
      }
      return answer.body().lines().filter(line -> !line.isBlank()).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while reading the register.", e);
    }
  }

  private String base() {
    return config
        .intakeUrl()
        .orElseThrow(() -> new IllegalStateException("dunghen.scoring.intake-url is not set."))
        .toString()
        .replaceFirst("/+$", "");
  }

  private String credentials() {
    String pair = config.intakeUser().orElse("") + ":" + config.intakePassword().orElse("");
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
