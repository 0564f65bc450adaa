package vn.dunghen.chassis.consuming;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.consuming.ConsumedPartitions.Advance;
import vn.dunghen.chassis.consuming.WatermarkReader.Reading;

/// Applies records in transactions that advance the stored offsets, narrowing a failure of the data
/// down to the one record that is to be set aside.
final class Applying {
  /// A paused process must not keep the rows of its partitions locked: the database ends a
  /// transaction in which nothing was said for so long.
  private static final String LIMIT_SILENCE =
      "set local idle_in_transaction_session_timeout = '10s'";

  private final DataSource database;
  private final ConsumedPartitions partitions;
  private final BatchHandler handler;
  private final InstantSource clock;
  private final LoopMetrics metrics;
  private final SetAsideRecords setAside = new SetAsideRecords();

  Applying(
      DataSource database,
      ConsumedPartitions partitions,
      BatchHandler handler,
      InstantSource clock,
      LoopMetrics metrics) {
    this.database = database;
    this.partitions = partitions;
    this.handler = handler;
    this.clock = clock;
    this.metrics = metrics;
  }

  /// Applies all records, which are in ascending order of topic, partition and offset.
  ///
  /// @param expected where each partition stands; moved on with every commit
  Outcome apply(List<ConsumedRecord> records, Map<TopicPartition, Long> expected) {
    return switch (attempt(records, expected, null)) {
      case Attempt.Committed _ -> new Outcome.Applied();
      case Attempt.Fenced _ -> new Outcome.Fenced();
      case Attempt.Failed(Failure.OfTheWorld(var reason)) -> new Outcome.Obstructed(reason);
      case Attempt.Failed(Failure.OfTheData(var reason)) -> narrow(records, expected, reason);
    };
  }

  private Outcome narrow(
      List<ConsumedRecord> records, Map<TopicPartition, Long> expected, String reason) {
    if (records.size() > 1) {
      var middle = records.size() / 2;
      var first = apply(records.subList(0, middle), expected);
      return first instanceof Outcome.Applied
          ? apply(records.subList(middle, records.size()), expected)
          : first;
    }
    return switch (attempt(records, expected, reason)) {
      case Attempt.Committed _ -> new Outcome.Applied();
      case Attempt.Fenced _ -> new Outcome.Fenced();
      case Attempt.Failed(var failure) -> new Outcome.Obstructed(failure.reason());
    };
  }

  /// One transaction. With a refusal, the records are set aside instead of handled.
  private Attempt attempt(
      List<ConsumedRecord> records, Map<TopicPartition, Long> expected, @Nullable String refusal) {
    var sorted = Sorted.of(records);
    var steps = steps(records, sorted, expected);
    Batch batch = new Batch(sorted.handled());
    var refused = new ArrayList<>(sorted.broken());
    Connection tx = null;
    try {
      tx = database.getConnection();
      tx.setAutoCommit(false);
      try (var statement = tx.createStatement()) {
        statement.execute(LIMIT_SILENCE);
      }
      var now = clock.instant();
      for (var step : steps) {
        if (!partitions.advance(tx, step, now)) {
          tx.rollback();
          metrics.fenced();
          return new Attempt.Fenced();
        }
      }
      if (refusal != null) {
        batch.records().forEach(record -> refused.add(new Batch.Refused(record, refusal)));
      } else if (!batch.records().isEmpty()) {
        handler.handle(tx, batch);
        refused.addAll(batch.refused());
      }
      setAside.add(tx, refused, now);
      tx.commit();
    } catch (SQLException | RuntimeException | StackOverflowError e) {
      var failure = Failure.of(e, tx);
      Transactions.rollBack(tx);
      return new Attempt.Failed(failure);
    } finally {
      Transactions.close(tx);
    }
    steps.forEach(step -> expected.put(step.partition(), step.next()));
    metrics.committed(batch.records().size() + sorted.broken().size(), refused.size());
    return new Attempt.Committed();
  }

  private static List<Advance> steps(
      List<ConsumedRecord> records, Sorted sorted, Map<TopicPartition, Long> expected) {
    var next = new TreeMap<TopicPartition, Long>(Transactions.PARTITION_ORDER);
    records.forEach(each -> next.put(Transactions.partition(each), each.offset() + 1));
    return next.entrySet().stream()
        .map(entry ->
            new Advance(
                entry.getKey(),
                expected.getOrDefault(entry.getKey(), -1L),
                entry.getValue(),
                sorted.watermarks().get(entry.getKey())))
        .toList();
  }

  /// The records of a batch: those for the handler, the highest watermark of each partition, and
  /// what claims to be a watermark and is none.
  private record Sorted(
      List<ConsumedRecord> handled,
      Map<TopicPartition, Instant> watermarks,
      List<Batch.Refused> broken) {
    static Sorted of(List<ConsumedRecord> records) {
      var sorted =
          new Sorted(
              new ArrayList<>(), new TreeMap<>(Transactions.PARTITION_ORDER), new ArrayList<>());
      for (var record : records) {
        switch (WatermarkReader.read(record)) {
          case Reading.Other _ -> sorted.handled.add(record);
          case Reading.Broken(var reason) -> sorted.broken.add(new Batch.Refused(record, reason));
          case Reading.Through(var through) ->
              sorted.watermarks.merge(
                  Transactions.partition(record), through, (a, b) -> a.isAfter(b) ? a : b);
        }
      }
      return sorted;
    }
  }

  private sealed interface Attempt {
    record Committed() implements Attempt {}

    record Fenced() implements Attempt {}

    record Failed(Failure failure) implements Attempt {}
  }

  /// What became of the records of one poll.
  sealed interface Outcome {
    /// All are committed.
    record Applied() implements Outcome {}

    /// A partition stands elsewhere than expected; the rest is to be read again.
    record Fenced() implements Outcome {}

    /// Something beside the records is in the way; the rest is to be read again later.
    record Obstructed(String reason) implements Outcome {}
  }
}
