package vn.dunghen.scoring.opendata;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.official.OfficialRanks;
import vn.dunghen.scoring.opendata.OpenRelease.AgencyFigures;
import vn.dunghen.scoring.opendata.PublicView.City;
import vn.dunghen.scoring.opendata.model.Vintage;
import vn.dunghen.scoring.releases.PublishedReleases;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.releases.model.FrozenAgency.Place;
import vn.dunghen.scoring.releases.model.PublishedRelease;
import vn.dunghen.scoring.rulesets.model.Group;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.wording.Notation;
import vn.dunghen.scoring.wording.PeriodName;

/// Reads the public pages.
@ApplicationScoped
class ReadingPublicPages {

  private static final int SHOWN_PERIODS = 60;

  private final ReadingOpenData reading;
  private final PublishedReleases releases;
  private final OfficialRanks ranks;

  ReadingPublicPages(ReadingOpenData reading, PublishedReleases releases, OfficialRanks ranks) {
    this.reading = reading;
    this.releases = releases;
    this.ranks = ranks;
  }

  /// @param asked the number of a release; null or empty for the last period's
  PublicView all(@Nullable String asked) throws SQLException {
    return reading.read(tx -> {
      Optional<PublishedRelease> named =
          asked == null || asked.isBlank()
              ? Optional.empty()
              : Optional.of(reading.one(tx, asked.strip()));
      List<Vintage> ofCity = ofCity(tx);
      Optional<PublishedRelease> release =
          named.or(() -> Vintage.latest(ofCity).map(Vintage::release));
      List<PublicView.PeriodRow> periods = periods(ofCity);
      return new PublicView(
          reading.licence(),
          release.isEmpty() ? null : shown(tx, release.get(), ofCity),
          periods.stream().limit(SHOWN_PERIODS).toList(),
          periods.size() <= SHOWN_PERIODS);
    });
  }

  /// @throws vn.dunghen.chassis.problem.ProblemException 404 where nothing was published of it
  PeriodView period(Period period) throws SQLException {
    return reading.read(tx -> {
      Map<Long, PublishedRelease> all = published(tx);
      var totals = new TreeMap<String, SortedMap<Long, FrozenAgency>>();
      for (PublishedReleases.Total each : releases.ofPeriod(tx, period.wire())) {
        totals
            .computeIfAbsent(each.agency().agency(), _ -> new TreeMap<>())
            .put(each.release(), each.agency());
      }
      List<PublishedRelease> columns =
          all.values().stream()
              .filter(each -> each.heading().periods().contains(period))
              .sorted(
                  Comparator.comparing(PublishedRelease::publishedAt)
                      .thenComparing(PublishedRelease::id))
              .toList();
      if (columns.isEmpty()) {
        throw ReadingOpenData.unknown();
      }
      return new PeriodView(
          PeriodName.vi(period),
          columns.stream().map(VintageView::of).toList(),
          totals.values().stream()
              .sorted(
                  Comparator.comparing(
                          (SortedMap<Long, FrozenAgency> each) -> last(each).parent() != null)
                      .thenComparing(each -> last(each).name()))
              .map(each -> row(each, columns))
              .toList());
    });
  }

  private static FrozenAgency last(SortedMap<Long, FrozenAgency> ofReleases) {
    return List.copyOf(ofReleases.values()).getLast();
  }

  private static PeriodView.Row row(
      SortedMap<Long, FrozenAgency> totals, List<PublishedRelease> columns) {
    var cells = new ArrayList<PeriodView.Cell>();
    Optional<BigDecimal> before = Optional.empty();
    for (PublishedRelease column : columns) {
      Optional<BigDecimal> total =
          Optional.ofNullable(totals.get(column.id())).map(FrozenAgency::total);
      Optional<BigDecimal> first = before;
      Optional<BigDecimal> change =
          total.flatMap(now -> first.map(now::subtract)).filter(by -> by.signum() != 0);
      cells.add(
          new PeriodView.Cell(
              total.map(Notation::points).orElse("–"),
              change.map(Notation::change).orElse(""),
              change.map(ReadingPublicPages::trend).orElse("none"),
              PeriodName.hour(column.publishedAt())));
      before = total.or(() -> first);
    }
    return new PeriodView.Row(last(totals).name(), cells);
  }

  private Map<Long, PublishedRelease> published(Connection tx) throws SQLException {
    var all = new HashMap<Long, PublishedRelease>();
    for (PublishedRelease each : releases.before(tx, Long.MAX_VALUE, Integer.MAX_VALUE)) {
      all.put(each.id(), each);
    }
    return all;
  }

  private List<Vintage> ofCity(Connection tx) throws SQLException {
    Map<Long, PublishedRelease> all = published(tx);
    var vintages = new ArrayList<Vintage>();
    for (PublishedReleases.Total each : releases.ofCity(tx)) {
      Period period = Period.ofWire(each.agency().period());
      PublishedRelease release = all.get(each.release());
      if (period == null || release == null) {
        throw new IllegalStateException("A published release has figures for no period.");
      }
      vintages.add(new Vintage(period, each.agency().total(), release));
    }
    return vintages;
  }

  private static List<PublicView.PeriodRow> periods(Collection<Vintage> ofCity) {
    return ofCity.stream()
        .map(Vintage::period)
        .distinct()
        .sorted(
            Comparator.comparing(Period::to)
                .reversed()
                .thenComparing(Period::from, Comparator.reverseOrder()))
        .map(period ->
            new PublicView.PeriodRow(
                PeriodName.vi(period),
                "/cong-khai/" + period.wire(),
                VintageView.all(Vintage.of(period, ofCity))))
        .toList();
  }

  private PublicView.Shown shown(Connection tx, PublishedRelease release, List<Vintage> ofCity)
      throws SQLException {
    RuleSet rules = releases.ruleSet(tx, release);
    List<AgencyFigures> figures =
        releases.figures(tx, List.of(release)).getOrDefault(release.id(), List.of()).stream()
            .map(each -> AgencyFigures.of(each, rules))
            .toList();
    var periods = new ArrayList<PublicView.PeriodFigures>();
    for (Period period : release.heading().periods()) {
      List<AgencyFigures> own =
          figures.stream().filter(each -> each.period().equals(period.wire())).toList();
      Optional<AgencyFigures> city =
          own.stream()
              .filter(each -> each.parent() == null)
              .max(Comparator.comparingLong(AgencyFigures::dossiers));
      Map<Period, NationalStanding> official =
          city.isEmpty() ? Map.of() : ranks.of(tx, city.get().code());
      Optional<Vintage.Change> change =
          Vintage.of(period, ofCity).stream()
              .filter(each -> each.release().id() == release.id())
              .findFirst()
              .flatMap(each -> each.change(ofCity));
      periods.add(
          new PublicView.PeriodFigures(
              period.wire(),
              PeriodName.vi(period),
              "/cong-khai/" + period.wire(),
              city.map(each -> city(each, rules, Optional.ofNullable(official.get(period)), change))
                  .orElse(null),
              rules.groups().stream()
                  .map(group ->
                      new PublicView.GroupName(
                          group.key(), group.name(), Notation.shortly(group.max().value())))
                  .toList(),
              own.stream()
                  .filter(each -> city.isEmpty() || !each.code().equals(city.get().code()))
                  .sorted(
                      Comparator.comparing(AgencyFigures::kind)
                          .thenComparing(AgencyFigures::total, Comparator.reverseOrder())
                          .thenComparing(AgencyFigures::code))
                  .map(each -> agency(each, rules))
                  .toList()));
    }
    return new PublicView.Shown(VintageView.of(release), periods);
  }

  private static City city(
      AgencyFigures figures,
      RuleSet rules,
      Optional<NationalStanding> official,
      Optional<Vintage.Change> change) {
    return new City(
        figures.name(),
        Notation.points(figures.total()),
        Notation.shortly(rules.max()),
        band(figures, rules),
        String.join(", ", figures.missing()),
        official.map(each -> each.rank() + (each.of() == null ? "" : "/" + each.of())).orElse(""),
        official
            .map(each ->
                (each.letter().isEmpty() ? "" : each.letter() + ", ")
                    + PeriodName.hour(each.dataTakenAt()))
            .orElse(""),
        change
            .map(each ->
                new PublicView.ChangeView(
                    Notation.change(each.points()),
                    trend(each.points()),
                    PeriodName.vi(each.against().period()),
                    Notation.points(each.against().total()),
                    VintageView.of(each.against().release())))
            .orElse(null),
        rules.groups().stream().map(group -> points(figures, group)).toList());
  }

  private static String band(AgencyFigures figures, RuleSet rules) {
    return rules.bands().all().stream()
        .filter(each -> each.key().equals(figures.band()))
        .findFirst()
        .map(each -> each.name().vi())
        .orElse("");
  }

  private static PublicView.GroupPoints points(AgencyFigures figures, Group group) {
    BigDecimal points = figures.groups().get(group.key());
    BigDecimal max = group.max().value();
    return new PublicView.GroupPoints(
        group.key(),
        group.name(),
        points == null ? "–" : Notation.points(points),
        Notation.shortly(max),
        points == null || max.signum() == 0
            ? "0"
            : points.movePointRight(2).divide(max, 1, RoundingMode.HALF_UP).toPlainString());
  }

  private static PublicView.AgencyRow agency(AgencyFigures figures, RuleSet rules) {
    Place rank = figures.rank();
    return new PublicView.AgencyRow(
        figures.name(),
        Notation.points(figures.total()),
        rank == null ? "" : rank.rank() + "/" + rank.of(),
        String.join(", ", figures.missing()),
        rules.groups().stream()
            .map(group -> figures.groups().get(group.key()))
            .map(points -> points == null ? "–" : Notation.points(points))
            .toList());
  }

  private static String trend(BigDecimal change) {
    return change.signum() > 0 ? "good" : change.signum() < 0 ? "bad" : "none";
  }
}
