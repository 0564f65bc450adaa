package vn.dunghen.scoring.targets;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReportEvent.Handled;
import vn.dunghen.dossier.event.ReportEvent.Target;
import vn.dunghen.dossier.event.ReportEvent.TargetKind;
import vn.dunghen.dossier.event.ReportEvent.WorkFiles;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.report.AgencyReports;
import vn.dunghen.dossier.report.AgencyReports.TargetKey;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.dossier.time.WorkCalendar;
import vn.dunghen.following.References;
import vn.dunghen.scoring.reports.Reports;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Fraction;
import vn.dunghen.scoring.statements.Statements;
import vn.dunghen.scoring.statements.model.By;
import vn.dunghen.scoring.statements.model.Filing;
import vn.dunghen.scoring.statements.model.Question;
import vn.dunghen.scoring.statements.model.Window;
import vn.dunghen.scoring.targets.TargetStanding.Side;
import vn.dunghen.scoring.targets.model.Progress;
import vn.dunghen.scoring.targets.model.State;
import vn.dunghen.scoring.targets.model.Stretch;

/// Measures targets. Nothing is stored: what is known now and what was known when a quarter ended
/// both follow from the same events.
@ApplicationScoped
class Targets {

  /// How many working days a stretch of dossiers has: two weeks.
  private static final int STRETCH = 10;

  private final Reports reports;
  private final Statements statements;
  private final References references;

  Targets(Reports reports, Statements statements, References references) {
    this.reports = reports;
    this.statements = statements;
    this.references = references;
  }

  /// The targets of a quarter.
  ///
  /// @param window the quarter's, by what is known
  /// @param over whether the quarter is, and all of it has arrived
  /// @param missingCalendar the year of the quarter, where its calendar is missing
  record Board(
      Period quarter,
      Optional<Instant> asOf,
      Window window,
      boolean over,
      OptionalInt daysLeft,
      Optional<Integer> missingCalendar,
      List<TargetStanding> targets) {
    Board {
      targets = List.copyOf(targets);
    }
  }

  /// The targets of the agencies, the worst first.
  ///
  /// @param tx a snapshot
  Board read(Connection tx, Period quarter, Optional<Instant> asOf, Collection<String> agencies)
      throws SQLException {
    ReferenceBook book = references.book(tx);
    Known now = known(tx, book, quarter, asOf, agencies);
    Instant end = CivilTime.endOf(quarter.to());
    SortedMap<TargetName, Side> then =
        now.over() ? known(tx, book, quarter, Optional.of(end), agencies).sides() : new TreeMap<>();
    var names = new TreeSet<>(now.sides().keySet());
    names.addAll(then.keySet());
    List<TargetStanding> targets =
        names.stream()
            .map(name ->
                new TargetStanding(
                    name.agency(),
                    now.nameOf(name.agency()),
                    name.kind(),
                    Optional.ofNullable(now.sides().get(name)),
                    Optional.ofNullable(then.get(name)),
                    now.history(name)))
            .sorted(TargetStanding.WORST_FIRST)
            .toList();
    return new Board(
        quarter,
        asOf,
        now.window(),
        now.over(),
        now.daysLeft(),
        now.calendarIsMissing() ? Optional.of(quarter.from().getYear()) : Optional.empty(),
        targets);
  }

  private record TargetName(String agency, TargetKind kind) implements Comparable<TargetName> {
    @Override
    public int compareTo(TargetName other) {
      int byAgency = agency.compareTo(other.agency);
      return byAgency != 0 ? byAgency : kind.compareTo(other.kind);
    }
  }

  /// Everything as known at one instant.
  private record Known(
      Period quarter,
      Window window,
      AgencyTree tree,
      WorkCalendar calendar,
      boolean over,
      OptionalInt daysLeft,
      LocalDate stretchFrom,
      Map<String, AgencyReports> reports,
      Map<String, Filing> filings,
      SortedMap<TargetName, Side> sides) {

    boolean calendarIsMissing() {
      return calendar.workingDays(quarter.from(), quarter.to()).isEmpty();
    }

    String nameOf(String agency) {
      return tree.agency(agency).or(() -> tree.ended(agency)).map(a -> a.name()).orElse(agency);
    }

    List<Recorded<Target>> history(TargetName name) {
      AgencyReports of = reports.get(name.agency());
      return of == null
          ? List.of()
          : of.targets().getOrDefault(new TargetKey(quarter, name.kind()), List.of());
    }

    Side side(String agency, AgencyReports reported, Recorded<Target> target) {
      Measured measured =
          switch (target.event().kind()) {
            case DOSSIERS_ONLINE -> dossiers(agency);
            case WORK_FILES_ONLINE -> workFiles(reported.workFiles());
          };
      var progress = new Progress(Fraction.of(target.event().rate()), measured.counts());
      return new Side(
          target,
          progress,
          State.of(progress, over, measured.stretch(), daysLeft),
          measured.reported(),
          daysLeft);
    }

    private record Measured(Counts counts, Optional<Stretch> stretch, List<String> reported) {}

    private Measured dossiers(String agency) {
      Filing filed =
          tree.countedFor(agency).stream()
              .map(unit -> filings.getOrDefault(unit, Filing.NONE))
              .reduce(Filing.NONE, Filing::plus);
      OptionalInt days = calendar.workingDays(stretchFrom, window.judged());
      return new Measured(
          new Counts(filed.online(), filed.received()),
          days.isPresent()
              ? Optional.of(
                  new Stretch(new Counts(filed.recentOnline(), filed.recent()), days.getAsInt()))
              : Optional.empty(),
          List.of());
    }

    /// The report of the quarter, else those of its months together; the last month is the stretch.
    private Measured workFiles(Map<Period, Recorded<WorkFiles>> reported) {
      Optional<Handled> whole = handled(reported, quarter);
      if (whole.isPresent()) {
        return new Measured(counts(whole.get()), Optional.empty(), List.of(quarter.wire()));
      }
      var sum = new Counts(0, 0);
      var months = new ArrayList<String>();
      Optional<Stretch> last = Optional.empty();
      for (Period month : quarter.months()) {
        Optional<Handled> of = handled(reported, month);
        if (of.isPresent()) {
          Counts counts = counts(of.get());
          sum = sum.plus(new Counts.Change(counts.numerator(), counts.denominator()));
          months.add(month.wire());
          OptionalInt days = calendar.workingDays(month.from(), month.to());
          last =
              days.isPresent()
                  ? Optional.of(new Stretch(counts, days.getAsInt()))
                  : Optional.empty();
        }
      }
      return new Measured(sum, last, months);
    }

    private static Optional<Handled> handled(
        Map<Period, Recorded<WorkFiles>> reported, Period period) {
      return Optional.ofNullable(reported.get(period)).map(each -> each.event().workFiles());
    }

    private static Counts counts(Handled handled) {
      return new Counts(handled.handledOnline(), handled.handled());
    }
  }

  private Known known(
      Connection tx,
      ReferenceBook book,
      Period quarter,
      Optional<Instant> asOf,
      Collection<String> agencies)
      throws SQLException {
    var question = new Question("", quarter.from(), quarter.to(), asOf, By.RESPONSIBLE);
    Window window = statements.window(tx, question);
    ReferenceBook.View view = asOf.map(book::knownAt).orElseGet(book::latest);
    AgencyTree tree = view.tree(quarter.to());
    boolean over = !window.judgedAt().isBefore(CivilTime.endOf(quarter.to()));
    LocalDate judged = window.judged();
    OptionalInt daysLeft =
        view.calendar().workingDays(later(judged.plusDays(1), quarter.from()), quarter.to());
    LocalDate stretchFrom =
        view.calendar()
            .workingDaysAfter(judged.plusDays(1), -STRETCH)
            .map(day -> later(day, quarter.from()))
            .orElse(quarter.from());
    var periods = new ArrayList<Period>(quarter.months());
    periods.add(quarter);
    SortedMap<String, AgencyReports> reported = reports.of(tx, agencies, periods, window.known());
    var units = new TreeSet<String>();
    reported.forEach((agency, of) -> {
      if (of.targets().keySet().stream().anyMatch(key -> key.quarter().equals(quarter))) {
        units.addAll(tree.countedFor(agency));
      }
    });
    Map<String, Filing> filings =
        units.isEmpty()
            ? Map.of()
            : statements.filings(tx, question, units, CivilTime.startOf(stretchFrom));
    var known =
        new Known(
            quarter,
            window,
            tree,
            view.calendar(),
            over,
            daysLeft,
            stretchFrom,
            reported,
            filings,
            new TreeMap<>());
    reported.forEach((agency, of) ->
        of.targets()
            .forEach((key, all) -> {
              if (key.quarter().equals(quarter)) {
                known
                    .sides()
                    .put(new TargetName(agency, key.kind()), known.side(agency, of, all.getLast()));
              }
            }));
    return known;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }
}
