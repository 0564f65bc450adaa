package vn.dunghen.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.city.SeededCity;
import vn.dunghen.servers.ChildProcess;
import vn.dunghen.servers.ServerException;

/// The national portal's stand-in as a child process, on a port that stays the same. It holds what
/// it was sent in memory: started again, it has lost everything, as one of its faults would have
/// it.
final class StandIn {
  static final String NAME = "portal stand-in";
  static final String USERNAME = "H26";

  /// The name of the secret that is the password of the city's account.
  static final String PASSWORD = "portal-account";

  /// The code of the portal's adapter (`dstcode`), as the stand-in knows it.
  static final String DESTINATION = "VN:GOV:000.00.00.G22:vpcpdvcprovider";

  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration STOP = Duration.ofSeconds(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path module;
  private final Path directory;
  private final String password;
  private final int port;
  private @Nullable ChildProcess process;

  /// @param module where it is packaged
  /// @param directory for its settings and its log
  /// @param password of the city's account
  StandIn(Path module, Path directory, String password, int port) {
    this.module = module;
    this.directory = directory;
    this.password = password;
    this.port = port;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  Child child() {
    return new Child(NAME, this::start, this::process, this::stop);
  }

  static Path packaged(Path module) {
    return module.resolve("target/portal.jar");
  }

  private synchronized void start() {
    process =
        ChildProcess.start(
            new ChildProcess.Command(
                NAME,
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx128m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    packaged(module) + ":" + module.resolve("target/lib") + "/*",
                    "vn.dunghen.portal.Main",
                    settings().toString()),
                Map.of(),
                directory,
                directory.resolve("logs").resolve("portal.log"),
                false));
    try (var http = HttpClient.newHttpClient()) {
      awaitListening(http);
    }
  }

  synchronized ChildProcess process() {
    if (process == null) {
      throw new IllegalStateException(NAME + " has not been started yet.");
    }
    return process;
  }

  private synchronized void stop() {
    if (process != null) {
      process.stop(ChildProcess.Signal.TERM, STOP);
    }
  }

  private Path settings() {
    var file = directory.resolve("portal.json");
    writeSettings(file, port, password);
    return file;
  }

  /// Writes the stand-in's settings for the city: its port, its account, and the city's procedures
  /// and agencies, in a file that only its owner may read.
  static void writeSettings(Path file, int port, String password) {
    var city = new SeededCity();
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          file,
          JSON.writeValueAsString(
              Map.of(
                  "port",
                  port,
                  "testControl",
                  true,
                  "account",
                  Map.of("username", USERNAME, "password", password),
                  "catalogue",
                  catalogue(city))));
    } catch (IOException e) {
      throw new LauncherException("Cannot write " + file + ".", e);
    }
  }

  private static Map<String, Object> catalogue(SeededCity city) {
    return Map.of(
        "procedures",
        city.procedures().stream()
            .map(each -> Map.of("code", each.code(), "name", each.name()))
            .toList(),
        "agencies",
        city.agencies().stream()
            .map(each -> Map.of("code", each.identifier(), "name", each.name()))
            .toList());
  }

  private void awaitListening(HttpClient http) {
    var request = HttpRequest.newBuilder(address()).timeout(Duration.ofSeconds(5)).HEAD().build();
    var end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() - end < 0) {
      try {
        var _ = http.send(request, HttpResponse.BodyHandlers.discarding());
        return;
      } catch (IOException _) {
        if (!process().isAlive()) {
          break;
        }
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ServerException("Interrupted while waiting for the portal's stand-in.", e);
      }
    }
    throw new ServerException(
        "The portal's stand-in does not start; see %s."
            .formatted(directory.resolve("logs").resolve("portal.log")));
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while waiting for the portal's stand-in.", e);
    }
  }
}
