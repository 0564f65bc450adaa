package vn.dunghen.chassis.consuming;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import vn.dunghen.chassis.consuming.Applying.Outcome;
import vn.dunghen.chassis.consuming.ConsumedRecord.RecordHeader;
import vn.dunghen.chassis.topics.TopicIds;

/// One Kafka consumer's life in the group. Used by the loop's thread alone.
///
/// A partition is *placed* when the consumer stands at the offset stored in the database and reads
/// from there. Every other assigned partition is paused, so the consumer can go on polling — which
/// keeps it in the group — while the database or a fence is in the way.
final class Membership implements AutoCloseable, ConsumerRebalanceListener {
  private static final Logger LOGGER = Logger.getLogger(Membership.class);
  private static final Duration ASKING = Duration.ofSeconds(5);
  private static final Duration WHILE_WAITING = Duration.ofMillis(100);
  private static final Duration SILENCE = Duration.ofSeconds(5);
  private static final Duration TRUST = Duration.ofSeconds(10);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> kafka;
  private final Consumption consumption;
  private final DataSource database;
  private final ConsumedPartitions partitions;
  private final TopicIds topicIds;
  private final Placing placing;
  private final Applying applying;
  private final IdleTurn idle;
  private final LoopMetrics metrics;
  private final Duration pollTimeout;
  private final Backoff backoff;
  private final Consumer<Standing> standing;
  private final boolean fenced;
  private final Map<TopicPartition, Long> expected = new HashMap<>();
  private final Set<TopicPartition> unplaced = new HashSet<>();
  private long lastHeard = System.nanoTime();
  private long lastCompared = System.nanoTime();

  Membership(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> kafka,
      LoopParts parts,
      LoopMetrics metrics,
      Consumer<Standing> standing) {
    this.kafka = kafka;
    this.consumption = parts.consumption();
    this.database = parts.database();
    this.partitions = parts.partitions();
    this.metrics = metrics;
    this.pollTimeout = parts.config().pollTimeout();
    this.backoff = parts.newBackoff();
    this.standing = standing;
    this.fenced = parts.config().fenced();
    this.topicIds = parts.topicIds().get();
    this.placing = new Placing(kafka, consumption.topics(), partitions, topicIds, parts.clock());
    this.applying =
        new Applying(database, partitions, consumption.handler(), parts.clock(), metrics);
    this.idle = new IdleTurn(consumption, database, parts.newBackoff(), pollTimeout);
    kafka.subscribe(consumption.topics(), this);
  }

  /// One turn: place what is to be placed, poll, apply, do a piece of idle work.
  void turn() {
    if (!unplaced.isEmpty() && backoff.isOver()) {
      place();
    }
    if (System.nanoTime() - lastCompared > TRUST.toNanos()) {
      lastCompared = System.nanoTime();
      if (unplaced.isEmpty() && placing.isOutdated()) {
        displace();
      }
    }
    ConsumerRecords<byte[], byte[]> polled;
    try {
      polled = kafka.poll(timeout());
    } catch (InvalidOffsetException e) {
      LOGGER.warnf("The log does not hold the next record. group=%s", consumption.group());
      displace();
      return;
    }
    if (!polled.isEmpty()) {
      lastHeard = System.nanoTime();
      metrics.polled(polled.count());
      apply(inOrder(polled));
    } else {
      askBrokerAfterSilence();
    }
    if (backoff.isOver() && idle.isDue()) {
      idle.run().ifPresent(this::obstructed);
    }
  }

  private Duration timeout() {
    if (!unplaced.isEmpty()) {
      return WHILE_WAITING;
    }
    return idle.hasMore() ? Duration.ZERO : pollTimeout;
  }

  private void place() {
    try (Connection tx = database.getConnection()) {
      var offsets = placing.stored(tx, Set.copyOf(unplaced));
      offsets.forEach(kafka::seek);
      kafka.resume(offsets.keySet());
      expected.putAll(offsets);
      unplaced.removeAll(offsets.keySet());
      backoff.succeeded();
      following();
    } catch (SQLException e) {
      obstructed("The database does not answer (SQLSTATE " + e.getSQLState() + ").");
    } catch (RetriableException e) {
      obstructed("The broker does not answer.");
    }
  }

  private void apply(List<ConsumedRecord> records) {
    switch (applying.apply(records, expected)) {
      case Outcome.Applied _ -> {
        following();
        commitForDashboards();
        var last = records.stream().map(ConsumedRecord::timestamp).max(Instant::compareTo);
        metrics.behind(lag(), last.orElse(Instant.MAX));
      }
      case Outcome.Fenced _ -> {
        LOGGER.warnf(
            "Another consumer has advanced a partition; reading its offset again. group=%s",
            consumption.group());
        behindWith(records);
        displace();
      }
      case Outcome.Obstructed(var reason) -> {
        behindWith(records);
        obstructed(reason);
      }
    }
  }

  private void behindWith(List<ConsumedRecord> records) {
    var oldest = records.stream().map(ConsumedRecord::timestamp).min(Instant::compareTo);
    metrics.behind(Math.max(records.size(), lag()), oldest.orElse(Instant.MAX));
  }

  /// Waits before going on; nothing that was polled counts, it is read again.
  private void obstructed(String reason) {
    LOGGER.warnf("Cannot go on for now. group=%s reason=%s", consumption.group(), reason);
    standing.accept(new Standing.Waiting("Waits: " + reason));
    if (fenced) {
      displace();
    }
    backoff.failed();
  }

  private void displace() {
    expected.clear();
    unplaced.addAll(kafka.assignment());
    kafka.pause(kafka.assignment());
  }

  private void following() {
    if (unplaced.isEmpty()) {
      standing.accept(new Standing.Following(expected.size()));
    }
  }

  /// A silent log is asked for: is the broker there, are the topics?
  private void askBrokerAfterSilence() {
    if (System.nanoTime() - lastHeard < SILENCE.toNanos()) {
      return;
    }
    lastHeard = System.nanoTime();
    try {
      var missing = new HashSet<>(consumption.topics());
      missing.removeAll(kafka.listTopics(ASKING).keySet());
      if (missing.isEmpty()) {
        following();
      } else {
        standing.accept(
            new Standing.Waiting(
                missing.stream()
                    .sorted()
                    .collect(Collectors.joining(", ", "No such topic yet: ", "."))));
      }
    } catch (RetriableException e) {
      standing.accept(new Standing.Waiting("The broker does not answer."));
    }
  }

  private long lag() {
    return expected.keySet().stream().mapToLong(each -> kafka.currentLag(each).orElse(0)).sum();
  }

  private void commitForDashboards() {
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    expected.forEach((partition, next) -> offsets.put(partition, new OffsetAndMetadata(next)));
    kafka.commitAsync(
        offsets,
        (_, problem) -> {
          if (problem != null) {
            LOGGER.debugf("Offsets for dashboards were not taken. group=%s", consumption.group());
          }
        });
  }

  private static List<ConsumedRecord> inOrder(ConsumerRecords<byte[], byte[]> polled) {
    var records = new ArrayList<ConsumedRecord>(polled.count());
    polled.partitions().stream()
        .sorted(Transactions.PARTITION_ORDER)
        .forEach(each -> polled.records(each).forEach(record -> records.add(consumed(record))));
    return records;
  }

  private static ConsumedRecord consumed(ConsumerRecord<byte[], byte[]> record) {
    return new ConsumedRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        record.key(),
        record.value(),
        StreamSupport.stream(record.headers().spliterator(), false)
            .map(header -> new RecordHeader(header.key(), header.value()))
            .toList());
  }

  /// Pauses what is new and gives it a place-holder position; the database is asked outside of this
  /// callback, which must not wait.
  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    assigned.forEach(each -> kafka.seek(each, 0));
    kafka.pause(assigned);
    unplaced.addAll(assigned);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    expected.keySet().removeAll(Set.copyOf(revoked));
    unplaced.removeAll(Set.copyOf(revoked));
  }

  @Override
  public void close() {
    topicIds.close();
    kafka.close();
  }
}
