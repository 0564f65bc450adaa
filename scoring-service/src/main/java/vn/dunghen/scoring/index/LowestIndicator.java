package vn.dunghen.scoring.index;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.index.model.LedgerByCause;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Form;
import vn.dunghen.scoring.rulesets.model.Fraction;
import vn.dunghen.scoring.rulesets.model.Gain;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.wording.Notation;
import vn.dunghen.scoring.wording.Remedy;

/// The indicator of an agency that has the smallest share of its points, of those that have
/// anything to count; of equal shares the one that lost the most.
///
/// @param percent share of its points, one decimal
/// @param lost what it lacks to the maximum
/// @param owners those with the most of what is missing, five at most
/// @param remedy what is to be done; null where no item wins anything
record LowestIndicator(
    String key,
    Words name,
    String href,
    String percent,
    String points,
    String max,
    String lost,
    List<Owners.Owner> owners,
    @Nullable Words remedy) {

  private static final int SHOWN_OWNERS = 5;

  LowestIndicator {
    owners = List.copyOf(owners);
  }

  /// Null where nothing was measured.
  static @Nullable LowestIndicator of(
      Compared compared, Standing now, LedgerByCause ledger, PageAddress address) {
    return now.card().indicators().stream()
        .filter(LowestIndicator::isShare)
        .min(
            Comparator.comparing(LowestIndicator::share)
                .thenComparing(ScoredIndicator::lost, Comparator.reverseOrder()))
        .map(scored -> of(compared, now, scored, ledger, address))
        .orElse(null);
  }

  private static LowestIndicator of(
      Compared compared,
      Standing now,
      ScoredIndicator scored,
      LedgerByCause ledger,
      PageAddress address) {
    String key = scored.indicator().key();
    BigDecimal max = scored.indicator().max().value();
    return new LowestIndicator(
        key,
        scored.indicator().name(),
        address.indicator(now.agency().code(), key),
        percent(scored),
        Notation.points(scored.points()),
        Notation.shortly(max),
        Notation.points(max.subtract(scored.points())),
        Owners.of(ledger, compared, now, scored.indicator(), address).stream()
            .limit(SHOWN_OWNERS)
            .toList(),
        Gain.of(now.card()).stream()
            .filter(gain -> gain.indicator().key().equals(key))
            .findFirst()
            .map(Remedy::of)
            .orElse(null));
  }

  private static boolean isShare(ScoredIndicator scored) {
    return scored.indicator().form() instanceof Form.Ratio
        && scored.counts().map(Counts::denominator).orElse(0L) > 0;
  }

  private static Fraction share(ScoredIndicator scored) {
    return scored.exact().dividedBy(Fraction.of(scored.indicator().max().value()));
  }

  private static String percent(ScoredIndicator scored) {
    Fraction share = share(scored);
    return Notation.points(
        new BigDecimal(share.numerator())
            .movePointRight(2)
            .divide(new BigDecimal(share.denominator()), 1, RoundingMode.HALF_UP));
  }
}
