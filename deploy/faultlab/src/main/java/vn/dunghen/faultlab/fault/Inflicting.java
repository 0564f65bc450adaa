package vn.dunghen.faultlab.fault;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import vn.dunghen.faultlab.suite.SuiteUnderTest;

/// Does a fault to a suite.
public final class Inflicting {
  private static final Duration BETWEEN_STEPS = Duration.ofSeconds(3);
  private static final Duration STANDING = Duration.ofMillis(1000);
  private static final Duration RUNNING = Duration.ofMillis(200);

  /// Posts more than is taken.
  @FunctionalInterface
  public interface Overload {
    void post(int batches) throws InterruptedException;
  }

  private final SuiteUnderTest suite;
  private final Overload overload;

  /// @param overload posts so many batches, three times as fast as they are taken
  public Inflicting(SuiteUnderTest suite, Overload overload) {
    this.suite = suite;
    this.overload = overload;
  }

  /// Returns when the fault is over and the suite is left to itself: at once after a kill.
  public void inflict(Fault fault) throws InterruptedException {
    switch (fault) {
      case Fault.Nothing() -> {}
      case Fault.Kill(var names) -> killTogether(names);
      case Fault.KillAll() -> killTogether(suite.all());
      case Fault.Pause(var names, var length) -> {
        names.forEach(suite::pause);
        try {
          Thread.sleep(length);
        } finally {
          names.forEach(suite::resume);
        }
      }
      case Fault.Away(var names, var length) -> {
        names.forEach(suite::hold);
        try {
          killTogether(names);
          Thread.sleep(length);
        } finally {
          names.forEach(suite::release);
        }
      }
      case Fault.Locked(var service, var length) -> {
        lock(service, true);
        try {
          Thread.sleep(length);
        } finally {
          lock(service, false);
        }
      }
      case Fault.Rebalance(var length) -> rebalance(length);
      case Fault.Throttle(var name, var length) -> throttle(name, length);
      case Fault.DiskFull(var server, var length) -> {
        try (var _ = suite.disk(server).fill()) {
          Thread.sleep(length);
        }
      }
      case Fault.Overload(var batches) -> overload.post(batches);
      case Fault.ClockSteps(var step) -> {
        for (var ahead : List.of(step, step.negated(), Duration.ZERO)) {
          suite.setClocks(ahead);
          Thread.sleep(BETWEEN_STEPS);
        }
      }
    }
  }

  private void throttle(String name, Duration length) throws InterruptedException {
    var end = System.nanoTime() + length.toNanos();
    while (System.nanoTime() - end < 0) {
      suite.pause(name);
      try {
        Thread.sleep(STANDING);
      } finally {
        suite.resume(name);
      }
      Thread.sleep(RUNNING);
    }
  }

  private void killTogether(List<String> names) throws InterruptedException {
    var killers =
        names.stream()
            .filter(suite::isAlive)
            .map(name -> Thread.ofVirtual().start(() -> suite.kill(name)))
            .toList();
    for (var killer : killers) {
      killer.join();
    }
  }

  private void lock(String service, boolean locked) {
    var database = service.substring(0, service.indexOf('-'));
    // Not through the database itself: it may let nobody in.
    var through =
        service.equals(SuiteUnderTest.INTAKE) ? SuiteUnderTest.SYNC : SuiteUnderTest.INTAKE;
    try (var connection = suite.connect(through);
        var statement = connection.createStatement()) {
      statement.execute("alter database %s allow_connections %b".formatted(database, !locked));
      if (locked) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
                .formatted(database));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database " + database + " could not be locked.", e);
    }
  }

  private void rebalance(Duration length) throws InterruptedException {
    var second =
        SuiteUnderTest.FOLLOWERS.stream().map(service -> suite.instances(service).get(1)).toList();
    second.forEach(suite::stop);
    try {
      Thread.sleep(length);
    } finally {
      second.forEach(suite::release);
    }
  }
}
