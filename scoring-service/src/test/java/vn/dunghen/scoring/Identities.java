package vn.dunghen.scoring;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import vn.dunghen.testkit.walk.Walkers;

/// Identities for tests: `city` sees everything and may do everything, `u1` only the agency U-1;
/// `hoa` and `binh` publish for the city, `lan` for U-1.
public final class Identities implements QuarkusTestResourceLifecycleManager {

  public static final String PASSWORD = "for-tests-only";

  private static final String FILE =
      "["
          + Walkers.entries("WALK", "WALK-A")
          + """
          {"name":"city","password":"%1$s","roles":["operator","auditor"],"agencies":["CITY"]},
           {"name":"hoa","password":"%1$s","roles":["publisher"],"agencies":["CITY"]},
           {"name":"binh","password":"%1$s","roles":["publisher"],"agencies":["CITY"]},
           {"name":"lan","password":"%1$s","roles":["publisher"],"agencies":["U-1"]},
           {"name":"u1","password":"%1$s","roles":["agency"],"agencies":["U-1"]}]
          """
              .formatted(PASSWORD);

  @Override
  public Map<String, String> start() {
    try {
      var file = Files.createTempFile("identities", ".json");
      Files.writeString(file, FILE);
      return Map.of(
          "dunghen.identity.file",
          file.toString(),
          "dunghen.scoring.recount.every",
          "2s",
          "dunghen.scoring.releases.schedule.first-month",
          "2024-11",
          "dunghen.scoring.releases.schedule.every",
          "off");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The file goes with the machine's temporary files.
  @Override
  public void stop() {}
}
