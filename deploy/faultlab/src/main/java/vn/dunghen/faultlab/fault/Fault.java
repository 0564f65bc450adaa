package vn.dunghen.faultlab.fault;

import java.time.Duration;
import java.util.List;

/// What is done to the suite in the middle of a load.
public sealed interface Fault {

  /// Nothing, for comparison.
  record Nothing() implements Fault {}

  /// SIGKILL to these, all at once; their supervisor starts them again.
  record Kill(List<String> names) implements Fault {
    public Kill {
      names = List.copyOf(names);
    }

    public Kill(String... names) {
      this(List.of(names));
    }
  }

  /// SIGKILL to everything but the world outside: brokers, database, every instance.
  record KillAll() implements Fault {}

  /// SIGSTOP to these, and after a time SIGCONT.
  record Pause(List<String> names, Duration length) implements Fault {
    public Pause {
      names = List.copyOf(names);
    }
  }

  /// SIGKILL to these, and nobody starts them for a time.
  record Away(List<String> names, Duration length) implements Fault {
    public Away {
      names = List.copyOf(names);
    }
  }

  /// The database lets a service in no more, for a time, and throws it out now.
  record Locked(String service, Duration length) implements Fault {}

  /// The second instance of every service ends in good order, is away for a time, and comes back:
  /// the group goes from two members to one and back.
  record Rebalance(Duration length) implements Fault {}

  /// An instance runs for a moment and stands still for five, again and again for a time.
  record Throttle(String name, Duration length) implements Fault {}

  /// The disk of a server is full for a time.
  record DiskFull(String server, Duration length) implements Fault {}

  /// The services' clocks step ahead, then so much behind the machine's, then are right again.
  record ClockSteps(Duration step) implements Fault {}

  /// Three times as many events as intake takes, for so many batches of a thousand.
  record Overload(int batches) implements Fault {}

  /// Whether a service that tells the outside may have told something and not have noted it.
  default boolean disturbs(String service, String database) {
    return switch (this) {
      case Kill(var names) -> isAmong(service, database, names);
      case Away(var names, _) -> isAmong(service, database, names);
      case Pause(var names, _) -> isAmong(service, database, names);
      case KillAll() -> true;
      case DiskFull(var server, _) -> server.equals(database);
      case Throttle(var name, _) -> name.startsWith(service);
      case Locked(var name, _) -> name.equals(service);
      // Ends in good order, and finishes what is under way.
      case Rebalance _, ClockSteps _, Overload _, Nothing _ -> false;
    };
  }

  private static boolean isAmong(String service, String database, List<String> names) {
    return names.stream().anyMatch(name -> name.equals(database) || name.startsWith(service));
  }

  /// Whom it ends. Whoever else ends meanwhile has failed.
  default List<String> victims(List<String> all) {
    return switch (this) {
      case Kill(var names) -> names;
      case Away(var names, _) -> names;
      case KillAll() -> all;
      // A server that cannot write ends by itself, and a service that is started meanwhile too.
      case DiskFull _ -> all;
      case Rebalance _ -> all.stream().filter(name -> name.endsWith("-2")).toList();
      case Pause _, Locked _, Throttle _, ClockSteps _, Overload _, Nothing _ -> List.of();
    };
  }
}
