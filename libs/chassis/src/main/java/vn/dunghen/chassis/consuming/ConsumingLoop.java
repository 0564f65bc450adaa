package vn.dunghen.chassis.consuming;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.consuming.Placing.StoppedForGood;

/// The one consuming loop: a platform thread that polls, and one database transaction per poll which
/// advances the stored offsets and applies the records.
///
///     starting ──▶ following ◀──▶ waiting (database, broker or topic away)
///                      └──▶ stopped (records gone from the log; fenced for good; a bug)
///
/// Every record takes effect exactly once: the offset is compared for equality in the transaction
/// that applies the record, so neither a crash nor a consumer that was paused while its partitions
/// moved applies one twice or leaves one out.
public final class ConsumingLoop implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(ConsumingLoop.class);
  private static final Duration ENDING = Duration.ofSeconds(20);

  private final LoopParts parts;
  private final LoopMetrics metrics;
  private final Thread thread;
  private volatile boolean closing;
  private volatile Standing standing = new Standing.Starting();

  ConsumingLoop(LoopParts parts, LoopMetrics metrics) {
    this.parts = parts;
    this.metrics = metrics;
    this.thread =
        Thread.ofPlatform().name("consuming-" + parts.consumption().group()).unstarted(this::run);
  }

  /// Starts consuming on the loop's own thread; once.
  public ConsumingLoop start() {
    thread.start();
    return this;
  }

  /// Finishes the transaction at hand and ends. Waits at most twenty seconds for it.
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join(ENDING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Consumption consumption() {
    return parts.consumption();
  }

  Standing standing() {
    return standing;
  }

  private void run() {
    var backoff = parts.newBackoff();
    while (!closing && !(standing instanceof Standing.Stopped)) {
      try (var membership = new Membership(parts.consumers().get(), parts, metrics, this::stand)) {
        while (!closing) {
          membership.turn();
        }
      } catch (StoppedForGood e) {
        stop(e.sentence(), null);
      } catch (FencedInstanceIdException e) {
        stop("Stopped: another process runs under this consumer's instance name.", null);
      } catch (KafkaException | IllegalStateException e) {
        LOGGER.warnf(
            e, "The consumer failed and is made anew. group=%s", parts.consumption().group());
        stand(new Standing.Waiting("The broker refused: " + e.getClass().getSimpleName() + "."));
        backoff.failed();
        LockSupport.parkNanos(backoff.remaining().toNanos());
      } catch (RuntimeException | Error e) {
        stop("Stopped by a defect: " + e.getClass().getSimpleName() + ".", e);
      }
    }
    if (!(standing instanceof Standing.Stopped)) {
      stand(new Standing.Closed());
    }
  }

  private void stand(Standing next) {
    standing = next;
  }

  private void stop(String sentence, @Nullable Throwable cause) {
    LOGGER.errorf(cause, "%s group=%s", sentence, parts.consumption().group());
    stand(new Standing.Stopped(sentence));
  }
}
