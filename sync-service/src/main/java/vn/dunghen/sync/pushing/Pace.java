package vn.dunghen.sync.pushing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import vn.dunghen.sync.national.model.Verdict;
import vn.dunghen.sync.pushing.model.Backoff;
import vn.dunghen.sync.pushing.model.Breaker;
import vn.dunghen.sync.pushing.model.CallBudget;

/// Lets the calls of all attempts through, no faster than the portal is to bear, and tells the
/// breaker what became of them.
@ApplicationScoped
class Pace {

  private static final long LOOK_AGAIN = Duration.ofMillis(10).toNanos();

  private final CallBudget budget;
  private final Backoff backoff;
  private final Portal portal;
  private final InstantSource clock;
  private volatile boolean ending;

  Pace(PushingConfig config, Portal portal, InstantSource clock) {
    this.budget = new CallBudget(config.callsPerMinute(), clock.instant());
    this.backoff = new Backoff(config.firstBackoff(), config.longestBackoff(), new Random());
    this.portal = portal;
    this.clock = clock;
  }

  void end() {
    ending = true;
  }

  /// The calls of one attempt.
  ///
  /// @param began when it was begun; it makes no call in the last half of its lease
  Attempt.Calling of(Instant began, Duration lease) {
    Instant last = began.plus(lease.dividedBy(2));
    return new Attempt.Calling() {
      @Override
      public boolean mayCall() {
        while (!ending && portal.breaker().permitsUnderWay() && !clock.instant().isAfter(last)) {
          if (budget.take(clock.instant())) {
            return true;
          }
          LockSupport.parkNanos(LOOK_AGAIN);
        }
        return false;
      }

      @Override
      public void heard(Verdict verdict) {
        if (verdict.spoke()) {
          portal.succeeded();
        } else {
          portal.failed(verdict.kind().name());
        }
      }

      /// While the breaker is open it alone decides when; so nothing comes back out of order.
      @Override
      public Instant again(boolean spoke, int failures) {
        Instant now = clock.instant();
        return spoke || portal.breaker() instanceof Breaker.Closed
            ? now.plus(backoff.after(Math.max(1, failures)))
            : now;
      }
    };
  }
}
