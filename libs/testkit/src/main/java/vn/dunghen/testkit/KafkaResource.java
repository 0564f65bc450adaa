package vn.dunghen.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Gives a Quarkus test the real broker as `kafka.bootstrap.servers`, with the suite's topics new
/// and empty and no consumer group. The broker is shared by the test classes of a JVM, which run
/// one after another.
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    var bootstrapServers = RealServers.kafka();
    SuiteTopics.makeAnew(bootstrapServers);
    return Map.of("kafka.bootstrap.servers", bootstrapServers);
  }

  /// The broker goes at the end of the JVM.
  @Override
  public void stop() {}
}
