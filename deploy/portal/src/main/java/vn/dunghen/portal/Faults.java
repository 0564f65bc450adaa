package vn.dunghen.portal;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The faults in force, and how often each has struck.
final class Faults {
  /// What strikes one call.
  ///
  /// @param effect at most one beside delays
  record Strike(Duration delay, @Nullable FaultEffect effect) {}

  private static final class Active {
    final Fault fault;
    final Random random;
    int seen;
    int struck;

    Active(Fault fault) {
      this.fault = fault;
      this.random = new Random(fault.match().seed());
    }

    boolean strikes(PortalRequest request) {
      var match = fault.match();
      if ((!match.service().isEmpty() && !match.service().equals(request.service()))
          || (!match.maHoSo().isEmpty() && !request.codes().contains(match.maHoSo()))) {
        return false;
      }
      seen++;
      if ((match.nth() > 0 && seen != match.nth())
          || (match.times() > 0 && struck >= match.times())
          || (match.rate() > 0 && random.nextDouble() >= match.rate())) {
        return false;
      }
      return true;
    }
  }

  private List<Active> active = List.of();

  synchronized void set(List<Fault> faults) {
    active = faults.stream().map(Active::new).toList();
  }

  synchronized List<Fault> inForce() {
    return active.stream().map(one -> one.fault).toList();
  }

  synchronized List<Integer> struck() {
    return active.stream().map(one -> one.struck).toList();
  }

  synchronized Strike on(PortalRequest request) {
    var delay = Duration.ZERO;
    @Nullable FaultEffect effect = null;
    for (var one : active) {
      var slow = one.fault.effect() instanceof FaultEffect.Slow(var by) ? by : null;
      if ((slow == null && effect != null) || !one.strikes(request)) {
        continue;
      }
      one.struck++;
      if (slow == null) {
        effect = one.fault.effect();
      } else {
        delay = delay.plus(slow);
      }
    }
    return new Strike(delay, effect);
  }
}
