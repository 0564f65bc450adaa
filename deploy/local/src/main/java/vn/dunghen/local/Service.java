package vn.dunghen.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.servers.ChildProcess;
import vn.dunghen.servers.ServerException;

/// One of the four services, run from its packaged form on ports that stay the same when it is
/// started again.
final class Service {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(5);
  private static final List<String> REASONS = List.of("does not start:", "Caused by:");

  private final Settings settings;
  private volatile Map<String, String> more = Map.of();
  private @Nullable ChildProcess process;

  /// How the service is to run.
  ///
  /// @param name also of its log
  /// @param directory of its module
  /// @param port of its pages and its API
  /// @param managementPort of health and metrics
  /// @param heap its largest, in MiB
  /// @param environment its configuration; secrets stand here and never on the command line
  record Settings(
      String name,
      Path directory,
      int port,
      int managementPort,
      int heap,
      Map<String, String> environment,
      Path log) {
    Settings {
      environment = Map.copyOf(environment);
    }
  }

  Service(Settings settings) {
    this.settings = settings;
  }

  String name() {
    return settings.name();
  }

  int port() {
    return settings.port();
  }

  int managementPort() {
    return settings.managementPort();
  }

  Child child() {
    return new Child(name(), this::start, this::process, this::stop);
  }

  static Path packaged(Path module) {
    return module.resolve("target/quarkus-app/quarkus-run.jar");
  }

  private synchronized void start() {
    process =
        ChildProcess.start(
            new ChildProcess.Command(
                name(), words(), environment(), settings.directory(), settings.log(), false));
  }

  private Map<String, String> environment() {
    var environment = new HashMap<>(settings.environment());
    environment.putAll(more);
    return environment;
  }

  /// From the next start on it is told this beside its settings.
  void tell(Map<String, String> environment) {
    more = Map.copyOf(environment);
  }

  private List<String> words() {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-Xmx" + settings.heap() + "m");
    words.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", // many processes on few cores: what C2 costs is not won back
            "-XX:+ExitOnOutOfMemoryError",
            "-Xss512k",
            "-XX:ReservedCodeCacheSize=64m",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8"));
    words.addAll(List.of("-jar", packaged(settings.directory()).toString()));
    return words;
  }

  synchronized ChildProcess process() {
    if (process == null) {
      throw new IllegalStateException(name() + " has not been started yet.");
    }
    return process;
  }

  synchronized void stop() {
    if (process != null) {
      process.stop(ChildProcess.Signal.TERM, STOP);
    }
  }

  /// Waits until the service calls itself ready.
  ///
  /// @throws ServerException when it ends instead, with what it said, or takes too long
  void awaitReady(HttpClient http) {
    var end = System.nanoTime() + START.toNanos();
    while (!isReady(http)) {
      if (!process().isAlive()) {
        throw new ServerException(
            "%s ended while starting%s See %s.".formatted(name(), itsReason(), settings.log()));
      }
      if (System.nanoTime() - end > 0) {
        throw new ServerException(
            "%s is not ready after %d s; see %s."
                .formatted(name(), START.toSeconds(), settings.log()));
      }
      pause();
    }
  }

  private boolean isReady(HttpClient http) {
    var health =
        URI.create("http://127.0.0.1:%d/q/health/ready".formatted(settings.managementPort()));
    try {
      return http.send(
                  HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while waiting for " + name() + ".", e);
    }
  }

  /// The sentence with which a service refuses to start, or else the innermost cause that it
  /// logged.
  private String itsReason() {
    try (var lines = Files.lines(settings.log())) {
      return lines
          .flatMap(line ->
              REASONS.stream()
                  .filter(line::contains)
                  .findFirst()
                  .map(mark -> ": " + line.substring(line.indexOf(mark) + mark.length()).strip())
                  .stream())
          .reduce((_, last) -> last)
          .orElse(".");
    } catch (IOException e) {
      return " (its log cannot be read).";
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while waiting for a service.", e);
    }
  }
}
