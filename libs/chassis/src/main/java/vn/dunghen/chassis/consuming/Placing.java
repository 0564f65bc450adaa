package vn.dunghen.chassis.consuming;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// Finds where a consumer has to go on: at the stored offset, or at the log's beginning for a
/// partition that was never consumed.
final class Placing {
  private static final Logger LOGGER = Logger.getLogger(Placing.class);
  private static final Duration ASKING = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> kafka;
  private final List<String> topics;
  private final ConsumedPartitions partitions;
  private final InstantSource clock;

  Placing(
      Consumer<byte[], byte[]> kafka,
      List<String> topics,
      ConsumedPartitions partitions,
      InstantSource clock) {
    this.kafka = kafka;
    this.topics = topics;
    this.partitions = partitions;
    this.clock = clock;
  }

  /// The next offset of each asked partition.
  ///
  /// @throws StoppedForGood when the log does not hold the stored offset
  Map<TopicPartition, Long> stored(Connection connection, Set<TopicPartition> asked)
      throws SQLException {
    var stored = partitions.read(connection, topics);
    if (!stored.keySet().containsAll(asked)) {
      partitions.add(connection, neverConsumed(stored.keySet(), asked), clock.instant());
      stored = partitions.read(connection, topics);
    }
    var placed = new HashMap<TopicPartition, Long>();
    var beginnings = kafka.beginningOffsets(asked, ASKING);
    var ends = kafka.endOffsets(asked, ASKING);
    for (var each : asked) {
      var next = required(stored, each);
      requireInLog(each, next, required(beginnings, each), required(ends, each));
      placed.put(each, next);
    }
    return placed;
  }

  /// Every partition of the topics that has no row, not only the asked ones: a partition without a
  /// row has no say in the lowest watermark.
  private Map<TopicPartition, Long> neverConsumed(
      Set<TopicPartition> stored, Set<TopicPartition> asked) {
    var fresh = new HashSet<>(asked);
    for (var topic : topics) {
      for (var info : kafka.partitionsFor(topic, ASKING)) {
        fresh.add(new TopicPartition(info.topic(), info.partition()));
      }
    }
    fresh.removeAll(stored);
    var beginnings = kafka.beginningOffsets(fresh, ASKING);
    beginnings.forEach((partition, beginning) -> {
      if (beginning > 0) {
        LOGGER.warnf(
            "First start on a log whose beginning is gone. partition=%s beginning=%d",
            partition, beginning);
      }
    });
    return beginnings;
  }

  private static void requireInLog(TopicPartition partition, long next, long beginning, long end) {
    if (next < beginning) {
      throw new StoppedForGood(
          "Stopped: "
              + (beginning - next)
              + " records of "
              + partition
              + " are gone from the log before they were applied (stored offset "
              + next
              + ", the log begins at "
              + beginning
              + "). Rebuild from the register.");
    }
    if (next > end) {
      throw new StoppedForGood(
          "Stopped: the stored offset "
              + next
              + " of "
              + partition
              + " lies beyond the log's end "
              + end
              + "; the topic was made anew or lost records. Rebuild from the register.");
    }
  }

  private static long required(Map<TopicPartition, Long> offsets, TopicPartition partition) {
    var offset = offsets.get(partition);
    if (offset == null) {
      throw new IllegalStateException("No offset is known of " + partition + ".");
    }
    return offset;
  }

  /// Ends the loop; health tells the message.
  static final class StoppedForGood extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoppedForGood(String sentence) {
      super(sentence);
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }
}
