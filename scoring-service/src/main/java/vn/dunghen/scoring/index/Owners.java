package vn.dunghen.scoring.index;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.scoring.index.model.LedgerByCause;
import vn.dunghen.scoring.index.model.LedgerByCause.Owned;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Form;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;
import vn.dunghen.scoring.wording.Notation;

/// Which units have what an agency lacks, and what it costs the agency: those directly below it
/// with all that is below them, the agency itself, and the city where the agency shows its counts.
final class Owners {

  private static final int DECIMALS = 4;

  private Owners() {}

  /// @param missing how many of its items are counted and not good
  /// @param of of how many; empty where the units' counts are united and not added
  /// @param points what they cost the agency that is asked about, to four decimals
  record Owner(String name, String href, String missing, String of, String points) {}

  /// The owner of the items of an indicator that a unit has. What nobody has is the agency's own.
  static BinaryOperator<String> ownerOf(CountedPeriod period, RuleSet ruleSet, Standing agency) {
    AgencyTree tree = period.tree();
    String code = agency.agency().code();
    var owners = new HashMap<String, String>();
    for (Agency each : tree.agencies()) {
      if (code.equals(each.parent())) {
        tree.countedFor(each.code()).forEach(unit -> owners.put(unit, each.code()));
      }
    }
    String city =
        tree.agencies().stream().map(Agency::code).filter(tree::isTop).findFirst().orElse(code);
    return (indicator, unit) ->
        ruleSet
                .indicator(indicator)
                .filter(each -> each.isInheritedBy(ServiceIndex.level(tree, agency.agency())))
                .isPresent()
            ? city
            : owners.getOrDefault(unit, code);
  }

  /// The owners of what an indicator lacks, those that lack the most first.
  static List<Owner> of(
      LedgerByCause ledger,
      Compared compared,
      Standing agency,
      Indicator indicator,
      PageAddress to) {
    return ledger.owners(ownerOf(compared.period(), compared.ruleSet(), agency)).owners().stream()
        .filter(owned -> items(owned, indicator) > 0)
        .sorted(
            Comparator.comparingLong((Owned owned) -> items(owned, indicator))
                .reversed()
                .thenComparing(owned -> owned.owner().orElse("")))
        .flatMap(owned -> owner(owned, compared.now(), agency, indicator, to))
        .toList();
  }

  private static long items(Owned owned, Indicator indicator) {
    return owned.part(indicator.key()).items();
  }

  private static Stream<Owner> owner(
      Owned owned,
      Map<String, Standing> now,
      Standing agency,
      Indicator indicator,
      PageAddress to) {
    return owned.owner().map(now::get).stream()
        .map(standing ->
            new Owner(
                standing.agency().name(),
                to.indicator(standing.agency().code(), indicator.key()),
                Notation.count(items(owned, indicator)),
                of(standing, agency, indicator).map(Notation::count).orElse(""),
                Notation.points(owned.part(indicator.key()).points().rounded(DECIMALS))));
  }

  /// The denominator of a unit below; the agency's own part has none of its own.
  private static Optional<Long> of(Standing owner, Standing agency, Indicator indicator) {
    return indicator.form() instanceof Form.Ratio ratio
            && !ratio.distinct()
            && !owner.agency().code().equals(agency.agency().code())
        ? owner
            .card()
            .indicator(indicator.key())
            .flatMap(ScoredIndicator::counts)
            .map(Counts::denominator)
        : Optional.empty();
  }

  static long missing(Counts counts) {
    return Math.max(0, counts.denominator() - counts.numerator());
  }
}
