package vn.dunghen.city;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;

/// Replays a published statement, or an array of consecutive ones, through the public API.
///
///     java -cp … vn.dunghen.city.Replay <gateway> <identities file> <statement file> <agency code> <seed>
///
/// The city's reference events are expected to be there. What is in progress at the end is ended
/// in the month after, where that month is over.
public final class Replay {
  private static final int DAYS_TO_FINISH = 45;

  private Replay() {}

  public static void main(String[] args) throws InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var console = System.console();
    boolean terminal = console != null && console.isTerminal();
    int code = run(args, InstantSource.system(), out, terminal);
    if (code != 0) {
      System.exit(code);
    }
  }

  /// @return 0 when every event was accepted or known, 1 when some were refused or posting failed,
  ///   2 when the arguments make no sense
  static int run(String[] args, InstantSource clock, PrintStream out, boolean terminal)
      throws InterruptedException {
    if (args.length != 5) {
      out.println(
          "Five arguments are needed: gateway, identities file, statement file, agency code,"
              + " seed.");
      return 2;
    }
    URI gateway;
    DemoIdentity importer;
    ReplayedEvents events;
    try {
      gateway = URI.create(args[0]);
      importer = Identities.read(Path.of(args[1])).named(Identities.IMPORTER);
      events = plan(Path.of(args[2]), args[3], Long.parseLong(args[4]), clock);
    } catch (IOException unreadable) {
      out.println("A file cannot be read: " + unreadable.getMessage());
      return 2;
    } catch (NumberFormatException noSeed) {
      out.println("The seed is no whole number: " + args[4]);
      return 2;
    } catch (IllegalArgumentException | DateTimeException refused) {
      out.println(refused.getMessage());
      return 2;
    }
    try (var client = new PostingClient(gateway, importer)) {
      var bar = new ProgressBar(out, "events", events.size(), terminal);
      return report(client.post(events.stream().iterator(), bar), out);
    } catch (PostingClient.PostingFailed failed) {
      out.println();
      out.println(failed.getMessage());
      return 1;
    }
  }

  private static ReplayedEvents plan(Path file, String agency, long seed, InstantSource clock)
      throws IOException {
    var statements = Statement.readAll(SeededResources.JSON.readTree(file.toFile()), agency);
    if (statements.isEmpty()) {
      throw new IllegalArgumentException("The file holds no statement.");
    }
    var last = statements.getLast().to();
    var replay = new StatementReplay(seed, new SeededCity().units(agency, last));
    var finished = last.plusDays(DAYS_TO_FINISH).atStartOfDay(Envelope.ZONE).toInstant();
    return (finished.isBefore(clock.instant()) ? replay : replay.withoutFinish()).chain(statements);
  }

  private static int report(Posted posted, PrintStream out) {
    out.println(
        "accepted=%d duplicate=%d refused=%d"
            .formatted(posted.accepted(), posted.duplicate(), posted.refused()));
    for (var refusal : posted.examples()) {
      out.println(
          "%s source=%s id=%s: %s"
              .formatted(refusal.result(), refusal.source(), refusal.id(), refusal.reason()));
    }
    return posted.refused() == 0 ? 0 : 1;
  }
}
