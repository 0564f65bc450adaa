package vn.dunghen.faultlab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.dunghen.faultlab.scenario.Ground;
import vn.dunghen.faultlab.scenario.Proofs;
import vn.dunghen.faultlab.scenario.Scenario;
import vn.dunghen.faultlab.scenario.Scenario.Stage;
import vn.dunghen.faultlab.scenario.Scenarios;
import vn.dunghen.faultlab.suite.SmallDisk;
import vn.dunghen.faultlab.suite.SuiteUnderTest;
import vn.dunghen.faultlab.verdict.Table;
import vn.dunghen.faultlab.verdict.Verdict;

/// `./dev faultlab [--away PT5M] [SCENARIO …]`: breaks the packaged suite in every way that the
/// scenarios name, and prints what was lost and what was doubled.
///
/// Run from the root of the source tree, with everything packaged. Exit code 1: something was lost
/// or doubled, or a checker that should have failed did not; 2: there is no such scenario.
public final class Main {
  private static final Duration DATABASE_AWAY = Duration.ofMinutes(5);

  private final List<Scenario> scenarios;
  private final boolean whole;
  private final long seed;
  private final InstantSource clock = InstantSource.system();
  private final Table table = new Table();
  private boolean proved = true;

  private Main(List<Scenario> scenarios, boolean whole, long seed) {
    this.scenarios = scenarios;
    this.whole = whole;
    this.seed = seed;
  }

  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    var asked = new ArrayList<>(List.of(args));
    var away = DATABASE_AWAY;
    var option = asked.indexOf("--away");
    if (option >= 0 && option + 1 < asked.size()) {
      away = Duration.parse(asked.get(option + 1));
      asked.subList(option, option + 2).clear();
    }
    var all = Scenarios.all(away);
    if (asked.contains("--list")) {
      all.forEach(each -> System.out.printf("%-20s %s%n", each.name(), each.title()));
      return;
    }
    var chosen =
        all.stream().filter(each -> asked.isEmpty() || asked.contains(each.name())).toList();
    if (chosen.size() < asked.size()) {
      System.err.println("No such scenario; ./dev faultlab --list names them.");
      System.exit(2);
    }
    var seed = Long.getLong("seed", System.nanoTime() & 0xffff);
    System.exit(new Main(chosen, asked.isEmpty(), seed).run() ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException, SQLException {
    var directory = Files.createTempDirectory("dunghen-faultlab-");
    say("The fault lab, seed %d, in %s".formatted(seed, directory));
    run(
        directory.resolve("one"),
        List.of(Stage.ONE, Stage.TWO),
        new SuiteUnderTest.Shape(1, 1, false));
    run(directory.resolve("three"), List.of(Stage.THREE), new SuiteUnderTest.Shape(3, 2, false));
    if (SmallDisk.isPossible()) {
      run(directory.resolve("small"), List.of(Stage.SMALL), new SuiteUnderTest.Shape(1, 1, true));
    } else {
      say("Left out, because only root may mount a small disk: " + named(Stage.SMALL));
    }
    run(
        directory.resolve("flooded"),
        List.of(Stage.FLOODED),
        new SuiteUnderTest.Shape(1, 1, false));
    say("");
    say(table.text());
    var green = table.isGreen() && proved;
    if (green) {
      delete(directory);
    } else {
      say("Something was lost or doubled; logs, data and history are in " + directory);
    }
    return green;
  }

  private List<String> named(Stage stage) {
    return scenarios.stream().filter(each -> each.stage() == stage).map(Scenario::name).toList();
  }

  private void run(Path directory, List<Stage> stages, SuiteUnderTest.Shape shape)
      throws IOException, InterruptedException, SQLException {
    var asked = scenarios.stream().filter(each -> stages.contains(each.stage())).toList();
    if (asked.isEmpty()) {
      return;
    }
    try (var ground = Ground.open(Path.of("").toAbsolutePath(), directory, shape, clock, seed)) {
      var two = false;
      for (var scenario : asked) {
        if (scenario.stage() == Stage.TWO && !two) {
          ground.suite().addInstances();
          two = true;
        }
        run(ground, scenario);
      }
      tell(ground.whole("everything above together, from the history's file"));
      say("memory at most (MiB): " + ground.memory());
      var proofs = new Proofs(ground);
      proofs.harmless().forEach(this::tell);
      if (whole && stages.contains(Stage.ONE)) {
        tell(proofs.brokenFence());
      }
    }
  }

  private void run(Ground ground, Scenario scenario) throws InterruptedException {
    ground.takeRejections();
    for (var fault : scenario.faults()) {
      tell(ground.run(scenario, fault));
    }
    if (scenario.wanted().contains(Scenario.Wanted.FENCE_REJECTS)) {
      var times = ground.takeRejections();
      tell(
          new Proofs.Proof(
              "the fence turn back a consumer that was paused",
              times > 0,
              "%d times".formatted(times)));
    }
  }

  private void tell(Verdict verdict) {
    table.add(verdict);
    say(clock.instant().toString().substring(11, 19) + " " + verdict);
  }

  private void tell(Proofs.Proof proof) {
    proved &= proof.succeeded();
    say(clock.instant().toString().substring(11, 19) + " " + proof);
  }

  private static void say(String line) {
    System.out.println(line);
  }

  private static void delete(Path directory) throws IOException {
    try (var paths = Files.walk(directory)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
