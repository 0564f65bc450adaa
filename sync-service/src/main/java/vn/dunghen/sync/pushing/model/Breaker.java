package vn.dunghen.sync.pushing.model;

import java.time.Duration;
import java.time.Instant;

/// Stops all calls while the portal is away, and lets one try whether it is back.
///
///     Closed ──failures in a row──▶ Open ──time──▶ HalfOpen ──success──▶ Closed
///                                    ▲                 └──────failure──▶ Open
///
/// Each value is immutable; times are those of the injected clock.
public sealed interface Breaker {

  /// Everything goes through.
  ///
  /// @param failures in a row
  record Closed(int failures) implements Breaker {}

  /// Nothing goes through.
  ///
  /// @param since when the outage began
  /// @param until when one may try again
  /// @param opened how often in a row it was opened
  /// @param why the kind of the last failure, for people
  record Open(Instant since, Instant until, int opened, String why) implements Breaker {}

  /// One is trying.
  record HalfOpen(Instant since, Instant triedAt, int opened, String why) implements Breaker {}

  /// When the breaker opens and how long it stays open.
  record Rule(int failures, Duration open, Duration longest) {
    public Rule {
      if (failures < 1 || !open.isPositive() || longest.compareTo(open) < 0) {
        throw new IllegalArgumentException("a breaker opens after failures, for some time");
      }
    }

    Duration openFor(int opened) {
      Duration time = open;
      for (int i = 1; i < opened && time.compareTo(longest) < 0; i++) {
        time = time.multipliedBy(2);
      }
      return time.compareTo(longest) < 0 ? time : longest;
    }
  }

  /// At the start.
  Breaker START = new Closed(0);

  /// How many calls may begin now: all, one, or none.
  default int permits(Instant now, int width) {
    return switch (this) {
      case Closed _ -> width;
      case Open(_, var until, _, _) -> now.isBefore(until) ? 0 : 1;
      case HalfOpen _ -> 0;
    };
  }

  /// Whether an attempt that is under way may make its next call.
  default boolean permitsUnderWay() {
    return switch (this) {
      case Closed _, HalfOpen _ -> true;
      case Open _ -> false;
    };
  }

  /// A call begins.
  default Breaker begin(Instant now) {
    return switch (this) {
      case Open(var since, var until, int opened, var why) when !now.isBefore(until) ->
          new HalfOpen(since, now, opened, why);
      case Closed _, Open _, HalfOpen _ -> this;
    };
  }

  /// The portal answered, whatever it said.
  default Breaker succeeded() {
    return START;
  }

  /// The portal could not be used. Calls that began before it opened change nothing any more.
  default Breaker failed(Instant now, String why, Rule rule) {
    return switch (this) {
      case Closed(int failures) ->
          failures + 1 < rule.failures()
              ? new Closed(failures + 1)
              : new Open(now, now.plus(rule.openFor(1)), 1, why);
      case Open open -> open;
      case HalfOpen(var since, _, int opened, _) ->
          new Open(since, now.plus(rule.openFor(opened + 1)), opened + 1, why);
    };
  }

  /// Nothing came of the try: another may.
  default Breaker abandoned(Instant now) {
    return switch (this) {
      case HalfOpen(var since, _, int opened, var why) -> new Open(since, now, opened, why);
      case Closed _, Open _ -> this;
    };
  }
}
