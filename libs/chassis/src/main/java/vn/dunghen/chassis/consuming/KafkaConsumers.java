package vn.dunghen.chassis.consuming;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.dunghen.chassis.topics.TopicIds;

/// Makes Kafka consumers with the settings that the loop relies on (docs/decisions/0010).
final class KafkaConsumers {
  private final Map<String, Object> connection;
  private final String instance;
  private final ConsumingConfig config;

  /// @param connection `kafka.*` settings of the service: servers, security
  KafkaConsumers(Map<String, Object> connection, String service, ConsumingConfig config) {
    this.connection = Map.copyOf(connection);
    this.instance = config.instance().orElseGet(() -> hostName() + "-" + service);
    this.config = config;
  }

  String instance() {
    return instance;
  }

  Consumer<byte[], byte[]> create(String group) {
    var settings = new HashMap<>(connection);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
    settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, instance + "-" + group);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1500);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.maxPollRecords());
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, config.maxPartitionFetchBytes());
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  TopicIds topicIds() {
    return new TopicIds(connection);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(
          "This machine does not know its own name; set dunghen.consuming.instance.", e);
    }
  }
}
