package vn.dunghen.chassis.consuming;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// The figures of one loop, tagged with its group.
final class LoopMetrics {
  private final Counter in;
  private final Counter applied;
  private final Counter setAside;
  private final Counter fenced;
  private final Counter transactions;
  private final AtomicLong lag = new AtomicLong();
  private final AtomicReference<Instant> oldestUnapplied = new AtomicReference<>(Instant.MAX);

  LoopMetrics(MeterRegistry registry, String group, InstantSource clock) {
    var tags = Tags.of("group", group);
    in = registry.counter("dunghen.consuming.records.in", tags);
    applied = registry.counter("dunghen.consuming.records.applied", tags);
    setAside = registry.counter("dunghen.consuming.records.set.aside", tags);
    fenced = registry.counter("dunghen.consuming.fenced", tags);
    transactions = registry.counter("dunghen.consuming.transactions", tags);
    registry.gauge("dunghen.consuming.lag.records", tags, lag, AtomicLong::doubleValue);
    registry.gauge(
        "dunghen.consuming.oldest.unapplied.seconds",
        tags,
        oldestUnapplied,
        oldest -> age(oldest.get(), clock.instant()));
  }

  private static double age(Instant oldest, Instant now) {
    return oldest.equals(Instant.MAX) || oldest.isAfter(now)
        ? 0
        : Duration.between(oldest, now).toMillis() / 1000.0;
  }

  void polled(int records) {
    in.increment(records);
  }

  void committed(int records, int refused) {
    transactions.increment();
    applied.increment(records - refused);
    setAside.increment(refused);
  }

  void fenced() {
    fenced.increment();
  }

  /// Records of the log that are not applied yet, and since when the oldest of them stands there as
  /// far as the loop knows; [Instant#MAX] when there is none.
  void behind(long records, Instant oldest) {
    lag.set(records);
    oldestUnapplied.set(records == 0 ? Instant.MAX : oldest);
  }
}
