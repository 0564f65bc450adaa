package vn.dunghen.intake.sequencing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import vn.dunghen.dossier.Topics;
import vn.dunghen.intake.sequencing.Publisher.NotPublished;

/// Makes the topics that are missing. Those that exist are left as they are.
final class TopicCreation {

  private final Map<String, Object> connection;
  private final SequencingConfig config;

  TopicCreation(Map<String, Object> connection, SequencingConfig config) {
    this.connection = Map.copyOf(connection);
    this.config = config;
  }

  void createMissing() throws NotPublished, InterruptedException {
    var settings = new HashMap<>(connection);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    try (Admin admin = Admin.create(settings)) {
      List<NewTopic> topics =
          Topics.ALL.stream()
              .map(topic ->
                  new NewTopic(topic.name(), topic.partitions(), config.replication())
                      .configs(settings(topic)))
              .toList();
      for (var creation : admin.createTopics(topics).values().values()) {
        awaitUnlessThere(creation);
      }
    } catch (ExecutionException | TimeoutException | RuntimeException failure) {
      throw new NotPublished(failure);
    }
  }

  private Map<String, String> settings(Topics.Topic topic) {
    var settings = new HashMap<>(topic.settings(config.retention()));
    settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Short.toString(config.inSync()));
    return settings;
  }

  private static void awaitUnlessThere(KafkaFuture<Void> creation)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      creation.get(15, TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      if (!(failure.getCause() instanceof TopicExistsException)) {
        throw failure;
      }
    }
  }
}
