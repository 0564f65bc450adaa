package vn.dunghen.chassis.consuming;

import java.time.InstantSource;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import vn.dunghen.chassis.topics.TopicIds;

/// What a loop is built from.
record LoopParts(
    Consumption consumption,
    DataSource database,
    ConsumedPartitions partitions,
    Supplier<Consumer<byte[], byte[]>> consumers,
    Supplier<TopicIds> topicIds,
    ConsumingConfig config,
    InstantSource clock) {
  Backoff newBackoff() {
    return new Backoff(config.firstBackoff(), config.longestBackoff());
  }
}
