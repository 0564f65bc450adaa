package vn.dunghen.local;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import vn.dunghen.city.Identities;
import vn.dunghen.city.PostingClient;
import vn.dunghen.city.SeededCity;
import vn.dunghen.servers.ServerException;

/// `./dev run`: starts the suite, gives it its city, and keeps it running until Ctrl-C.
///
///     java -cp … vn.dunghen.local.Main [--keep | --fresh] [--port N] …
///
/// Run from the root of the source tree. Exit code 1: it could not start, or with
/// `--exit-when-ready` a line of the statement differs from the published one; 2: the options make
/// no sense.
public final class Main {
  private final Options options;
  private final Terminal terminal;
  private final Path repository;
  private final InstantSource clock;

  private Main(Options options, Terminal terminal, Path repository, InstantSource clock) {
    this.options = options;
    this.terminal = terminal;
    this.repository = repository;
    this.clock = clock;
  }

  public static void main(String[] args) {
    var terminal = Terminal.standard();
    Options options;
    try {
      options = Options.parse(List.of(args));
    } catch (LauncherException e) {
      terminal.line(String.valueOf(e.getMessage()));
      System.exit(2);
      return;
    }
    int code;
    try {
      code =
          new Main(options, terminal, Path.of("").toAbsolutePath(), InstantSource.system()).run();
    } catch (LauncherException | ServerException | PostingClient.PostingFailed e) {
      terminal.line(String.valueOf(e.getMessage()));
      code = 1;
    } catch (InterruptedException | IOException e) {
      terminal.line("The launcher failed: " + e);
      code = 1;
    }
    System.exit(code);
  }

  private int run() throws InterruptedException, IOException {
    // A statement that cannot be replayed is refused before anything starts.
    options.replayed().ifPresent(PublishedStatements::of);
    var directory = SuiteDirectory.take(options.directory(), options.data());
    var ending = new Ending(terminal, directory);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(ending));
    var settings =
        new SuiteSettings(
            repository,
            directory.root(),
            new Secrets(directory.root().resolve("secrets")),
            options.identities(),
            options.port(),
            options.settableClock(),
            SuiteSettings.Shape.SINGLE);
    var identities = Identities.writeIfAbsent(settings.identities(), new SeededCity());
    terminal.line(
        "Starting PostgreSQL, Kafka, the portal's stand-in, the four services and the gateway …");
    var suite = Suite.start(settings, identities, terminal::line, clock, ending::of);
    var runFile = new RunFile(directory.root());
    suite.afterRestart(() -> runFile.write(suite));
    runFile.write(suite);
    sayStarted(suite, settings);

    var seeding = new Seeding(suite.address(), identities, directory.root(), terminal, clock);
    var agrees = seeding.giveAll(options.replayed());
    terminal.line("");
    terminal.line(
        suite.address()
            + " is ready. Ctrl-C ends it"
            + (directory.isKept() ? " and keeps the data." : " and leaves nothing behind."));
    if (options.exitWhenReady()) {
      return agrees ? 0 : 1;
    }
    if (options.trickle()) {
      Thread.ofVirtual().start(new Trickle(suite.address(), identities, clock, terminal));
    }
    new CountDownLatch(1).await();
    return 0;
  }

  private void sayStarted(Suite suite, SuiteSettings settings) {
    var seconds = (clock.millis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1000.0;
    var pids = suite.processes().values().stream().map(process -> process.pid()).toList();
    Optional<Long> memory = ResidentMemory.mebibytes(pids);
    terminal.line(
        "started in %.1f s%s"
            .formatted(seconds, memory.map(mib -> ", %,d MiB resident".formatted(mib)).orElse("")));
    terminal.line("  pages and API   " + suite.address());
    suite
        .managementPorts()
        .forEach((name, port) ->
            terminal.line("  %-22s http://127.0.0.1:%d/q/health".formatted(name, port)));
    terminal.line("  inbox           " + suite.address() + "/inbox");
    terminal.line("  portal stand-in " + suite.portal() + "/__stub/dossiers");
    terminal.line("  identities      " + settings.identities());
    terminal.line("  logs            " + settings.directory().resolve("logs"));
  }
}
