package vn.dunghen.scoring.recounting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import vn.dunghen.chassis.consuming.Watermarks;
import vn.dunghen.chassis.rows.OneAtATime;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.following.DossierEvents;
import vn.dunghen.following.References;
import vn.dunghen.scoring.following.Folding;
import vn.dunghen.scoring.following.Following;
import vn.dunghen.scoring.generations.Generations;
import vn.dunghen.scoring.index.RecountingMonths;
import vn.dunghen.scoring.monthcells.model.SeenThere;
import vn.dunghen.scoring.portal.PortalViews;
import vn.dunghen.scoring.statements.Statements;
import vn.dunghen.scoring.statements.model.By;
import vn.dunghen.scoring.statements.model.Question;
import vn.dunghen.scoring.statements.model.Statement;
import vn.dunghen.scoring.stints.Stints;
import vn.dunghen.scoring.stints.model.Stint;
import vn.dunghen.scoring.tallies.Tallies;
import vn.dunghen.scoring.tallies.model.Contribution;

/// Recounts samples of what is stored, all the time. The dossiers are walked through over and over,
/// so that every one has its turn: what is stored must be what its events come to now. Random
/// statements must come out of the tallies as they come out of the stints, and a random month of
/// the index out of its sums as out of its rows.
@ApplicationScoped
class Recounting {

  private static final Logger LOGGER = Logger.getLogger(Recounting.class);
  private static final long LOCK = 0x6475_6e67_6803L;
  private static final int LONGEST_PERIOD = 120;
  private static final int OLDEST = 1000;
  private static final int OLDEST_MONTH = 24;

  private final DataSource database;
  private final RecountConfig config;
  private final DossierEvents events;
  private final PortalViews views;
  private final References references;
  private final Statements statements;
  private final RecountingMonths months;
  private final InstantSource clock;
  private final Counter mismatches;
  private final Counter samples;

  Recounting(
      DataSource database,
      RecountConfig config,
      DossierEvents events,
      PortalViews views,
      References references,
      Statements statements,
      RecountingMonths months,
      InstantSource clock,
      MeterRegistry registry) {
    this.database = database;
    this.config = config;
    this.events = events;
    this.views = views;
    this.references = references;
    this.statements = statements;
    this.months = months;
    this.clock = clock;
    this.mismatches =
        Counter.builder("dunghen.scoring.recount.mismatches")
            .description("Samples that did not come out as they are stored")
            .register(registry);
    this.samples =
        Counter.builder("dunghen.scoring.recount.samples")
            .description("Dossiers and statements that were recounted")
            .register(registry);
  }

  @Scheduled(
      every = "{dunghen.scoring.recount.every:30s}",
      delayed = "10s",
      concurrentExecution = ConcurrentExecution.SKIP)
  void run() throws SQLException {
    OneAtATime.whileThere(database, LOCK, "recounting", this::once);
  }

  /// Recounts one sample, and what was found to differ before.
  void once() throws SQLException {
    Instant now = clock.instant();
    var random = new Random(now.toEpochMilli());
    Sampled sampled = Snapshot.read(database, tx -> sample(tx, now, random));
    samples.increment(sampled.dossiers().size() + (double) sampled.statements());
    mismatches.increment(sampled.found().size());
    for (Recount.Mismatch found : sampled.found()) {
      LOGGER.errorf(
          "A recount differs from what is stored. kind=%s subject=%s detail=%s",
          found.kind(), found.subject(), found.detail());
    }
    Transaction.in(
        database,
        tx -> {
          Recount.rightAgain(tx, sampled.rightAgain());
          Recount.found(tx, now, sampled.found());
          Recount.ran(
              tx, now, sampled.walkedThrough(), sampled.dossiers().size(), sampled.statements());
          return true;
        });
  }

  private record Sampled(
      List<String> dossiers,
      int statements,
      String walkedThrough,
      List<Recount.Mismatch> found,
      List<String> rightAgain) {}

  private Sampled sample(Connection tx, Instant now, Random random) throws SQLException {
    ReferenceBook book = references.book(tx);
    String after = Recount.state(tx).walkedThrough();
    List<String> walked = Recount.sample(tx, after, config.dossiers());
    String through = walked.size() < config.dossiers() ? "" : walked.getLast();
    var again = new TreeSet<>(walked);
    var questions = new ArrayList<>(questions(book, now, random));
    var checked = new TreeSet<String>();
    checked.add(
        YearMonth.from(CivilTime.dayOf(now)).minusMonths(random.nextInt(OLDEST_MONTH)).toString());
    List<Recount.Open> open = Recount.mismatches(tx);
    for (Recount.Open before : open) {
      switch (before.kind()) {
        case "dossier" -> again.add(before.subject());
        case "statement" -> questions.add(question(before.subject()));
        case "month" -> checked.add(before.subject());
        default -> throw new IllegalStateException("No mismatch is a " + before.kind() + ".");
      }
    }
    var found = new ArrayList<Recount.Mismatch>();
    found.addAll(dossiers(tx, book, again));
    for (Question question : questions) {
      statement(tx, question).ifPresent(found::add);
    }
    for (String month : checked) {
      month(tx, month, now).ifPresent(found::add);
    }
    var differing = found.stream().map(Recount.Mismatch::subject).toList();
    List<String> right =
        open.stream().map(Recount.Open::subject).filter(s -> !differing.contains(s)).toList();
    return new Sampled(List.copyOf(again), questions.size(), through, found, right);
  }

  private List<Recount.Mismatch> dossiers(Connection tx, ReferenceBook book, TreeSet<String> codes)
      throws SQLException {
    int generation = Generations.current(tx);
    Map<String, List<Recorded<DossierEvent>>> facts = events.load(tx, codes);
    Map<String, List<Stint>> stints = Stints.load(tx, generation, codes);
    Map<String, Contribution> contributions = Tallies.contributions(tx, generation, codes);
    Map<String, SeenThere> there = views.seenThere(tx, codes);
    var found = new ArrayList<Recount.Mismatch>();
    for (String code : codes) {
      Folding.Folded folded =
          Folding.fold(facts.getOrDefault(code, List.of()), book, there.get(code));
      if (!folded.stints().equals(stints.getOrDefault(code, List.of()))) {
        found.add(new Recount.Mismatch(code, "dossier", "stints differ from the fold"));
      } else if (!folded
          .contribution()
          .equals(contributions.getOrDefault(code, Contribution.NONE))) {
        found.add(new Recount.Mismatch(code, "dossier", "contribution differs from the fold"));
      }
    }
    return found;
  }

  private Optional<Recount.Mismatch> month(Connection tx, String month, Instant now)
      throws SQLException {
    return months
        .differences(
            tx, Period.of(YearMonth.parse(month)), now, Watermarks.lowest(tx, Following.TOPICS))
        .filter(differences -> !differences.isEmpty())
        .map(differences -> new Recount.Mismatch(month, "month", String.join("; ", differences)));
  }

  private Optional<Recount.Mismatch> statement(Connection tx, Question question)
      throws SQLException {
    Optional<Statement> stored = statements.answer(tx, question);
    Optional<Statement> recounted = statements.answerFromRows(tx, question);
    if (stored.map(Statement::stated).equals(recounted.map(Statement::stated))) {
      return Optional.empty();
    }
    return Optional.of(
        new Recount.Mismatch(
            subject(question),
            "statement",
            "tallies say "
                + stored.map(Statement::stated).orElse(new HashMap<>())
                + ", stints say "
                + recounted.map(Statement::stated).orElse(new HashMap<>())));
  }

  private List<Question> questions(ReferenceBook book, Instant now, Random random) {
    List<Agency> agencies = book.latest().agencies().stream().flatMap(List::stream).toList();
    var questions = new ArrayList<Question>();
    for (int i = 0; i < config.statements() && !agencies.isEmpty(); i++) {
      Agency agency = agencies.get(random.nextInt(agencies.size()));
      LocalDate to = CivilTime.dayOf(now).minusDays(1L + random.nextInt(OLDEST));
      LocalDate from = to.minusDays(random.nextInt(LONGEST_PERIOD));
      questions.add(new Question(agency.code(), from, to, Optional.empty(), By.RESPONSIBLE));
    }
    return questions;
  }

  private static String subject(Question question) {
    return question.from() + " " + question.to() + " " + question.agency();
  }

  private static Question question(String subject) {
    String[] parts = subject.split(" ", 3);
    return new Question(
        parts[2],
        LocalDate.parse(parts[0]),
        LocalDate.parse(parts[1]),
        Optional.empty(),
        By.RESPONSIBLE);
  }
}
