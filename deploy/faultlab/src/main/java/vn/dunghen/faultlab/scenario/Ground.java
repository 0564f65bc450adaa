package vn.dunghen.faultlab.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.dunghen.faultlab.checker.Checker;
import vn.dunghen.faultlab.checker.Findings;
import vn.dunghen.faultlab.checker.Mailbox;
import vn.dunghen.faultlab.checker.Scope;
import vn.dunghen.faultlab.fault.Fault;
import vn.dunghen.faultlab.fault.Inflicting;
import vn.dunghen.faultlab.history.Acknowledged;
import vn.dunghen.faultlab.history.History;
import vn.dunghen.faultlab.load.Answered;
import vn.dunghen.faultlab.load.CityEvents;
import vn.dunghen.faultlab.load.Flood;
import vn.dunghen.faultlab.load.Load;
import vn.dunghen.faultlab.scenario.Scenario.Wanted;
import vn.dunghen.faultlab.suite.Brokers;
import vn.dunghen.faultlab.suite.Figures;
import vn.dunghen.faultlab.suite.Freshness;
import vn.dunghen.faultlab.suite.Readiness;
import vn.dunghen.faultlab.suite.Residents;
import vn.dunghen.faultlab.suite.SuiteUnderTest;
import vn.dunghen.faultlab.verdict.Verdict;

/// A running suite with its history, on which one run follows another. Every run ends when its
/// events are acknowledged and everything that follows from them is there; or when a patience is
/// over, which is red.
public final class Ground implements AutoCloseable {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration STAYS = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private static final int MOST_SOME = 5_000;
  private static final double OVERLOAD = 3;
  private static final double LEAST_OVERLOAD = 2.5;
  private static final int AFTERWARDS = 100;
  private static final Duration RECOVERY = Duration.ofSeconds(30);

  /// What a process may take: the largest heap is 320 MiB.
  private static final long MOST_MEBIBYTES = 640;

  private static final String NO_SPACE = "No space left on device";
  private static final Duration FOR_GOOD = Duration.ofSeconds(20);
  private static final int SPOILED = 600;
  private static final int SPOILED_PER_SECOND = 100;

  private final SuiteUnderTest suite;
  private final History history;
  private final Path historyFile;
  private final Load load;
  private final Checker checker;
  private final Freshness freshness;
  private final Mailbox mailbox;
  private final InstantSource clock;
  private final Random random;
  private final Figures figures;
  private final Residents residents;
  private final Readiness readiness;
  private int syncing;
  private int telling;
  private int rejections;

  private Ground(
      SuiteUnderTest suite, History history, Path historyFile, InstantSource clock, long seed) {
    this.suite = suite;
    this.history = history;
    this.historyFile = historyFile;
    this.clock = clock;
    this.random = new Random(seed);
    this.load =
        new Load(
            new CityEvents(suite.city(), clock.instant(), seed),
            suite::intakes,
            suite.identities(),
            history,
            clock,
            seed);
    this.mailbox = new Mailbox(suite.inbox());
    this.checker = new Checker(suite, mailbox, LocalDate.ofInstant(clock.instant(), ZONE));
    this.freshness = new Freshness(suite);
    this.figures = new Figures(suite);
    this.residents = Residents.of(suite);
    this.readiness = new Readiness(suite);
  }

  /// Starts a suite and waits until it follows what it was told of its city.
  ///
  /// @param directory of its own; the history stands beside it
  public static Ground open(
      Path repository, Path directory, SuiteUnderTest.Shape shape, InstantSource clock, long seed)
      throws IOException, InterruptedException {
    var file = directory.resolveSibling(directory.getFileName() + ".history.jsonl");
    var suite = SuiteUnderTest.start(repository, directory, shape, clock);
    var ground = new Ground(suite, History.begin(file), file, clock, seed);
    if (!ground.freshness.await(clock.instant(), PATIENCE)) {
      throw new IllegalStateException("The suite does not follow its city; see " + directory);
    }
    return ground;
  }

  public SuiteUnderTest suite() {
    return suite;
  }

  /// One run: a load, the fault somewhere in its middle half, and what came of it.
  public Verdict run(Scenario scenario, Fault fault) throws InterruptedException {
    var faults = new ArrayList<String>();
    if (!readiness.await(PATIENCE)) {
      faults.add("Not everybody was there when the run began.");
    }
    var before = history.size();
    var pids = suite.pids();
    var fencedBefore = fenced();
    var strike = scenario.events() / 4 + random.nextInt(scenario.events() / 4);
    var patience = PATIENCE.plus(lengthOf(fault));
    var posting = load.begin(scenario.events(), scenario.perSecond(), patience);
    if (!history.await(before + strike, PATIENCE)) {
      faults.add("The load did not come so far as the fault.");
    }
    var flooded = new Answered();
    var words = new StringBuilder();
    new Inflicting(suite, batches -> words.append(overload(batches, flooded, faults)))
        .inflict(fault);
    syncing += fault.disturbs(SuiteUnderTest.SYNC, SuiteUnderTest.DATABASE) ? 1 : 0;
    telling += fault.disturbs(SuiteUnderTest.NOTIFICATION, SuiteUnderTest.DATABASE) ? 1 : 0;
    var known = history.size();
    var over = clock.instant();
    var begun = System.nanoTime();
    var isFresh =
        fault instanceof Fault.ClockSteps
            ? freshness.awaitEvents(known, PATIENCE) // watermarks are of the clock that stepped
            : freshness.await(over, PATIENCE);
    var fresh =
        isFresh
            ? Optional.of(Duration.ofNanos(System.nanoTime() - begun))
            : Optional.<Duration>empty();
    var answered = posting.await();
    answered.faults().forEach(each -> faults.add("intake: " + each));
    flooded.faults().forEach(each -> faults.add("intake: " + each));
    if (scenario.wanted().contains(Wanted.TURNED_BACK)
        && answered.timesTurnedBack() + flooded.timesTurnedBack() == 0) {
      faults.add("Intake turned nobody back, though it could not take anything.");
    }
    var acknowledged = history.since(before);
    if (acknowledged.size() < scenario.events()) {
      faults.add(
          "%d events of %d were acknowledged.".formatted(acknowledged.size(), scenario.events()));
    }
    var settling = System.nanoTime();
    var findings = settled(history.all(), scopeOf(acknowledged), patience);
    findings.examples(5).forEach(faults::add);
    if (fault instanceof Fault.DiskFull(var server, _)
        && scenario.wanted().contains(Wanted.NO_SPACE)
        && Objects.equals(pids.get(server), suite.pids().get(server))
        && !suite.hasSaid(server, NO_SPACE)) {
      faults.add(server + " did not meet the end of its disk.");
    }
    if (scenario.wanted().contains(Wanted.ALL_IN_SYNC)) {
      awaitInSync(faults);
    }
    rejections += Math.max(0, fenced() - fencedBefore);
    endedByThemselves(pids, fault).forEach(faults::add);
    return new Verdict(
        scenario.title(),
        acknowledged.size(),
        findings.lost().size(),
        findings.doubled().size(),
        findings.repeated(),
        fresh,
        findings.areNone()
            ? Optional.of(Duration.ofNanos(System.nanoTime() - settling))
            : Optional.empty(),
        faults,
        answered + words.toString());
  }

  /// Finds out how many events intake takes a second, posts three times as many, and then as usual.
  ///
  /// @return in words, how many, and how soon it was as usual
  private String overload(int batches, Answered answered, List<String> faults)
      throws InterruptedException {
    var flood =
        new Flood(suite.city(), suite.identities(), suite.intakes().getFirst(), history, clock);
    var capacity = flood.capacity(batches / 8, answered);
    var pace = flood.pour(batches, OVERLOAD * capacity, answered);
    load.begin(AFTERWARDS, AFTERWARDS, PATIENCE)
        .await()
        .faults()
        .forEach(each -> faults.add("intake after the overload: " + each));
    var recovered = flood.sinceLastPosted();
    if (recovered.compareTo(RECOVERY) > 0) {
      faults.add(
          "Only %d s after the overload was posting as usual.".formatted(recovered.toSeconds()));
    }
    if (pace < LEAST_OVERLOAD * capacity) {
      faults.add("Only %.1f times what intake takes was posted.".formatted(pace / capacity));
    }
    flood.settle(answered, PATIENCE);
    return "; flood: %,.0f events a second are taken, %.1f times as many posted, as usual %.1f s later, %s"
        .formatted(capacity, pace / capacity, recovered.toMillis() / 1e3, answered);
  }

  private static Scope scopeOf(Collection<Acknowledged> events) {
    var dossiers = events.stream().map(Acknowledged::dossier).collect(Collectors.toSet());
    return dossiers.size() > MOST_SOME ? Scope.ALL : Scope.of(dossiers);
  }

  private static Duration lengthOf(Fault fault) {
    return switch (fault) {
      case Fault.Pause(_, var length) -> length;
      case Fault.Away(_, var length) -> length;
      case Fault.Locked(_, var length) -> length;
      case Fault.Rebalance(var length) -> length;
      case Fault.Throttle(_, var length) -> length;
      case Fault.DiskFull(_, var length) -> length;
      case Fault.Overload _ -> PATIENCE;
      case Fault.ClockSteps _, Fault.Kill _, Fault.KillAll _, Fault.Nothing _ -> Duration.ZERO;
    };
  }

  /// Who was started again although nobody ended it.
  private List<String> endedByThemselves(Map<String, Long> before, Fault fault) {
    var victims = fault.victims(suite.all());
    var now = suite.pids();
    return before.entrySet().stream()
        .filter(each -> !victims.contains(each.getKey()))
        .filter(each -> !each.getValue().equals(now.get(each.getKey())))
        .map(each -> each.getKey() + " ended by itself")
        .toList();
  }

  /// How often the fences of the scoring instances have turned back whoever was overtaken.
  private int fenced() throws InterruptedException {
    var sum = 0;
    for (var instance : suite.instances(SuiteUnderTest.SCORING)) {
      sum += (int) figures.of(instance, "dunghen_consuming_fenced_total").orElse(0);
    }
    return sum;
  }

  /// How often they have since the last time that it was asked.
  public int takeRejections() {
    var taken = rejections;
    rejections = 0;
    return taken;
  }

  private void awaitInSync(List<String> faults) throws InterruptedException {
    var brokers = new Brokers(suite);
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!brokers.areInSync()) {
      if (System.nanoTime() - end > 0) {
        faults.add("A partition is not on three brokers again.");
        return;
      }
      Thread.sleep(PAUSE);
    }
    faults.addAll(brokers.flaws());
  }

  /// The most memory that each process has taken so far, in MiB.
  public Map<String, Long> memory() {
    return new TreeMap<>(residents.most());
  }

  /// Everything since the suite was started, by what the history's file says.
  public Verdict whole(String title) throws InterruptedException, IOException {
    var all = History.read(historyFile);
    var begun = System.nanoTime();
    var findings = settled(all, Scope.ALL, Duration.ofSeconds(60));
    var took = Optional.of(Duration.ofNanos(System.nanoTime() - begun));
    var faults = new ArrayList<>(findings.examples(20));
    memory()
        .forEach((process, most) -> {
          if (most > MOST_MEBIBYTES) {
            faults.add("%s took %d MiB of memory".formatted(process, most));
          }
        });
    return new Verdict(
        title,
        all.size(),
        findings.lost().size(),
        findings.doubled().size(),
        findings.repeated(),
        took,
        took,
        faults,
        "");
  }

  /// Checks until nothing is lost, or the patience is over: what is late is not lost. What is
  /// doubled does not go away by waiting.
  private Findings settled(Collection<Acknowledged> all, Scope scope, Duration patience)
      throws InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    var doubledSince = System.nanoTime();
    while (true) {
      Findings findings;
      try {
        findings = checker.check(all, scope, new Checker.Crashes(syncing, telling));
      } catch (SQLException | IOException e) {
        findings = new Findings();
        findings.lost("suite", "cannot be asked: " + e.getMessage());
      }
      var now = System.nanoTime();
      doubledSince = findings.doubled().isEmpty() ? now : doubledSince;
      if (findings.areNone()
          || now - end > 0
          || findings.lost().isEmpty() && now - doubledSince > STAYS.toNanos()) {
        return findings;
      }
      Thread.sleep(PAUSE);
    }
  }

  void awaitFresh() throws InterruptedException {
    if (!freshness.await(clock.instant(), PATIENCE)) {
      throw new IllegalStateException("The suite does not get fresh; see " + suite.directory());
    }
  }

  /// What is missing for good after a fault under load: looked for when everything that was posted
  /// has been stamped and followed, and again until nothing is missing or the patience is over.
  Findings lossesOf(Fault fault) throws InterruptedException {
    var before = history.size();
    var posting = load.begin(SPOILED, SPOILED_PER_SECOND, PATIENCE);
    history.await(before + SPOILED / 4, PATIENCE);
    new Inflicting(suite, _ -> {}).inflict(fault);
    posting.await();
    awaitFresh();
    return settled(history.all(), scopeOf(history.since(before)), FOR_GOOD);
  }

  /// For proofs that the checker can fail.
  Checker checker() {
    return checker;
  }

  List<Acknowledged> history() {
    return history.all();
  }

  @Override
  public void close() {
    readiness.close();
    residents.close();
    figures.close();
    suite.close();
    try {
      history.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
