package vn.dunghen.chassis.edge;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import vn.dunghen.testkit.PostgresResource;

/// A database and an identity file for the application under test.
public class DatabaseResource implements QuarkusTestResourceLifecycleManager {
  public static final String PASSWORD = "mat-khau-1";

  @Override
  public Map<String, String> start() {
    var settings = new HashMap<>(new PostgresResource().start());
    settings.put("dunghen.clock.settable", "true");
    settings.put("dunghen.identity.file", identities().toString());
    return settings;
  }

  private static Path identities() {
    try {
      return Files.writeString(
          Files.createTempDirectory("edge").resolve("identities.json"),
          """
          [{"name":"lan","password":"%s","roles":["agency"],"agencies":["H26.18"]},
           {"name":"source","password":"%s","roles":["source"],"agencies":[]}]
          """
              .formatted(PASSWORD, PASSWORD));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The database goes with the server, at the end of the JVM.
  @Override
  public void stop() {}
}
