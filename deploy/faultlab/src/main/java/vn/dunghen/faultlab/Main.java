package vn.dunghen.faultlab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import vn.dunghen.faultlab.scenario.Ground;
import vn.dunghen.faultlab.scenario.Proofs;
import vn.dunghen.faultlab.scenario.Scenario;
import vn.dunghen.faultlab.scenario.Scenario.Stage;
import vn.dunghen.faultlab.scenario.Scenario.Wanted;
import vn.dunghen.faultlab.scenario.Scenarios;
import vn.dunghen.faultlab.suite.SmallDisk;
import vn.dunghen.faultlab.suite.SuiteUnderTest;
import vn.dunghen.faultlab.verdict.Proof;
import vn.dunghen.faultlab.verdict.Table;
import vn.dunghen.faultlab.verdict.Verdict;

/// `./dev faultlab [--once] [--away PT5M] [--table FILE] [SCENARIO …]`: breaks the packaged suite
/// in every way that the scenarios name, and prints what was lost and what was doubled.
///
/// Run from the root of the source tree, with everything packaged. Exit code 1: something was lost
/// or doubled, or what was spoiled on purpose was not seen; 2: there is no such scenario.
public final class Main {
  private static final Duration DATABASE_AWAY = Duration.ofMinutes(5);

  /// An eighth of what bodies may hold otherwise, so that fewer events are an overload.
  private static final Map<String, String> SMALL_BODIES =
      Map.of("DUNGHEN_INTAKE_LIMITS_HELD", "4M");

  private static final int MOST_TRIES = 3;

  /// Whether this process was told to end: then what fails is no news.
  private static volatile boolean interrupted;

  private final List<Scenario> scenarios;
  private final long seed;
  private final Path directory;
  private final InstantSource clock = InstantSource.system();
  private final Table table = new Table();
  private final CountDownLatch opened = new CountDownLatch(1);
  private final AtomicBoolean proved = new AtomicBoolean();

  private Main(List<Scenario> scenarios, long seed) throws IOException {
    this.scenarios = scenarios;
    this.seed = seed;
    this.directory = Files.createTempDirectory("dunghen-faultlab-");
  }

  public static void main(String[] args) {
    // Whatever happens, the suite ends with us: its gateway would keep this process alive.
    try {
      System.exit(run(new ArrayList<>(List.of(args))));
    } catch (IOException | InterruptedException | SQLException | RuntimeException unexpected) {
      if (!interrupted) {
        unexpected.printStackTrace();
        System.exit(1);
      }
    }
  }

  private static int run(List<String> asked)
      throws IOException, InterruptedException, SQLException {
    var away = taken(asked, "--away").map(Duration::parse).orElse(DATABASE_AWAY);
    var file = taken(asked, "--table").map(Path::of);
    var once = asked.remove("--once");
    var all = Scenarios.all(away).stream().map(each -> once ? each.once() : each).toList();
    if (asked.contains("--list")) {
      list(all);
      return 0;
    }
    var chosen =
        all.stream().filter(each -> asked.isEmpty() || asked.contains(each.name())).toList();
    if (chosen.size() < asked.size()) {
      System.err.println("No such scenario; ./dev faultlab --list names them.");
      return 2;
    }
    if (file.isPresent()) {
      Table.requireMarks(file.get());
    }
    var seed = Long.getLong("seed", System.nanoTime() & 0xffff);
    return new Main(chosen, seed).run(file) ? 0 : 1;
  }

  /// The value of an option, which is taken out of what was asked.
  private static Optional<String> taken(List<String> asked, String option) {
    var at = asked.indexOf(option);
    if (at < 0 || at + 1 == asked.size()) {
      return Optional.empty();
    }
    asked.remove(at);
    return Optional.of(asked.remove(at));
  }

  private static void list(List<Scenario> all) {
    all.forEach(each ->
        System.out.printf("%-22s %2d  %s%n", each.name(), each.faults().size(), each.title()));
    var runs = all.stream().mapToInt(each -> each.faults().size()).sum();
    System.out.printf("%-22s %2d%n", "runs in all", runs);
  }

  private boolean run(Optional<Path> file) throws IOException, InterruptedException, SQLException {
    var hook = new Thread(this::leave);
    Runtime.getRuntime().addShutdownHook(hook);
    var begun = System.nanoTime();
    say("The fault lab, seed %d, in %s".formatted(seed, directory));
    try {
      runAll();
    } finally {
      if (!interrupted) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    }
    var line =
        "%d runs in %.0f minutes on %d cores, %s, seed %d."
            .formatted(
                table.runs(),
                Duration.ofNanos(System.nanoTime() - begun).toSeconds() / 60.0,
                Runtime.getRuntime().availableProcessors(),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                seed);
    System.out.println();
    System.out.println(line + "\n\n" + table.text());
    if (file.isPresent()) {
      table.writeInto(file.get(), line);
    }
    if (table.isGreen()) {
      delete(directory);
    } else {
      say("Not everything is well; logs, data and history are in " + directory);
    }
    return table.isGreen();
  }

  /// Told to end (Ctrl-C): leaves no process, no mount, no data.
  private void leave() {
    interrupted = true;
    SuiteUnderTest.endAll();
    for (var tries = 0; tries < 5 && Files.exists(directory); tries++) {
      try {
        delete(directory);
      } catch (IOException | UncheckedIOException _) {
        // something was written meanwhile; once more
      }
    }
  }

  /// One suite after another; and one beside them, begun when the first is there, that waits for
  /// minutes and takes next to nothing.
  private void runAll() throws IOException, InterruptedException, SQLException {
    try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
      var away =
          beside.submit(() -> {
            opened.await();
            run("away", "no database", List.of(Stage.AWAY), new SuiteUnderTest.Shape(1, 1, false));
            return Stage.AWAY;
          });
      try {
        runInTurn();
      } finally {
        opened.countDown();
      }
      away.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The run without a database did not end.", e.getCause());
    }
  }

  private void runInTurn() throws IOException, InterruptedException, SQLException {
    run(
        "one",
        "one broker, one instance, then two",
        List.of(Stage.ONE, Stage.TWO),
        new SuiteUnderTest.Shape(1, 1, false));
    run(
        "three",
        "three brokers, two instances",
        List.of(Stage.THREE),
        new SuiteUnderTest.Shape(3, 2, false));
    if (SmallDisk.isPossible()) {
      run("small", "small disks", List.of(Stage.SMALL), new SuiteUnderTest.Shape(1, 1, true));
    } else {
      say("Left out, because only root may mount a small disk: " + named(Stage.SMALL));
    }
    run(
        "flooded",
        "overload",
        List.of(Stage.FLOODED),
        new SuiteUnderTest.Shape(1, 1, false, SMALL_BODIES));
  }

  private List<String> named(Stage stage) {
    return scenarios.stream().filter(each -> each.stage() == stage).map(Scenario::name).toList();
  }

  private void run(String name, String title, List<Stage> stages, SuiteUnderTest.Shape shape)
      throws IOException, InterruptedException, SQLException {
    var asked = scenarios.stream().filter(each -> stages.contains(each.stage())).toList();
    if (asked.isEmpty()) {
      return;
    }
    var repository = Path.of("").toAbsolutePath();
    try (var ground = Ground.open(repository, directory.resolve(name), shape, clock, seed)) {
      opened.countDown();
      var two = false;
      for (var scenario : asked) {
        if (scenario.stage() == Stage.TWO && !two) {
          ground.suite().addInstances();
          two = true;
        }
        run(ground, scenario);
      }
      var together = ground.whole("once more, all runs on one suite: " + title);
      tellWhole(together);
      say("memory at most (MiB): " + ground.memory());
      var proofs = new Proofs(ground);
      if (!proved.getAndSet(true)) {
        proofs.harmless().forEach(this::tell);
      }
      if (asked.stream().anyMatch(each -> each.wanted().contains(Wanted.LOSS_WITHOUT_FENCE))) {
        tell(proofs.brokenFence());
      }
    }
  }

  private void run(Ground ground, Scenario scenario) throws InterruptedException {
    ground.takeRejections();
    for (var fault : scenario.faults()) {
      tell(ground.run(scenario, fault));
    }
    if (scenario.wanted().contains(Wanted.FENCE_REJECTS)) {
      fenceRejects(ground, scenario);
    }
  }

  /// A consumer that was paused while it had nothing in hand, or that the database had cut off, is
  /// not turned back. So it is paused again until one was.
  private void fenceRejects(Ground ground, Scenario scenario) throws InterruptedException {
    var times = ground.takeRejections();
    for (var tries = 0; times == 0 && tries < MOST_TRIES; tries++) {
      tell(ground.run(scenario, scenario.faults().getFirst()));
      times = ground.takeRejections();
    }
    tell(
        new Proof(
            "the offset fence turns back a consumer that was paused",
            times > 0,
            0,
            0,
            "%d times".formatted(times)));
  }

  private synchronized void tell(Verdict verdict) {
    table.add(verdict);
    say(verdict);
  }

  private synchronized void tellWhole(Verdict verdict) {
    table.addWhole(verdict);
    say(verdict);
  }

  private synchronized void tell(Proof proof) {
    table.add(proof);
    say(proof);
  }

  private void say(Object line) {
    if (!interrupted) {
      System.out.println(clock.instant().toString().substring(11, 19) + " " + line);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var paths = Files.walk(directory)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
