package vn.dunghen.faultlab.suite;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/// How the suite's topics are kept, as the brokers say.
public final class Brokers {
  private static final List<String> TOPICS =
      List.of(
          "dossier-events",
          "reference-events",
          "petition-events",
          "report-events",
          "dossier-keys",
          "portal-view");
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final SuiteUnderTest suite;

  public Brokers(SuiteUnderTest suite) {
    this.suite = suite;
  }

  /// What is not as it should be: topics with fewer than three copies, or that take an event with
  /// fewer than two of them.
  public List<String> flaws() throws InterruptedException {
    try (var admin = admin()) {
      var resources =
          TOPICS.stream()
              .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
              .toList();
      var configs =
          admin.describeConfigs(resources).all().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
      var copies =
          describe(admin).values().stream()
              .filter(topic -> topic.partitions().stream().anyMatch(p -> p.replicas().size() < 3))
              .map(topic -> topic.name() + " is not kept three times");
      var inSync =
          configs.entrySet().stream()
              .filter(each ->
                  !"2".equals(each.getValue().get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value()))
              .map(each -> each.getKey().name() + " does not ask for two copies in sync");
      return java.util.stream.Stream.concat(copies, inSync).toList();
    } catch (ExecutionException | TimeoutException e) {
      return List.of("The brokers cannot be asked: " + e);
    }
  }

  /// Whether every partition is on three brokers, up to date.
  public boolean areInSync() throws InterruptedException {
    try (var admin = admin()) {
      return describe(admin).values().stream()
          .flatMap(topic -> topic.partitions().stream())
          .allMatch(partition -> partition.isr().size() == 3);
    } catch (ExecutionException | TimeoutException e) {
      return false; // one of them is away
    }
  }

  private static Map<String, TopicDescription> describe(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    return admin
        .describeTopics(TOPICS)
        .allTopicNames()
        .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, suite.bootstrapServers(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 8_000));
  }
}
