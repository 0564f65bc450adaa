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
import vn.dunghen.chassis.topics.TopicIds;

/// Finds where a consumer has to go on: at the stored offset, or at the log's beginning for a
/// partition that was never consumed or whose topic was made anew.
final class Placing {
  private static final Logger LOGGER = Logger.getLogger(Placing.class);
  private static final Duration ASKING = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> kafka;
  private final List<String> topics;
  private final ConsumedPartitions partitions;
  private final TopicIds topicIds;
  private final InstantSource clock;
  private Map<String, String> placedIn = Map.of();

  Placing(
      Consumer<byte[], byte[]> kafka,
      List<String> topics,
      ConsumedPartitions partitions,
      TopicIds topicIds,
      InstantSource clock) {
    this.kafka = kafka;
    this.topics = topics;
    this.partitions = partitions;
    this.topicIds = topicIds;
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
    var ids = topicIds.of(topics);
    var beginnings = kafka.beginningOffsets(asked, ASKING);
    var ends = kafka.endOffsets(asked, ASKING);
    if (followMadeAnew(connection, asked, ids, beginnings)) {
      stored = partitions.read(connection, topics);
    }
    for (var each : asked) {
      var next = required(stored, each);
      requireInLog(each, next, required(beginnings, each), required(ends, each));
      var id = ids.get(each.topic());
      if (id != null) {
        partitions.noteTopic(connection, each, id);
      }
      placed.put(each, next);
    }
    placedIn = ids;
    return placed;
  }

  /// Whether a topic was made anew since partitions were placed. One that is not there, or a broker
  /// that does not say, proves nothing.
  boolean isOutdated() {
    try {
      var ids = topicIds.of(topics);
      return placedIn.entrySet().stream()
          .anyMatch(
              then -> !ids.getOrDefault(then.getKey(), then.getValue()).equals(then.getValue()));
    } catch (TopicIds.NotTold silent) {
      LOGGER.debug("The ids of the topics are not known just now.", silent);
      return false;
    }
  }

  /// A topic made anew is read from its beginning: what was applied before takes no effect a second
  /// time, by the events' own keys.
  ///
  /// @return whether there is one
  private boolean followMadeAnew(
      Connection connection,
      Set<TopicPartition> asked,
      Map<String, String> ids,
      Map<TopicPartition, Long> beginnings)
      throws SQLException {
    var known = partitions.topicIds(connection, topics);
    var any = false;
    for (var each : asked) {
      var id = ids.get(each.topic());
      var before = known.get(each);
      if (id != null && before != null && !before.equals(id)) {
        LOGGER.warnf(
            "A topic was made anew and is read from its beginning. partition=%s beginning=%d",
            each, required(beginnings, each));
        partitions.beginAnew(connection, each, required(beginnings, each), id, clock.instant());
        any = true;
      }
    }
    return any;
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
              + "). Delete the topic: intake makes it anew and fills it from the register.");
    }
    if (next > end) {
      throw new StoppedForGood(
          "Stopped: the stored offset "
              + next
              + " of "
              + partition
              + " lies beyond the log's end "
              + end
              + "; it lost records. Delete the topic: intake makes it anew and fills it from the register.");
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
