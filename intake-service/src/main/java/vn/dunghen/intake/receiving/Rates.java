package vn.dunghen.intake.receiving;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.dunghen.chassis.problem.Problem;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.intake.reference.Today;

/// How fast each source may post. Sources that are not registered share the allowance of the
/// identity that posts for them, so that inventing sources gains nothing.
@Singleton
final class Rates {

  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final LimitsConfig limits;

  Rates(LimitsConfig limits) {
    this.limits = limits;
  }

  /// Takes an allowance for every event, or none at all.
  ///
  /// @param counts events per source
  /// @return how long to wait before trying again; zero where the allowance was given
  Duration take(String poster, Map<String, Integer> counts, Today today) {
    var taken = new ArrayList<Map.Entry<Bucket, Integer>>();
    for (var each : counts.entrySet()) {
      Bucket bucket = bucket(poster, each.getKey(), today);
      ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(each.getValue());
      if (!probe.isConsumed()) {
        taken.forEach(earlier -> earlier.getKey().addTokens(earlier.getValue()));
        return Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
      }
      taken.add(Map.entry(bucket, each.getValue()));
    }
    return Duration.ZERO;
  }

  /// Takes an allowance for every event.
  ///
  /// @throws ProblemException (429) where the source has to wait
  void require(String poster, Map<String, Integer> counts, Today today) {
    Duration wait = take(poster, counts, today);
    if (!wait.isZero()) {
      throw new ProblemException(
          Problem.of(ProblemType.TOO_MANY_REQUESTS, "The source posts faster than it may."),
          Map.of(HttpHeaders.RETRY_AFTER, Long.toString(wait.plusMillis(999).toSeconds())));
    }
  }

  /// Waits until every event has its allowance.
  void await(String poster, Map<String, Integer> counts, Today today) throws InterruptedException {
    for (var each : counts.entrySet()) {
      bucket(poster, each.getKey(), today).asBlocking().consume(each.getValue());
    }
  }

  private Bucket bucket(String poster, String source, Today today) {
    String key = today.source(source).isPresent() ? "source " + source : "poster " + poster;
    return buckets.computeIfAbsent(
        key,
        _ ->
            Bucket.builder()
                .addLimit(limit ->
                    limit
                        .capacity(limits.burst())
                        .refillGreedy(limits.eventsPerSecond(), Duration.ofSeconds(1)))
                .build());
  }
}
