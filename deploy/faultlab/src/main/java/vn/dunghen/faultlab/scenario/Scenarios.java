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
  private static final Duration LOCKED = Duration.ofSeconds(20);
  private static final Duration LOST = Duration.ofSeconds(15);
  private static final Duration FULL = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final List<String> SERVICES = List.of(INTAKE, SCORING, SYNC, NOTIFICATION);

  private final Duration away;
  private final List<Scenario> all = new ArrayList<>();

  private Scenarios(Duration away) {
    this.away = away;
  }

  /// @param away how long the database of all is away
  public static List<Scenario> all(Duration away) {
    var scenarios = new Scenarios(away);
    scenarios.ofOne();
    scenarios.ofTwo();
    scenarios.ofThree();
    scenarios.ofSmallDisks();
    scenarios.ofAbsence();
    return List.copyOf(scenarios.all);
  }

  /// First those after which nothing may have come to the outside twice.
  private void ofOne() {
    add("undisturbed", "nothing, for comparison", Stage.ONE, 1, new Fault.Nothing());
    kill(INTAKE, 2);
    kill(SCORING, 2);
    add("kill-broker", "SIGKILL of the broker", Stage.ONE, 3, new Fault.Kill(BROKER));
    add(
        "pause-scoring",
        "SIGSTOP of scoring-service, 30 s",
        Stage.ONE,
        1,
        new Fault.Pause(List.of(SCORING), PAUSE));
    add(
        "pause-broker",
        "SIGSTOP of the broker, 30 s",
        Stage.ONE,
        1,
        new Fault.Pause(List.of(BROKER), PAUSE));
    add(
        "slow-scoring",
        "scoring-service at a sixth of its speed, 30 s",
        Stage.ONE,
        6 * EVENTS,
        2 * PER_SECOND,
        List.of(new Fault.Throttle(SCORING, PAUSE)));
    add(
        "no-database-scoring",
        "scoring-service without its database, 20 s",
        Stage.ONE,
        3 * EVENTS,
        PER_SECOND,
        List.of(new Fault.Locked(SCORING, LOCKED)));
    kill(SYNC, 2);
    kill(NOTIFICATION, 2);
    add("kill-database", "SIGKILL of the database", Stage.ONE, 3, new Fault.Kill(DATABASE));
    add("kill-all", "SIGKILL of everything at once", Stage.ONE, 2, new Fault.KillAll());
    add(
        "pause-others",
        "SIGSTOP of the three other services, 30 s",
        Stage.ONE,
        1,
        new Fault.Pause(List.of(INTAKE, SYNC, NOTIFICATION), PAUSE));
  }

  private void kill(String service, int times) {
    add(
        "kill-" + shortly(service),
        "SIGKILL of " + service,
        Stage.ONE,
        times,
        new Fault.Kill(service));
  }

  private void ofTwo() {
    for (var service : SERVICES) {
      add(
          "two-kill-" + shortly(service),
          "SIGKILL of one of two of " + service,
          Stage.TWO,
          1,
          new Fault.Kill(service));
    }
    add(
        "two-pause-scoring",
        "SIGSTOP of one of two of scoring-service, 30 s",
        Stage.TWO,
        4 * EVENTS,
        PER_SECOND / 2,
        List.of(
            new Fault.Pause(List.of(SCORING), PAUSE),
            new Fault.Pause(List.of(SCORING + "-2"), PAUSE)),
        Wanted.FENCE_REJECTS);
    add(
        "broken-fence",
        "a proof at the end: scoring-service without its offset fence",
        Stage.TWO,
        0,
        PER_SECOND,
        List.of(),
        Wanted.LOSS_WITHOUT_FENCE);
  }

  private void ofThree() {
    add(
        "three-rebalance",
        "three brokers: two instances of each follower to one and back",
        Stage.THREE,
        2 * EVENTS,
        PER_SECOND,
        times(2, new Fault.Rebalance(Duration.ofSeconds(5))));
    add(
        "three-lose-broker",
        "one of three brokers lost for 15 s",
        Stage.THREE,
        2 * EVENTS,
        PER_SECOND / 2,
        List.of(
            new Fault.Away(List.of(BROKER), LOST),
            new Fault.Away(List.of(BROKER + "-2"), LOST),
            new Fault.Away(List.of(BROKER + "-3"), LOST)),
        Wanted.ALL_IN_SYNC);
    add(
        "three-kill-services",
        "three brokers: SIGKILL of one of two of each service",
        Stage.THREE,
        2,
        new Fault.Kill(SERVICES));
    add(
        "three-kill-all",
        "three brokers: SIGKILL of everything at once",
        Stage.THREE,
        1,
        new Fault.KillAll());
  }

  private void ofSmallDisks() {
    add(
        "full-broker",
        "the broker's disk full, 20 s",
        Stage.SMALL,
        2 * EVENTS,
        PER_SECOND,
        List.of(new Fault.DiskFull(BROKER, FULL)),
        Wanted.NO_SPACE);
    add(
        "full-database",
        "the database's disk full, 20 s",
        Stage.SMALL,
        2 * EVENTS,
        PER_SECOND,
        List.of(new Fault.DiskFull(DATABASE, FULL)),
        Wanted.NO_SPACE,
        Wanted.TURNED_BACK);
    add(
        "clock-steps",
        "clocks a minute ahead, a minute behind, right again",
        Stage.SMALL,
        1,
        new Fault.ClockSteps(Duration.ofMinutes(1)));
  }

  private void ofAbsence() {
    add(
        "no-database",
        "no database at all, %d s".formatted(away.toSeconds()),
        Stage.AWAY,
        EVENTS,
        PER_SECOND,
        List.of(new Fault.Away(List.of(DATABASE), away)),
        Wanted.TURNED_BACK);
  }

  private void add(String name, String title, Stage stage, int times, Fault fault) {
    add(name, title, stage, EVENTS, PER_SECOND, times(times, fault));
  }

  private void add(
      String name,
      String title,
      Stage stage,
      int events,
      int perSecond,
      List<Fault> faults,
      Wanted... wanted) {
    all.add(new Scenario(name, title, stage, faults, events, perSecond, Set.of(wanted)));
  }

  private static String shortly(String service) {
    return service.substring(0, service.indexOf('-'));
  }

  private static List<Fault> times(int many, Fault fault) {
    return Collections.nCopies(many, fault);
  }
}
