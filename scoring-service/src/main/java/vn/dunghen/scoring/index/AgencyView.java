package vn.dunghen.scoring.index;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.DossierCounting;
import vn.dunghen.scoring.index.model.LedgerByCause;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.rulesets.model.Form;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.ScoreCard;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.wording.Notation;
import vn.dunghen.scoring.wording.PeriodName;

/// The index of one agency as its page shows it.
///
/// @param onPortal whether it rests on what the portal shows
/// @param totals of the three views
/// @param lateThere null while nothing was seen of the portal
/// @param before the name of the period that changes are measured against
/// @param targets the page of the agency's targets in the quarter of the period's last day
/// @param costs what each unit's items cost the agency; null without units below it
/// @param lowest the indicator with the smallest share of its points; null where none was measured
record AgencyView(
    PageAddress.Periods periods,
    List<PageAddress.Choice> views,
    boolean onPortal,
    List<Total> totals,
    @Nullable LateThere lateThere,
    String path,
    String back,
    String targets,
    String before,
    Provenance provenance,
    Headline headline,
    Losses losses,
    @Nullable Costs costs,
    @Nullable LowestIndicator lowest,
    List<GroupLines> groups) {

  private static final int ALL_LINES = 1000;
  private static final int SHOWN_WINS = 10;

  AgencyView {
    views = List.copyOf(views);
    totals = List.copyOf(totals);
    groups = List.copyOf(groups);
  }

  /// The total on one view.
  ///
  /// @param total empty where it is not known
  /// @param hour of the data of official results; empty otherwise
  /// @param current whether the page rests on it
  record Total(Words view, String href, String total, String hour, boolean current) {}

  /// The dossiers that are late on the portal's view alone.
  ///
  /// @param late how many are late on the portal's view
  /// @param href the list; for those who may see the agency
  record LateThere(String count, String late, boolean any, String href) {}

  /// What is known beside the view that is shown.
  ///
  /// @param other the standing on our other view; null while nothing was seen of the portal
  /// @param lateThere how many dossiers are late on the portal's view alone
  record Beside(@Nullable Standing other, long lateThere, Optional<NationalStanding> official) {}

  /// @param owners those whose items cost the most first
  /// @param rounding empty where the points leave nothing open
  record Costs(List<Cost> owners, String rounding, String lost) {

    Costs {
      owners = List.copyOf(owners);
    }
  }

  /// @param name empty for what no item costs
  record Cost(String name, String href, String items, String points) {}

  record GroupLines(String key, Words name, String points, String max, List<Line> lines) {}

  /// @param city the counts on the city's truth, such as 33/40; empty where they are not known
  /// @param portal the same on the portal's view
  /// @param differs whether the two are not the same
  /// @param points empty where the portal would show none
  /// @param change of the points; empty where one of the two is not known
  record Line(
      String key,
      Words name,
      String href,
      Words worked,
      String city,
      String portal,
      boolean differs,
      String points,
      String max,
      String change,
      String trend) {}

  static AgencyView of(
      Compared compared, Standing now, LedgerByCause ledger, PageAddress address, Beside beside) {
    String code = now.agency().code();
    @Nullable Standing before = compared.before().get(code);
    String path = PageAddress.path(code);
    boolean onPortal = compared.view() == View.PORTAL;
    @Nullable Standing city = onPortal ? beside.other() : now;
    @Nullable Standing shown = onPortal ? now : beside.other();
    @Nullable Standing portal = compared.seen() ? shown : null;
    return new AgencyView(
        address.periods(path),
        address.views(path, View.values()),
        onPortal,
        totals(address, path, city, portal, beside.official()),
        portal == null ? null : lateThere(portal, beside.lateThere(), path, address),
        path,
        address.all(),
        "/targets?quarter="
            + Period.quarterOf(address.period().to()).wire()
            + "&agency="
            + PageAddress.encoded(code),
        PeriodName.vi(compared.periodBefore().period()),
        Provenance.of(compared),
        Headline.of(now, before, address),
        Losses.of(
            now.card(),
            Optional.of(ledger),
            indicator -> compared.isInherited(indicator, now),
            new Losses.Shown(ALL_LINES, SHOWN_WINS),
            key -> address.indicator(code, key)),
        owners(compared, now, ledger, address),
        LowestIndicator.of(compared, now, ledger, address),
        now.card().groups().stream()
            .map(group -> group(group, now, before, address, city, portal))
            .toList());
  }

  private static List<Total> totals(
      PageAddress address,
      String path,
      @Nullable Standing city,
      @Nullable Standing portal,
      Optional<NationalStanding> official) {
    return address.views(path, View.OFFICIAL, View.PORTAL, View.CITY).stream()
        .map(choice -> {
          Words view = choice.name();
          String total;
          String hour = "";
          if (view.equals(View.OFFICIAL.words())) {
            total =
                official
                    .flatMap(each -> Optional.ofNullable(each.total()))
                    .map(Notation::points)
                    .orElse("");
            hour = official.map(each -> PeriodName.hour(each.dataTakenAt())).orElse("");
          } else {
            Standing standing = view.equals(View.CITY.words()) ? city : portal;
            total = standing == null ? "" : Notation.points(standing.card().total());
          }
          return new Total(view, choice.href(), total, hour, choice.current());
        })
        .toList();
  }

  private static LateThere lateThere(
      Standing portal, long count, String path, PageAddress address) {
    long late =
        portal
            .card()
            .indicator(DossierCounting.ON_TIME.indicator())
            .flatMap(ScoredIndicator::counts)
            .map(Owners::missing)
            .orElse(0L);
    return new LateThere(
        Notation.count(count),
        Notation.count(late),
        count > 0,
        address.on(View.CITY).to(path + "/late-on-portal"));
  }

  /// Only where the agency has units below it: otherwise all is its own.
  private static @Nullable Costs owners(
      Compared compared, Standing now, LedgerByCause ledger, PageAddress address) {
    LedgerByCause.Owners owners =
        ledger.owners(Owners.ownerOf(compared.period(), compared.ruleSet(), now));
    return owners.owners().stream().filter(owned -> owned.owner().isPresent()).count() < 2
        ? null
        : new Costs(
            owners.owners().stream().map(owned -> cost(owned, compared, address)).toList(),
            owners.rounding().signum() == 0 ? "" : Notation.change(owners.rounding().negate()),
            Notation.points(ledger.ledger().max().subtract(ledger.ledger().total())));
  }

  private static Cost cost(LedgerByCause.Owned owned, Compared compared, PageAddress address) {
    return new Cost(
        owned
            .owner()
            .flatMap(code -> Optional.ofNullable(compared.now().get(code)))
            .map(standing -> standing.agency().name())
            .or(owned::owner)
            .orElse(""),
        owned.owner().map(address::agency).orElse(""),
        owned.items() == 0 ? "" : Notation.count(owned.items()),
        Notation.points(owned.shown()));
  }

  private static GroupLines group(
      ScoreCard.ScoredGroup group,
      Standing now,
      @Nullable Standing before,
      PageAddress address,
      @Nullable Standing city,
      @Nullable Standing portal) {
    return new GroupLines(
        group.group().key(),
        group.group().name(),
        group.basis() == ScoreCard.GroupBasis.UNKNOWN ? "–" : Notation.points(group.score()),
        Notation.shortly(group.group().max().value()),
        now.card().ruleSet().indicators().stream()
            .filter(each -> each.group().equals(group.group().key()))
            .map(each -> line(each, now, before, address, city, portal))
            .toList());
  }

  static Line line(
      Indicator indicator,
      Standing now,
      @Nullable Standing before,
      PageAddress address,
      @Nullable Standing city,
      @Nullable Standing portal) {
    String counted = counts(indicator, city);
    String shown = counts(indicator, portal);
    Optional<ScoredIndicator> scored = now.card().indicator(indicator.key());
    Optional<BigDecimal> change = change(indicator, scored, before);
    return new Line(
        indicator.key(),
        indicator.name(),
        address.indicator(now.agency().code(), indicator.key()),
        scored
            .map(Worked::of)
            .orElseGet(() ->
                indicator.form() instanceof Form.Information
                    ? new Words("chỉ để tham khảo", "information only")
                    : new Words("chưa đủ dữ liệu để đo", "not enough data")),
        counted,
        shown,
        !counted.isEmpty() && !shown.isEmpty() && !counted.equals(shown),
        scored.flatMap(ScoredIndicator::score).map(Notation::points).orElse(""),
        Notation.shortly(indicator.max().value()),
        change.map(Notation::change).orElse(""),
        change.map(Headline::trend).orElse("none"));
  }

  private static String counts(Indicator indicator, @Nullable Standing standing) {
    return standing == null
        ? ""
        : standing
            .card()
            .indicator(indicator.key())
            .flatMap(ScoredIndicator::counts)
            .map(counts ->
                Notation.count(counts.numerator()) + "/" + Notation.count(counts.denominator()))
            .orElse("");
  }

  private static Optional<BigDecimal> change(
      Indicator indicator, Optional<ScoredIndicator> now, @Nullable Standing before) {
    return before == null
        ? Optional.empty()
        : now.flatMap(ScoredIndicator::score)
            .flatMap(points ->
                before
                    .card()
                    .indicator(indicator.key())
                    .flatMap(ScoredIndicator::score)
                    .map(points::subtract));
  }
}
