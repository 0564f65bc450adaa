package vn.dunghen.faultlab.scenario;

import static vn.dunghen.faultlab.suite.SuiteUnderTest.BROKER;
import static vn.dunghen.faultlab.suite.SuiteUnderTest.DATABASE;
import static vn.dunghen.faultlab.suite.SuiteUnderTest.INTAKE;
import static vn.dunghen.faultlab.suite.SuiteUnderTest.NOTIFICATION;
import static vn.dunghen.faultlab.suite.SuiteUnderTest.SCORING;
import static vn.dunghen.faultlab.suite.SuiteUnderTest.SYNC;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import vn.dunghen.faultlab.fault.Fault;
import vn.dunghen.faultlab.scenario.Scenario.Stage;
import vn.dunghen.faultlab.scenario.Scenario.Wanted;

/// Every fault that the lab tries, in the order in which it does.
public final class Scenarios {
  private static final int EVENTS = 400;
  private static final int PER_SECOND = 100;
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final List<String> SERVICES = List.of(INTAKE, SCORING, SYNC, NOTIFICATION);

  private final Duration away;
  private final List<Scenario> all = new ArrayList<>();

  private Scenarios(Duration away) {
    this.away = away;
  }

  /// @param away how long a database is away
  public static List<Scenario> all(Duration away) {
    var scenarios = new Scenarios(away);
    scenarios.ofOne();
    scenarios.ofTwo();
    scenarios.ofThree();
    scenarios.ofSmallDisks();
    scenarios.ofFlood();
    return List.copyOf(scenarios.all);
  }

  private void ofOne() {
    for (var service : SERVICES) {
      add(
          "kill-" + shortly(service),
          "SIGKILL of " + service,
          Stage.ONE,
          4,
          new Fault.Kill(service));
    }
    add("kill-broker", "SIGKILL of the broker", Stage.ONE, 4, new Fault.Kill(BROKER));
    add("kill-database", "SIGKILL of the database", Stage.ONE, 4, new Fault.Kill(DATABASE));
    add("kill-all", "SIGKILL of everything at once", Stage.ONE, 3, new Fault.KillAll());
    add(
        "pause-scoring",
        "SIGSTOP of scoring-service, 30 s",
        Stage.ONE,
        1,
        new Fault.Pause(List.of(SCORING), PAUSE));
    add(
        "pause-others",
        "SIGSTOP of the three other services, 30 s",
        Stage.ONE,
        1,
        new Fault.Pause(List.of(INTAKE, SYNC, NOTIFICATION), PAUSE));
    add(
        "pause-broker",
        "SIGSTOP of the broker, 30 s",
        Stage.ONE,
        1,
        new Fault.Pause(List.of(BROKER), PAUSE));
    all.add(
        new Scenario(
            "slow-scoring",
            "scoring-service at a sixth of its speed, 30 s",
            Stage.ONE,
            List.of(new Fault.Throttle(SCORING, PAUSE)),
            6 * EVENTS,
            2 * PER_SECOND,
            Set.of()));
    all.add(
        new Scenario(
            "no-database-scoring",
            "scoring-service without its database, %d s".formatted(away.toSeconds()),
            Stage.ONE,
            List.of(new Fault.Locked(SCORING, away)),
            3 * EVENTS,
            PER_SECOND,
            Set.of()));
    all.add(
        new Scenario(
            "no-database",
            "no database at all, %d s".formatted(away.toSeconds()),
            Stage.ONE,
            List.of(new Fault.Away(List.of(DATABASE), away)),
            EVENTS,
            PER_SECOND,
            Set.of(Wanted.TURNED_BACK)));
  }

  private void ofTwo() {
    for (var service : SERVICES) {
      all.add(
          new Scenario(
              "two-kill-" + shortly(service),
              "SIGKILL of one of two of " + service,
              Stage.TWO,
              List.of(new Fault.Kill(service), new Fault.Kill(service + "-2")),
              EVENTS,
              PER_SECOND,
              Set.of()));
    }
    all.add(
        new Scenario(
            "two-rebalance",
            "two followers to one and back",
            Stage.TWO,
            times(2, new Fault.Rebalance(Duration.ofSeconds(5))),
            2 * EVENTS,
            PER_SECOND,
            Set.of()));
    all.add(
        new Scenario(
            "two-pause-scoring",
            "SIGSTOP of one of two of scoring-service, 30 s",
            Stage.TWO,
            List.of(
                new Fault.Pause(List.of(SCORING), PAUSE),
                new Fault.Pause(List.of(SCORING + "-2"), PAUSE)),
            4 * EVENTS,
            PER_SECOND / 2,
            Set.of(Wanted.FENCE_REJECTS)));
  }

  private void ofThree() {
    all.add(
        new Scenario(
            "three-lose-broker",
            "one of three brokers lost for 15 s",
            Stage.THREE,
            List.of(
                new Fault.Away(List.of(BROKER), Duration.ofSeconds(15)),
                new Fault.Away(List.of(BROKER + "-2"), Duration.ofSeconds(15)),
                new Fault.Away(List.of(BROKER + "-3"), Duration.ofSeconds(15))),
            4 * EVENTS,
            PER_SECOND,
            Set.of(Wanted.ALL_IN_SYNC)));
    add(
        "three-kill-services",
        "three brokers: SIGKILL of one of two of each service",
        Stage.THREE,
        1,
        new Fault.Kill(SERVICES));
    add(
        "three-kill-all",
        "three brokers: SIGKILL of everything at once",
        Stage.THREE,
        1,
        new Fault.KillAll());
  }

  private void ofSmallDisks() {
    all.add(
        new Scenario(
            "full-broker",
            "the broker's disk full, 20 s",
            Stage.SMALL,
            List.of(new Fault.DiskFull(BROKER, Duration.ofSeconds(20))),
            2 * EVENTS,
            PER_SECOND,
            Set.of()));
    all.add(
        new Scenario(
            "full-database",
            "the database's disk full, 20 s",
            Stage.SMALL,
            List.of(new Fault.DiskFull(DATABASE, Duration.ofSeconds(20))),
            2 * EVENTS,
            PER_SECOND,
            Set.of(Wanted.TURNED_BACK)));
    add(
        "clock-steps",
        "clocks ten minutes ahead, ten behind, right again",
        Stage.SMALL,
        1,
        new Fault.ClockSteps(Duration.ofMinutes(10)));
  }

  private void ofFlood() {
    all.add(
        new Scenario(
            "overload",
            "three times what intake takes",
            Stage.FLOODED,
            List.of(new Fault.Overload(200)),
            EVENTS,
            PER_SECOND,
            Set.of(Wanted.TURNED_BACK)));
  }

  private void add(String name, String title, Stage stage, int times, Fault fault) {
    all.add(new Scenario(name, title, stage, times(times, fault), EVENTS, PER_SECOND, Set.of()));
  }

  private static String shortly(String service) {
    return service.substring(0, service.indexOf('-'));
  }

  private static List<Fault> times(int many, Fault fault) {
    return Collections.nCopies(many, fault);
  }
}
