package vn.dunghen.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.dunghen.city.Backlog;
import vn.dunghen.city.Identities;
import vn.dunghen.city.Posted;
import vn.dunghen.city.PostingClient;
import vn.dunghen.city.ProgressBar;
import vn.dunghen.city.ReplayedEvents;
import vn.dunghen.city.SeededCity;
import vn.dunghen.city.SeededInputs;
import vn.dunghen.city.SeededTargets;
import vn.dunghen.city.Statement;
import vn.dunghen.city.StatementReplay;

/// Gives a new suite its city, over the public API: reference events, the history of published
/// statements, go-live. Every step may be repeated: events are idempotent, and the one instant that
/// is new, that of going live, is kept with the data.
final class Seeding {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int BACKLOG = 60;
  private static final long BACKLOG_SEED = 766;
  private static final Duration TO_FINISH = Duration.ofDays(45);

  private final SeededCity city = new SeededCity();
  private final URI gateway;
  private final Identities identities;
  private final Path state;
  private final Terminal terminal;
  private final InstantSource clock;

  /// @param state the directory of the data, which remembers what was done
  Seeding(URI gateway, Identities identities, Path state, Terminal terminal, InstantSource clock) {
    this.gateway = gateway;
    this.identities = identities;
    this.state = state;
    this.terminal = terminal;
    this.clock = clock;
  }

  /// Everything, in its order: the city, its history with the statement held against the published
  /// one and released, go-live, and the open dossiers of these days.
  ///
  /// @param replayed the history; empty: none
  /// @return whether every line of every statement agrees
  boolean giveAll(Optional<Options.Replayed> replayed) throws InterruptedException {
    postReferences();
    postRecipients();
    postInputs();
    var agrees = true;
    if (replayed.isPresent()) {
      var published = PublishedStatements.of(replayed.get());
      replay(published, replayed.get().seed());
      goLive();
      for (var comparison : compare(published)) {
        terminal.line("");
        terminal.line(comparison.text());
        agrees &= comparison.agrees();
      }
      release(published.getLast());
    } else {
      goLive();
    }
    postBacklog();
    return agrees;
  }

  private void postReferences() throws InterruptedException {
    try (var client = new PostingClient(gateway, identities.named(Identities.OPERATOR))) {
      var events = city.referenceEvents();
      terminal.line("Posting the city: %d reference events.".formatted(events.size()));
      requireAll(client.post(events), "a reference event");
    }
  }

  /// Posts what the index needs beside dossiers; a part of history, so before [#goLive].
  private void postInputs() throws InterruptedException {
    try (var client = new PostingClient(gateway, identities.named(Identities.OPERATOR))) {
      var events = SeededInputs.of(city);
      terminal.line(
          "Posting procedures, petitions, reports and letters: %d events."
              .formatted(events.size()));
      requireAll(client.post(events), "an event beside dossiers");
      requireAll(client.post(SeededTargets.of(city, clock.instant())), "a target");
    }
  }

  /// Names whom to tell of late dossiers; webhooks go to the inbox as well.
  private void postRecipients() throws InterruptedException {
    try (var client = new PostingClient(gateway, identities.named(Identities.OPERATOR))) {
      requireAll(
          client.post(city.recipients(gateway.resolve("/inbox/hooks").toString())), "a recipient");
    }
  }

  /// Gives the one-stop shops their open dossiers of these days, unless this data directory has
  /// them.
  private void postBacklog() throws InterruptedException {
    var done = state.resolve("backlog");
    if (Files.exists(done)) {
      return;
    }
    var byShop = new TreeMap<String, List<Map<String, Object>>>();
    for (var event : Backlog.of(city, clock.instant(), BACKLOG, BACKLOG_SEED)) {
      byShop.computeIfAbsent(event.identity(), _ -> new ArrayList<>()).add(event.event());
    }
    for (var shop : byShop.entrySet()) {
      try (var client = new PostingClient(gateway, identities.named(shop.getKey()))) {
        requireAll(client.post(shop.getValue()), "an open dossier");
      }
    }
    remember(done, "");
    terminal.line("Posted %d open dossiers of these days, some of them late.".formatted(BACKLOG));
  }

  /// Replays the statements, unless this data directory has them.
  private void replay(List<Statement> statements, long seed) throws InterruptedException {
    var first = statements.getFirst();
    var done =
        state.resolve(
            "replayed-%s-%s-%s-%d"
                .formatted(first.agency(), first.from(), statements.getLast().to(), seed));
    if (Files.exists(done)) {
      terminal.line("The replay of %s is in the kept data.".formatted(first.agency()));
      return;
    }
    var events = plan(statements, seed);
    terminal.line(
        "Replaying %s, %s to %s, through the public API: %,d dossiers, %,d events."
            .formatted(
                first.agency(),
                first.from(),
                statements.getLast().to(),
                events.dossiers(),
                events.size()));
    var bar = new ProgressBar(terminal.out(), "events", events.size(), terminal.isPerson());
    try (var client = new PostingClient(gateway, identities.named(Identities.IMPORTER))) {
      requireAll(client.post(events.stream().iterator(), bar), "an event of the replay");
    }
    remember(done, "");
  }

  private ReplayedEvents plan(List<Statement> statements, long seed) {
    var last = statements.getLast();
    var replay = new StatementReplay(seed, city.units(last.agency(), last.to()));
    var finished = startOf(last.to()).plus(TO_FINISH);
    try {
      return (finished.isBefore(clock.instant()) ? replay : replay.withoutFinish())
          .chain(statements);
    } catch (IllegalArgumentException refused) {
      throw new LauncherException(String.valueOf(refused.getMessage()), refused);
    }
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /// Ends history: from now on every agency of the second level works with the suite.
  private void goLive() throws InterruptedException {
    var at = goLiveInstant();
    var events = new ArrayList<Map<String, Object>>();
    for (var oneStop : city.oneStops()) {
      events.add(SeededCity.goLive(oneStop.agency().code(), at));
    }
    try (var client = new PostingClient(gateway, identities.named(Identities.OPERATOR))) {
      requireAll(client.post(events), "a go-live");
    }
  }

  private Instant goLiveInstant() {
    var file = state.resolve("go-live");
    if (!Files.exists(file)) {
      remember(file, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }
    try {
      return Instant.parse(Files.readString(file).strip());
    } catch (IOException e) {
      throw new LauncherException("Cannot read " + file + ".", e);
    }
  }

  private static void remember(Path file, String text) {
    try {
      Files.writeString(file, text + "\n");
    } catch (IOException e) {
      throw new LauncherException("Cannot write " + file + ".", e);
    }
  }

  private static void requireAll(Posted posted, String what) {
    if (posted.refused() > 0) {
      var example = posted.examples().getFirst();
      throw new LauncherException(
          "Intake refused %d events; %s, for example: %s source=%s id=%s: %s"
              .formatted(
                  posted.refused(),
                  what,
                  example.result(),
                  example.source(),
                  example.id(),
                  example.reason()));
    }
  }

  /// Releases the index of the last month that was replayed, as known two days later: drafted and
  /// checked by one person, signed off and published by another. Once for this data directory; a
  /// suite that cannot do it is none the less a suite.
  private void release(Statement last) throws InterruptedException {
    var month = YearMonth.from(last.to());
    var done = state.resolve("released-" + month);
    if (Files.exists(done)) {
      return;
    }
    var letter = last.to().plusDays(2);
    try (var first = new SuiteApi(gateway, identities.named(Identities.PUBLISHER));
        var second = new SuiteApi(gateway, identities.named(Identities.SECOND_PUBLISHER))) {
      var draft =
          first.post(
              "/api/releases",
              """
              {"periods":["%s"],"letterNumber":"MẪU %1$s","letterDate":"%s",\
              "asOf":"%2$sT10:00:00+07:00"}\
              """
                  .formatted(month, letter));
      var release = "/api/releases/" + draft.path("id").asLong();
      first.post(release + "/check", "");
      second.post(release + "/sign", "");
      second.post(release + "/publish", "");
      remember(done, release);
      terminal.line("Released the index of %s; everybody reads it on /cong-khai.".formatted(month));
    } catch (LauncherException | IllegalArgumentException refused) {
      terminal.line("No index was released: " + refused.getMessage());
    }
  }

  /// Holds our statements against the published ones, once everything posted so far is known.
  private List<Comparison> compare(List<Statement> statements) throws InterruptedException {
    var comparisons = new ArrayList<Comparison>();
    try (var api = new SuiteApi(gateway, identities.named("auditor"))) {
      api.awaitKnown(statements.getLast(), clock.instant());
      for (var published : statements) {
        comparisons.add(Comparison.of(published, api.sameAs(published)));
      }
    }
    return comparisons;
  }
}
