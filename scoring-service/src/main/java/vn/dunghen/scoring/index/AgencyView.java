package vn.dunghen.scoring.index;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.LedgerByCause;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.rulesets.model.Form;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.ScoreCard;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.wording.Notation;
import vn.dunghen.scoring.wording.PeriodName;

/// The index of one agency as its page shows it.
///
/// @param before the name of the period that changes are measured against
/// @param targets the page of the agency's targets in the quarter of the period's last day
/// @param costs what each unit's items cost the agency; null without units below it
/// @param lowest the indicator with the smallest share of its points; null where none was measured
record AgencyView(
    PageAddress.Periods periods,
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
    groups = List.copyOf(groups);
  }

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

  /// @param points empty where the portal would show none
  /// @param change of the points; empty where one of the two is not known
  record Line(
      String key,
      Words name,
      String href,
      Words worked,
      String points,
      String max,
      String change,
      String trend) {}

  static AgencyView of(Compared compared, Standing now, LedgerByCause ledger, PageAddress address) {
    String code = now.agency().code();
    @Nullable Standing before = compared.before().get(code);
    String path = PageAddress.path(code);
    return new AgencyView(
        address.periods(path),
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
        now.card().groups().stream().map(group -> group(group, now, before, address)).toList());
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
      ScoreCard.ScoredGroup group, Standing now, @Nullable Standing before, PageAddress address) {
    return new GroupLines(
        group.group().key(),
        group.group().name(),
        group.basis() == ScoreCard.GroupBasis.UNKNOWN ? "–" : Notation.points(group.score()),
        Notation.shortly(group.group().max().value()),
        now.card().ruleSet().indicators().stream()
            .filter(each -> each.group().equals(group.group().key()))
            .map(each -> line(each, now, before, address))
            .toList());
  }

  static Line line(
      Indicator indicator, Standing now, @Nullable Standing before, PageAddress address) {
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
        scored.flatMap(ScoredIndicator::score).map(Notation::points).orElse(""),
        Notation.shortly(indicator.max().value()),
        change.map(Notation::change).orElse(""),
        change.map(Headline::trend).orElse("none"));
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
