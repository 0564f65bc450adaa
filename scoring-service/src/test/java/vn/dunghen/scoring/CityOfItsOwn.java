package vn.dunghen.scoring;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// A database and topics for those classes whose figures rest on the whole city: its procedures,
/// calendars and tree of agencies. Each class keeps to periods of its own. Beside the shipped rule
/// sets there are [RehearsedRules].
public final class CityOfItsOwn implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    try {
      Path folder = Files.createTempDirectory("rule-sets");
      RehearsedRules.write(folder, "0.8");
      return Map.of("dunghen.scoring.rulesets.folder", folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean disableGlobalTestResources() {
    return true;
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(
        new TestResourceEntry(PostgresResource.class, Map.of("database", "scoring")),
        new TestResourceEntry(KafkaResource.class),
        new TestResourceEntry(Identities.class));
  }
}
