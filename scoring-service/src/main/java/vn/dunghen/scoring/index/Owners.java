package vn.dunghen.scoring.index;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Form;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;
import vn.dunghen.scoring.wording.Notation;

/// Which units have what an indicator lacks.
final class Owners {

  private Owners() {}

  /// @param missing how many of its items are counted and not good
  record Owner(String name, String href, String missing, String of) {}

  private record Holding(Standing standing, long missing, long of) {

    Holding without(List<Holding> below) {
      return new Holding(
          standing,
          missing - below.stream().mapToLong(Holding::missing).sum(),
          of - below.stream().mapToLong(Holding::of).sum());
    }
  }

  /// The units directly below the agency and the agency's own part, those that lack the most first;
  /// nobody where all show the same counts of their province. Distinct procedures have no own part:
  /// they are united, not added.
  static List<Owner> of(Compared compared, Standing agency, Indicator indicator, PageAddress to) {
    if (!(indicator.form() instanceof Form.Ratio ratio) || indicator.inherited()) {
      return List.of();
    }
    List<Holding> below =
        compared.now().values().stream()
            .filter(each -> agency.agency().code().equals(each.agency().parent()))
            .flatMap(each -> holding(each, indicator).stream())
            .toList();
    Optional<Holding> own =
        ratio.distinct() && !below.isEmpty()
            ? Optional.empty()
            : holding(agency, indicator).map(all -> all.without(below));
    return Stream.concat(below.stream(), own.stream())
        .filter(each -> each.missing() > 0)
        .sorted(
            Comparator.comparingLong(Holding::missing)
                .reversed()
                .thenComparing(each -> each.standing().agency().code()))
        .map(each ->
            new Owner(
                each.standing().agency().name(),
                to.indicator(each.standing().agency().code(), indicator.key()),
                Notation.count(each.missing()),
                Notation.count(each.of())))
        .toList();
  }

  private static Optional<Holding> holding(Standing standing, Indicator indicator) {
    return standing
        .card()
        .indicator(indicator.key())
        .flatMap(ScoredIndicator::counts)
        .map(counts -> new Holding(standing, missing(counts), counts.denominator()));
  }

  static long missing(Counts counts) {
    return Math.max(0, counts.denominator() - counts.numerator());
  }
}
