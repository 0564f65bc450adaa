package vn.dunghen.scoring.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.dunghen.chassis.consuming.Watermarks;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.dossier.event.ProcedureEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.following.References;
import vn.dunghen.scoring.following.Following;
import vn.dunghen.scoring.generations.Generations;
import vn.dunghen.scoring.index.model.Catalogue;
import vn.dunghen.scoring.index.model.DossierCounting;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.inputs.Inputs;
import vn.dunghen.scoring.procedures.Procedures;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Form;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.Level;
import vn.dunghen.scoring.rulesets.model.Measurement;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.statements.model.By;
import vn.dunghen.scoring.statements.model.Question;
import vn.dunghen.scoring.statements.model.Window;

/// Computes the service index of every agency.
@ApplicationScoped
public class ServiceIndex {

  private static final int CATALOGUES_KEPT = 16;
  private static final Set<String> COMMUNES = Set.of("ward", "commune", "township", "special-zone");

  private static final NamedSql LAST_MONTH =
      new NamedSql(
          """
          select max(day) from tally_month
          where  generation = :generation and received > 0 and day <= :today
          """);

  private final References references;
  private final Procedures procedures;
  private final Inputs inputs;
  private final InstantSource clock;
  private final List<Counting> countings;
  private final RememberedStandings remembered;
  private final Cache<Described, Catalogue> catalogues =
      Caffeine.newBuilder().maximumSize(CATALOGUES_KEPT).build();

  ServiceIndex(
      References references,
      Procedures procedures,
      Inputs inputs,
      InstantSource clock,
      @All List<Counting> countings,
      RememberedStandings remembered) {
    this.references = references;
    this.procedures = procedures;
    this.inputs = inputs;
    this.clock = clock;
    this.countings = List.copyOf(countings);
    this.remembered = remembered;
    var counted = new HashSet<String>();
    for (Counting counting : this.countings) {
      for (String indicator : counting.indicators()) {
        if (!counted.add(indicator)) {
          throw new IllegalStateException("Indicator " + indicator + " is counted by two.");
        }
      }
    }
  }

  /// The period with all that it is counted by, on the city's view.
  ///
  /// @param tx a snapshot
  public CountedPeriod period(Connection tx, Period period, Optional<Instant> asOf)
      throws SQLException {
    return periods(tx, List.of(period), asOf).getFirst();
  }

  /// The same of several.
  List<CountedPeriod> periods(Connection tx, List<Period> periods, Optional<Instant> asOf)
      throws SQLException {
    return periods(tx, periods, asOf, clock.instant(), Watermarks.lowest(tx, Following.TOPICS));
  }

  /// The same at a present of the caller's.
  ///
  /// @param watermark through which everything is known
  CountedPeriod period(
      Connection tx,
      Period period,
      Optional<Instant> asOf,
      Instant now,
      Optional<Instant> watermark)
      throws SQLException {
    return periods(tx, List.of(period), asOf, now, watermark).getFirst();
  }

  private List<CountedPeriod> periods(
      Connection tx,
      List<Period> periods,
      Optional<Instant> asOf,
      Instant now,
      Optional<Instant> watermark)
      throws SQLException {
    ReferenceBook book = references.book(tx);
    ReferenceBook.View view = asOf.map(book::knownAt).orElseGet(book::latest);
    Inputs.Versions told = inputs.versions(tx);
    int generation = Generations.current(tx);
    var counted = new ArrayList<CountedPeriod>();
    for (Period period : periods) {
      Window window =
          Window.of(
              new Question("", period.from(), period.to(), asOf, By.RESPONSIBLE), now, watermark);
      counted.add(
          new CountedPeriod(
              period,
              asOf,
              window,
              view.tree(period.to()),
              view,
              catalogue(procedures.at(tx, book, told, window.known(), window.end()), window),
              told,
              generation,
              View.CITY));
    }
    return counted;
  }

  /// The period with the catalogue as it would be.
  ///
  /// @param planned events by procedure that nobody has told yet
  CountedPeriod planned(
      Connection tx, CountedPeriod period, Map<String, List<Recorded<ProcedureEvent>>> planned)
      throws SQLException {
    Window window = period.window();
    return period.withCatalogue(
        catalogue(procedures.at(tx, window.known(), window.end(), planned), window));
  }

  /// The last month until today in which a dossier was received; this month where none ever was.
  Period lastMonth(Connection tx) throws SQLException {
    LocalDate today = CivilTime.dayOf(clock.instant());
    try (var statement =
            LAST_MONTH.prepare(
                tx, Map.of("generation", Generations.current(tx), "today", Date.valueOf(today)));
        var row = statement.executeQuery()) {
      row.next();
      Date last = row.getDate(1);
      return Period.of(YearMonth.from(last == null ? today : last.toLocalDate()));
    }
  }

  private Catalogue catalogue(Collection<Procedures.Known> known, Window window) {
    var described = new Described(known, CivilTime.dayOf(window.end()));
    return catalogues.get(described, Described::catalogue);
  }

  /// From what a catalogue is made.
  ///
  /// @param known this very collection, which does not change
  private record Described(Collection<Procedures.Known> known, LocalDate day) {

    Catalogue catalogue() {
      return new Catalogue(known.stream().flatMap(each -> entry(each, day)).toList());
    }
  }

  private static Stream<Catalogue.Entry> entry(Procedures.Known known, LocalDate day) {
    return known.procedure() == null
        ? Stream.empty()
        : Stream.of(
            new Catalogue.Entry(
                known.procedure(),
                known.online() != null,
                known.life().withdrawn(),
                !known.procedure().validFrom().isAfter(day)));
  }

  /// The standings of all agencies that had begun by the period's last day, by code.
  public Map<String, Standing> standings(Connection tx, CountedPeriod period, RuleSet ruleSet)
      throws SQLException {
    var counted = new ArrayList<Counting.Counted>();
    for (Counting counting : countings) {
      counted.add(counting.counted(tx, period));
    }
    if (period.asOf().isPresent()) {
      return standings(period, ruleSet, counts(counted));
    }
    var ground =
        new RememberedStandings.Ground(
            ruleSet, period.tree(), counted.stream().map(Counting.Counted::ground).toList());
    Optional<Map<String, Standing>> known = remembered.find(period, ground);
    if (known.isPresent()) {
      return known.get();
    }
    Map<String, Standing> standings = standings(period, ruleSet, counts(counted));
    remembered.keep(period, ground, standings);
    return standings;
  }

  /// The same from counts by agency and indicator.
  Map<String, Standing> standings(
      CountedPeriod period, RuleSet ruleSet, Map<String, Map<String, Counts>> counts) {
    Map<String, Counts> ofTop =
        period.tree().agencies().stream()
            .filter(agency -> period.tree().isTop(agency.code()))
            .findFirst()
            .map(top -> counts.getOrDefault(top.code(), Map.of()))
            .orElse(Map.of());
    List<Measurement> province = measurements(ruleSet, ofTop);
    var scored = new ArrayList<Standing.Scored>();
    for (Agency agency : period.tree().agencies()) {
      Map<String, Counts> own = counts.getOrDefault(agency.code(), Map.of());
      long dossiers = dossiers(own);
      if (agency.validFrom().isAfter(period.period().to()) && dossiers == 0) {
        continue;
      }
      scored.add(
          new Standing.Scored(
              agency,
              dossiers,
              ruleSet.score(
                  ruleSet.inheriting(
                      level(period.tree(), agency), measurements(ruleSet, own), province))));
    }
    return Standing.of(ruleSet, scored);
  }

  private static Map<String, Map<String, Counts>> counts(Collection<Counting.Counted> counted)
      throws SQLException {
    var counts = new HashMap<String, Map<String, Counts>>();
    for (Counting.Counted each : counted) {
      each.counts()
          .get()
          .forEach(
              (agency, some) -> counts.computeIfAbsent(agency, _ -> new HashMap<>()).putAll(some));
    }
    return counts;
  }

  /// What was counted, and what needs no counting; the rest is not measured.
  private static List<Measurement> measurements(RuleSet ruleSet, Map<String, Counts> counts) {
    var measurements = new ArrayList<Measurement>();
    for (Indicator indicator : ruleSet.indicators()) {
      Counts counted = counts.get(indicator.key());
      if (counted != null) {
        measurements.add(new Measurement(indicator.key(), Optional.of(counted)));
      } else if (indicator.form() instanceof Form.Placeholder) {
        measurements.add(Measurement.none(indicator.key()));
      }
    }
    return measurements;
  }

  private static long dossiers(Map<String, Counts> counts) {
    Counts onTime = counts.get(DossierCounting.ON_TIME.indicator());
    return onTime == null ? 0 : onTime.denominator();
  }

  static Level level(AgencyTree tree, Agency agency) {
    if (tree.isTop(agency.code())) {
      return Level.PROVINCE;
    }
    return COMMUNES.contains(agency.kind()) ? Level.COMMUNE : Level.DEPARTMENT;
  }
}
