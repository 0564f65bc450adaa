package vn.dunghen.city;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Makes dossiers whose period statement equals a published one exactly, judged by civil days
/// (`promiseKept`). Figures and seed decide everything: the same ones give the same events.
///
/// Consecutive statements form a chain: what the first leaves in progress the second carries in,
/// the same dossiers. Reopened dossiers were resolved before the chain began.
public final class StatementReplay {
  private final long seed;
  private final List<ReplayUnit> units;
  private final boolean finishing;

  /// @param units the agency and its sub-units over which the dossiers are spread, the agency first
  public StatementReplay(long seed, List<ReplayUnit> units) {
    this(seed, units, true);
  }

  private StatementReplay(long seed, List<ReplayUnit> units, boolean finishing) {
    if (units.isEmpty()) {
      throw new IllegalArgumentException("A replay needs at least one unit.");
    }
    this.seed = seed;
    this.units = List.copyOf(units);
    this.finishing = finishing;
  }

  /// The same replay, but what is in progress at the end stays so. Otherwise it ends in the month
  /// after.
  public StatementReplay withoutFinish() {
    return new StatementReplay(seed, units, false);
  }

  /// The events of one statement.
  public ReplayedEvents of(Statement statement) {
    return chain(List.of(statement));
  }

  /// The events of consecutive statements of one agency.
  ///
  /// @throws IllegalArgumentException when the periods do not follow one another, a statement does
  ///   not carry in what the one before left, or a period is too short for its figures
  public ReplayedEvents chain(List<Statement> statements) {
    checkChain(statements);
    var days = WorkingDays.around(statements.getFirst().from(), statements.getLast().to());
    var random = new SplittableRandom(seed);
    var planner = new LifePlanner(days, units, random);
    var all = new ArrayList<PlannedDossier>();
    var open = new ArrayList<PlannedDossier>();
    int beginning = Span.of(statements.getFirst(), days).first();
    for (var statement : statements) {
      var span = Span.of(statement, days);
      int neverClosed = statement.inProgress() - statement.reopened();
      int overdueReopened = Math.max(0, statement.inProgressOverdue() - neverClosed);
      var fates = new FateDraw(statement, overdueReopened, random);
      var stillOpen = new ArrayList<PlannedDossier>();
      if (statement == statements.getFirst()) {
        for (int i = 0; i < statement.carriedIn(); i++) {
          var fate = fates.carried(EnumSet.allOf(Fate.class), onlyForCarried(span));
          keep(planner.carriedIn(fate, span), fate, all, stillOpen);
        }
      } else {
        meetFates(open, fates, planner, span, stillOpen);
      }
      int online = statement.filedOnline();
      for (int left = statement.received(); left > 0; left--) {
        boolean isOnline = random.nextInt(left) < online;
        online -= isOnline ? 1 : 0;
        var fate = fates.any();
        keep(planner.received(fate, isOnline, span), fate, all, stillOpen);
      }
      for (int i = 0; i < statement.reopened(); i++) {
        var dossier = planner.reopened(i < overdueReopened, span, beginning);
        keep(dossier, Fate.OPEN, all, stillOpen);
      }
      open = stillOpen;
    }
    if (finishing) {
      var last = Span.of(statements.getLast(), days);
      open.forEach(dossier -> planner.finish(dossier, last));
    }
    return new ReplayedEvents(all, units.getFirst());
  }

  /// The overdue ones choose first: few fates fit them.
  private static void meetFates(
      List<PlannedDossier> open,
      FateDraw fates,
      LifePlanner planner,
      Span span,
      List<PlannedDossier> stillOpen) {
    var inTurn = new ArrayList<PlannedDossier>();
    open.stream().filter(dossier -> dossier.promiseDay < span.first()).forEach(inTurn::add);
    open.stream().filter(dossier -> dossier.promiseDay >= span.first()).forEach(inTurn::add);
    for (var dossier : inTurn) {
      var fate = fates.carried(planner.fitting(dossier, span), onlyForCarried(span));
      planner.meet(dossier, fate, span);
      if (fate.isOpen()) {
        stillOpen.add(dossier);
      }
    }
  }

  /// In a very short period a dossier that is received cannot become late.
  private static Set<Fate> onlyForCarried(Span span) {
    var fates = EnumSet.noneOf(Fate.class);
    if (span.last() == span.first()) {
      fates.add(Fate.LATE);
    }
    if (span.lastOverdue() < span.first()) {
      fates.add(Fate.OPEN_OVERDUE);
    }
    return fates;
  }

  private static void keep(
      PlannedDossier dossier, Fate fate, List<PlannedDossier> all, List<PlannedDossier> open) {
    all.add(dossier);
    if (fate.isOpen()) {
      open.add(dossier);
    }
  }

  private static void checkChain(List<Statement> statements) {
    if (statements.isEmpty()) {
      throw new IllegalArgumentException("There is no statement to replay.");
    }
    for (int i = 1; i < statements.size(); i++) {
      var before = statements.get(i - 1);
      var after = statements.get(i);
      if (!before.agency().equals(after.agency())
          || !before.to().plusDays(1).equals(after.from())) {
        throw new IllegalArgumentException(
            "The statement from "
                + after.from()
                + " does not follow the one to "
                + before.to()
                + " of the same agency.");
      }
      if (before.inProgress() != after.carriedIn()) {
        throw new IllegalArgumentException(
            "The statement from "
                + after.from()
                + " carries in "
                + after.carriedIn()
                + ", but the one before leaves "
                + before.inProgress()
                + " in progress.");
      }
    }
  }
}
