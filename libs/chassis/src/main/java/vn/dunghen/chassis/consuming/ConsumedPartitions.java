package vn.dunghen.chassis.consuming;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// How far each partition is applied: the table `consumed_partition`.
class ConsumedPartitions {
  private static final String ADVANCE =
      """
      update consumed_partition
      set    next_offset = ?, watermark = greatest(watermark, ?), advanced_at = ?
      where  topic = ? and part = ? and next_offset = ?
      """;
  private static final String READ =
      "select topic, part, next_offset from consumed_partition where topic = any(?)";
  private static final String ADD =
      """
      insert into consumed_partition(topic, part, next_offset, advanced_at)
      select topic, part, next_offset, ?
      from   unnest(?::text[], ?::integer[], ?::bigint[]) as added(topic, part, next_offset)
      order  by topic, part
      on conflict do nothing
      """;
  private static final String TOPIC_IDS =
      """
      select topic, part, topic_id from consumed_partition
      where  topic = any(?) and topic_id is not null
      """;

  /// Two instances may find it out at once: the second changes nothing.
  private static final String BEGIN_ANEW =
      """
      update consumed_partition
      set    next_offset = ?, topic_id = ?, advanced_at = ?
      where  topic = ? and part = ? and topic_id <> ?
      """;

  private static final String NOTE_TOPIC =
      """
      update consumed_partition set topic_id = ?
      where  topic = ? and part = ? and topic_id is null
      """;
  private static final String LOCK =
      "select next_offset from consumed_partition where topic = ? and part = ? for update";

  /// Moves a partition on, if it stands exactly where the caller expects it.
  ///
  /// @return false if it stands elsewhere: somebody else was there, and the caller must roll back
  boolean advance(Connection tx, Advance step, Instant now) throws SQLException {
    try (var statement = tx.prepareStatement(ADVANCE)) {
      statement.setLong(1, step.next());
      statement.setObject(2, atOffset(step.watermark()));
      statement.setObject(3, atOffset(now));
      statement.setString(4, step.partition().topic());
      statement.setInt(5, step.partition().partition());
      statement.setLong(6, step.expected());
      return statement.executeUpdate() == 1;
    }
  }

  Map<TopicPartition, Long> read(Connection tx, Collection<String> topics) throws SQLException {
    var stored = new HashMap<TopicPartition, Long>();
    try (var statement = tx.prepareStatement(READ)) {
      statement.setArray(1, tx.createArrayOf("text", topics.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          stored.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
        }
      }
    }
    return stored;
  }

  /// Adds partitions seen for the first time; one that another instance added meanwhile stays.
  void add(Connection tx, Map<TopicPartition, Long> beginnings, Instant now) throws SQLException {
    var entries = beginnings.entrySet();
    Array topics =
        tx.createArrayOf("text", entries.stream().map(e -> e.getKey().topic()).toArray());
    Array parts =
        tx.createArrayOf("integer", entries.stream().map(e -> e.getKey().partition()).toArray());
    Array offsets = tx.createArrayOf("bigint", entries.stream().map(Map.Entry::getValue).toArray());
    try (var statement = tx.prepareStatement(ADD)) {
      statement.setObject(1, atOffset(now));
      statement.setArray(2, topics);
      statement.setArray(3, parts);
      statement.setArray(4, offsets);
      statement.executeUpdate();
    }
  }

  /// The id of the topic in which each stored offset counts, where it is known.
  Map<TopicPartition, String> topicIds(Connection tx, Collection<String> topics)
      throws SQLException {
    var ids = new HashMap<TopicPartition, String>();
    try (var statement = tx.prepareStatement(TOPIC_IDS)) {
      statement.setArray(1, tx.createArrayOf("text", topics.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getString(3));
        }
      }
    }
    return ids;
  }

  /// Goes to the beginning of a topic that was made anew, unless another instance did.
  void beginAnew(
      Connection tx, TopicPartition partition, long beginning, String topicId, Instant now)
      throws SQLException {
    try (var statement = tx.prepareStatement(BEGIN_ANEW)) {
      statement.setLong(1, beginning);
      statement.setString(2, topicId);
      statement.setObject(3, atOffset(now));
      statement.setString(4, partition.topic());
      statement.setInt(5, partition.partition());
      statement.setString(6, topicId);
      statement.executeUpdate();
    }
  }

  /// Notes the topic in which the stored offset counts, if that is not known yet.
  void noteTopic(Connection tx, TopicPartition partition, String topicId) throws SQLException {
    try (var statement = tx.prepareStatement(NOTE_TOPIC)) {
      statement.setString(1, topicId);
      statement.setString(2, partition.topic());
      statement.setInt(3, partition.partition());
      statement.executeUpdate();
    }
  }

  /// Keeps every consumer of this partition waiting until the transaction ends.
  void lock(Connection tx, TopicPartition partition) throws SQLException {
    try (var statement = tx.prepareStatement(LOCK)) {
      statement.setString(1, partition.topic());
      statement.setInt(2, partition.partition());
      statement.executeQuery().close();
    }
  }

  static @Nullable OffsetDateTime atOffset(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  /// One partition's step of one transaction.
  record Advance(TopicPartition partition, long expected, long next, @Nullable Instant watermark) {}
}
