package vn.dunghen.scoring.statements;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import vn.dunghen.chassis.consuming.Watermarks;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.WorkCalendar;
import vn.dunghen.following.References;
import vn.dunghen.scoring.following.Following;
import vn.dunghen.scoring.generations.Generations;
import vn.dunghen.scoring.statements.model.By;
import vn.dunghen.scoring.statements.model.Filing;
import vn.dunghen.scoring.statements.model.Measure;
import vn.dunghen.scoring.statements.model.Question;
import vn.dunghen.scoring.statements.model.Statement;
import vn.dunghen.scoring.statements.model.Statement.ComputedFrom;
import vn.dunghen.scoring.statements.model.StatementSql;
import vn.dunghen.scoring.statements.model.Window;
import vn.dunghen.scoring.tallies.Tallies;
import vn.dunghen.scoring.tallies.model.CellCounts;

/// Answers questions for statements and lists.
@ApplicationScoped
public class Statements {

  private static final Logger LOGGER = Logger.getLogger(Statements.class);
  private static final Map<By, NamedSql> COUNTS = new EnumMap<>(By.class);
  private static final Map<By, NamedSql> COUNTS_OF_IRREGULAR = new EnumMap<>(By.class);

  private static final NamedSql FILINGS = new NamedSql(StatementSql.filings());

  static {
    for (By by : By.values()) {
      COUNTS.put(by, new NamedSql(StatementSql.counts(by)));
      COUNTS_OF_IRREGULAR.put(by, new NamedSql(StatementSql.countsOfIrregular(by)));
    }
  }

  private final References references;
  private final InstantSource clock;
  private final Counter imbalances;

  Statements(References references, InstantSource clock, MeterRegistry registry) {
    this.references = references;
    this.clock = clock;
    this.imbalances =
        Counter.builder("dunghen.scoring.statements.imbalances")
            .description("Statements whose sides did not add up")
            .register(registry);
  }

  /// The statement that is asked for; empty for an agency that nobody has heard of. An agency that
  /// is not valid on the period's last day has zeros.
  ///
  /// @param tx a snapshot
  public Optional<Statement> answer(Connection tx, Question question) throws SQLException {
    Window window = window(tx, question);
    boolean fromTallies =
        question.asOf().isEmpty() && question.by() == By.RESPONSIBLE && window.isClosed(question);
    return answer(tx, question, window, fromTallies ? ComputedFrom.TALLIES : ComputedFrom.ROWS);
  }

  /// The same, from the stints in any case.
  public Optional<Statement> answerFromRows(Connection tx, Question question) throws SQLException {
    return answer(tx, question, window(tx, question), ComputedFrom.ROWS);
  }

  private Optional<Statement> answer(
      Connection tx, Question question, Window window, ComputedFrom from) throws SQLException {
    ReferenceBook book = references.book(tx);
    AgencyTree tree = tree(book, question);
    Optional<Agency> agency = agency(tree, question.agency());
    if (agency.isEmpty()) {
      return Optional.empty();
    }
    Set<String> units = tree.countedFor(question.agency());
    int generation = Generations.current(tx);
    Map<String, Object> parameters = parameters(book, units, generation, window);
    Map<Measure, Long> counts =
        switch (from) {
          case ROWS -> counts(tx, COUNTS, question.by(), parameters);
          case TALLIES ->
              sum(
                  tallied(tx, generation, units, question),
                  counts(tx, COUNTS_OF_IRREGULAR, question.by(), parameters));
        };
    var statement = new Statement(agency.get(), question, window, counts, generation, from);
    if (statement.imbalance() != 0) {
      imbalances.increment();
      LOGGER.errorf(
          "A statement does not add up. agency=%s from=%s to=%s imbalance=%d computedFrom=%s",
          question.agency(), question.from(), question.to(), statement.imbalance(), from.wire());
    }
    return Optional.of(statement);
  }

  /// What each unit received in a period: added up over the units that count for an agency, the
  /// `received` and `filedOnline` of its statement.
  ///
  /// @param tx a snapshot
  /// @param period its agency is not looked at
  /// @param units those that are counted
  /// @param recent since when dossiers are counted once more
  public Map<String, Filing> filings(
      Connection tx, Question period, Set<String> units, Instant recent) throws SQLException {
    Map<String, Object> parameters =
        parameters(references.book(tx), units, Generations.current(tx), window(tx, period));
    parameters.put("recent", recent);
    var filings = new HashMap<String, Filing>();
    try (var statement = FILINGS.prepare(tx, parameters);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        filings.put(
            rows.getString("responsible"),
            new Filing(
                rows.getLong("received"),
                rows.getLong("online"),
                rows.getLong("recent"),
                rows.getLong("recent_online")));
      }
    }
    return filings;
  }

  /// The instants that a question comes to now.
  public Window window(Connection tx, Question question) throws SQLException {
    return Window.of(question, clock.instant(), Watermarks.lowest(tx, Following.TOPICS));
  }

  /// The tree of a question: valid on its last day, as known at its instant of knowledge.
  static AgencyTree tree(ReferenceBook book, Question question) {
    return question.asOf().map(book::knownAt).orElseGet(book::latest).tree(question.to());
  }

  static Optional<Agency> agency(AgencyTree tree, String code) {
    return tree.agency(code).or(() -> tree.ended(code));
  }

  /// The parameters of [StatementSql].
  static Map<String, Object> parameters(
      ReferenceBook book, Set<String> units, int generation, Window window) {
    var parameters = new HashMap<String, Object>();
    parameters.put("generation", generation);
    parameters.put("units", units);
    parameters.put("before", window.before());
    parameters.put("end", window.end());
    parameters.put("known", window.known());
    parameters.put("judged", window.judged());
    parameters.put("daysOff", daysOff(book.knownAt(window.known()).calendar()));
    return parameters;
  }

  private static Map<Measure, Long> counts(
      Connection tx, Map<By, NamedSql> queries, By by, Map<String, Object> parameters)
      throws SQLException {
    var counts = new EnumMap<Measure, Long>(Measure.class);
    NamedSql query = queries.get(by);
    if (query == null) {
      throw new IllegalStateException("No query for " + by + ".");
    }
    try (var statement = query.prepare(tx, parameters);
        var row = statement.executeQuery()) {
      row.next();
      for (Measure measure : Measure.values()) {
        if (measure.isStated()) {
          counts.put(measure, row.getLong(measure.wire()));
        }
      }
    }
    return counts;
  }

  private static Map<Measure, Long> tallied(
      Connection tx, int generation, Set<String> units, Question question) throws SQLException {
    CellCounts before = Tallies.through(tx, generation, units, question.from().minusDays(1));
    CellCounts end = Tallies.through(tx, generation, units, question.to());
    CellCounts period = end.minus(before);
    var counts = new EnumMap<Measure, Long>(Measure.class);
    counts.put(Measure.RECEIVED, period.received());
    counts.put(Measure.FILED_ONLINE, period.filedOnline());
    counts.put(Measure.RESOLVED_EARLY, period.early());
    counts.put(Measure.RESOLVED_ON_TIME, period.onTime());
    counts.put(Measure.RESOLVED_LATE, period.late());
    counts.put(Measure.CLOSED_OTHER, period.closedOther());
    counts.put(Measure.CARRIED_IN, before.open());
    counts.put(Measure.IN_PROGRESS, end.open());
    counts.put(Measure.IN_PROGRESS_OVERDUE, end.overdue());
    return counts;
  }

  private static Map<Measure, Long> sum(Map<Measure, Long> a, Map<Measure, Long> b) {
    var sum = new EnumMap<Measure, Long>(a);
    b.forEach((measure, count) -> sum.merge(measure, count, Long::sum));
    return sum;
  }

  /// Every day off of the years with a calendar.
  private static List<String> daysOff(WorkCalendar calendar) {
    var days = new TreeSet<LocalDate>();
    calendar
        .years()
        .forEach(year -> {
          LocalDate first = LocalDate.of(year.year(), 1, 1);
          first.datesUntil(first.plusYears(1)).filter(calendar::knownDayOff).forEach(days::add);
        });
    return days.stream().map(LocalDate::toString).toList();
  }
}
