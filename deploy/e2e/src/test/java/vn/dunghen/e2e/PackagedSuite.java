package vn.dunghen.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    words.addAll(List.of("-XX:+UseSerialGC", "-Xmx384m", "-cp"));
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

  String kafka() throws IOException {
    return run().path("kafka").asText();
  }

  /// SIGKILL to one of the servers, by its name, as it was started first.
  void kill(String name) throws IOException {
    var pid = run().path("processes").path(name).path("pid").asLong();
    if (!ProcessHandle.of(pid).orElseThrow().destroyForcibly()) {
      throw new AssertionError("SIGKILL did not reach " + name + ".");
    }
  }

  private JsonNode run() throws IOException {
    return new ObjectMapper().readTree(directory.resolve("run.json").toFile());
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
