package vn.dunghen.chassis.edge;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import vn.dunghen.servers.PostgresOptions;
import vn.dunghen.servers.PostgresServer;

/// A database and an identity file for the application under test.
public class DatabaseResource implements QuarkusTestResourceLifecycleManager {
  public static final String PASSWORD = "mat-khau-1";
  private PostgresServer server;

  @Override
  public Map<String, String> start() {
    try {
      var directory = Files.createTempDirectory("edge");
      server = new PostgresServer(PostgresOptions.in(directory.resolve("postgres"))).start();
      server.createDatabase("edge", "edge", "secret");
      return Map.of(
          "quarkus.datasource.jdbc.url",
          server.jdbcUrl("edge"),
          "quarkus.datasource.username",
          "edge",
          "quarkus.datasource.password",
          "secret",
          "dunghen.clock.settable",
          "true",
          "dunghen.identity.file",
          identities(directory).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path identities(Path directory) throws IOException {
    return Files.writeString(
        directory.resolve("identities.json"),
        """
        [{"name":"lan","password":"%s","roles":["agency"],"agencies":["H26.18"]},
         {"name":"source","password":"%s","roles":["source"],"agencies":[]}]
        """
            .formatted(PASSWORD, PASSWORD));
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop();
    }
  }
}
