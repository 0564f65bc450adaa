package vn.dunghen.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dunghen.city.Identities;
import vn.dunghen.servers.ChildProcess;
import vn.dunghen.servers.LoopbackPort;

/// The suite as `./dev run` starts it, from the packages, in a directory of its own. It dies with
/// the tests.
final class PackagedSuite implements AutoCloseable {
  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path directory;
  private final Path output;
  private final ChildProcess launcher;
  private Duration ahead = Duration.ZERO;
  private int tools;

  private PackagedSuite(Path directory, Path output, ChildProcess launcher) {
    this.directory = directory;
    this.output = output;
    this.launcher = launcher;
  }

  /// Starts the launcher; nothing is ready yet.
  static PackagedSuite start(Path parent, String... options) {
    var directory = parent.resolve("run");
    var output = parent.resolve("output.txt");
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx384m", "-cp"));
    words.add("deploy/local/target/local.jar:deploy/local/target/lib/*");
    words.add("vn.dunghen.local.Main");
    words.addAll(List.of("--port", Integer.toString(LoopbackPort.free())));
    words.addAll(List.of("--directory", directory.toString()));
    words.addAll(List.of("--identities", parent.resolve("identities.json").toString()));
    words.addAll(List.of(options));
    var command =
        new ChildProcess.Command("the launcher", words, Map.of(), REPOSITORY, output, false);
    return new PackagedSuite(directory, output, ChildProcess.start(command));
  }

  /// What the launcher has said so far.
  String said() throws IOException {
    var text = Files.readString(output, StandardCharsets.UTF_8);
    if (!launcher.isAlive()) {
      throw new AssertionError("The launcher ended:\n" + text);
    }
    return text;
  }

  Path directory() {
    return directory;
  }

  Identities identities() throws IOException {
    return Identities.read(directory.resolveSibling("identities.json"));
  }

  URI address() throws IOException {
    return URI.create(run().path("address").asText());
  }

  /// The portal's stand-in.
  URI portal() throws IOException {
    return URI.create(run().path("portal").asText());
  }

  /// Calls its gateway as that identity.
  Caller as(String identity) throws IOException {
    return new Caller(address(), identities().named(identity));
  }

  /// What time the services take it to be.
  Instant now() {
    return Instant.now().plus(ahead);
  }

  /// Lets so much time pass for every service and for the portal's stand-in.
  void pass(Duration time) {
    ahead = ahead.plus(time);
    tellTime();
  }

  /// Tells the time to every service, as soon as it listens: one that was started again has the
  /// machine's.
  void tellTime() {
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptionsInstanceOf(AssertionError.class)
        .until(() -> {
          tellOnce();
          return true;
        });
  }

  private void tellOnce() throws IOException {
    for (var process : run().path("processes")) {
      if (process.hasNonNull("clock")) {
        put(URI.create(process.path("clock").asText()), Map.of("shift", ahead.toString()));
      }
    }
    put(portal().resolve("/__stub/clock"), Map.of("offset", ahead.toString()));
  }

  private static void put(URI where, Map<String, String> body) {
    try (var caller = Caller.anonymous(where)) {
      caller.call("PUT", where.getPath(), body, Map.of()).well();
    }
  }

  /// The lines of a service's log that hold the text.
  List<String> logged(String service, String text) throws IOException {
    try (var lines = Files.lines(directory.resolve("logs").resolve(service + ".log"))) {
      return lines.filter(line -> line.contains(text)).toList();
    }
  }

  String kafka() throws IOException {
    return run().path("kafka").asText();
  }

  /// Where the databases are.
  String postgres() throws IOException {
    return run().path("postgres").asText();
  }

  /// `./dev backup` or `./dev restore` on this suite.
  ///
  /// @return what it said, and with which code it ended
  Told tool(String... words) throws IOException {
    var said = directory.resolveSibling("tool-%d.txt".formatted(++tools));
    var all = new ArrayList<String>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    all.add("deploy/local/target/local.jar:deploy/local/target/lib/*");
    all.add("vn.dunghen.local.backup.Main");
    all.addAll(List.of(words));
    all.addAll(List.of("--directory", directory.toString()));
    var tool =
        ChildProcess.start(
            new ChildProcess.Command("the tool", all, Map.of(), REPOSITORY, said, false));
    var code = tool.onExit().join();
    return new Told(code, Files.readString(said, StandardCharsets.UTF_8));
  }

  /// @param code 0 where it was done
  record Told(int code, String text) {}

  /// The broker dies, and its disk with it; the launcher starts a new one in its place.
  void loseBroker() throws IOException {
    Files.move(directory.resolve("kafka/data"), directory.resolveSibling("lost-broker-" + ++tools));
    kill("Kafka");
  }

  /// The present process of one of the servers, by its name.
  long pid(String name) throws IOException {
    return run().path("processes").path(name).path("pid").asLong();
  }

  /// SIGKILL to one of the servers, by its name.
  void kill(String name) throws IOException {
    var pid = pid(name);
    if (!ProcessHandle.of(pid).orElseThrow().destroyForcibly()) {
      throw new AssertionError("SIGKILL did not reach " + name + ".");
    }
  }

  private JsonNode run() throws IOException {
    return new ObjectMapper().readTree(directory.resolve("run.json").toFile());
  }

  /// Starts a service once more, beside the running one and on its database; with these settings on
  /// top.
  ChildProcess again(String service, Map<String, String> settings, Path log) throws IOException {
    var database = service.replace("-service", "");
    var secret = directory.resolve("secrets").resolve(service + ".database-password");
    var environment = new HashMap<String, String>();
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(LoopbackPort.free()));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(LoopbackPort.free()));
    environment.put(
        "QUARKUS_DATASOURCE_JDBC_URL",
        "jdbc:postgresql://%s/%s".formatted(run().path("postgres").asText(), database));
    environment.put("QUARKUS_DATASOURCE_USERNAME", database);
    environment.put("QUARKUS_DATASOURCE_PASSWORD", Files.readString(secret).strip());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka());
    environment.put(
        "DUNGHEN_IDENTITY_FILE", directory.resolveSibling("identities.json").toString());
    environment.putAll(settings);
    return ChildProcess.start(
        new ChildProcess.Command(
            service,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                "target/quarkus-app/quarkus-run.jar"),
            environment,
            REPOSITORY.resolve(service),
            log,
            false));
  }

  /// Every process that the launcher has started and that is there now, and the launcher.
  List<ProcessHandle> processes() {
    var self = ProcessHandle.of(launcher.pid()).orElseThrow();
    var all = new ArrayList<>(self.descendants().toList());
    all.add(self);
    return List.copyOf(all);
  }

  /// As Ctrl-C does.
  ///
  /// @return whether it ended by itself
  boolean stop() {
    return launcher.stop(ChildProcess.Signal.TERM, PATIENCE);
  }

  @Override
  public void close() {
    stop();
  }
}
