package vn.dunghen.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/// `run.json`: addresses, ports and process ids of a running suite, for tools and tests. Written
/// anew whenever a server was started again.
final class RunFile {
  private final Path file;

  RunFile(Path directory) {
    this.file = directory.resolve("run.json");
  }

  synchronized void write(Suite suite) {
    var processes = new LinkedHashMap<String, Map<String, Object>>();
    suite
        .processes()
        .forEach((name, process) -> {
          var entry = new LinkedHashMap<String, Object>();
          entry.put("pid", process.pid());
          entry.put("log", process.log().toString());
          var managementPort = suite.managementPorts().get(name);
          if (managementPort != null) {
            entry.put("health", "http://127.0.0.1:%d/q/health".formatted(managementPort));
            entry.put("metrics", "http://127.0.0.1:%d/q/metrics".formatted(managementPort));
            if (suite.isClockSettable()) {
              entry.put("clock", "http://127.0.0.1:%d/clock".formatted(managementPort));
            }
          }
          processes.put(name, entry);
        });
    var run = new LinkedHashMap<String, Object>();
    run.put("address", suite.address().toString());
    run.put("launcher", ProcessHandle.current().pid());
    run.put("kafka", suite.bootstrapServers());
    run.put("portal", suite.portal().toString());
    run.put("postgres", suite.postgresAddress());
    run.put("processes", processes);
    try {
      var half = file.resolveSibling("run.json.half");
      Files.write(
          half,
          new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(run));
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new LauncherException("Cannot write " + file + ".", e);
    }
  }
}
