package vn.dunghen.scoring.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.rulesets.model.Form;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.Mark;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.wording.Notation;
import vn.dunghen.scoring.wording.PeriodName;

/// Where the figures of a page come from, and which of them may still change.
///
/// @param known everything until then has arrived; empty while nobody knows
/// @param open whether more may still arrive
/// @param unseen whether it is to show the portal's view, of which nothing was ever seen
/// @param judged when it was judged which dossiers are late
/// @param asOf the instant of knowledge that was asked for; empty for now
/// @param doubts what is not certain of the points
record Provenance(
    String ruleset,
    int version,
    boolean provisional,
    String known,
    boolean open,
    boolean unseen,
    String judged,
    String asOf,
    List<Words> doubts) {

  Provenance {
    doubts = List.copyOf(doubts);
  }

  static Provenance of(Compared compared) {
    CountedPeriod period = compared.period();
    RuleSet ruleSet = compared.ruleSet();
    return new Provenance(
        ruleSet.id(),
        ruleSet.version(),
        ruleSet.provisional(),
        period.window().knownThrough().map(PeriodName::hour).orElse(""),
        period.window().provisional(),
        compared.view() == View.PORTAL && !compared.seen(),
        PeriodName.hour(period.window().judgedAt()),
        period.asOf().map(PeriodName::hour).orElse(""),
        doubts(ruleSet, compared.now().values()));
  }

  private static List<Words> doubts(RuleSet ruleSet, Collection<Standing> standings) {
    var doubts = new ArrayList<Words>();
    Set<String> missing = missingEverywhere(standings);
    if (!missing.isEmpty()) {
      String which = joined(ruleSet, missing);
      doubts.add(
          new Words(
              "Chưa đo được ở đơn vị nào, tính 0 điểm: " + which + ".",
              "Measured nowhere yet, counted as 0: " + which + "."));
    }
    for (Indicator indicator : ruleSet.indicators()) {
      if (indicator.form() instanceof Form.Placeholder(var points, _)) {
        doubts.add(
            new Words(
                "Chỉ tiêu %s: tạm thời mọi đơn vị được %s điểm."
                    .formatted(indicator.key(), Notation.shortly(points.value())),
                "Indicator %s: for now everybody has %s points."
                    .formatted(indicator.key(), points.value().toPlainString())));
      }
    }
    Set<String> unproved =
        ruleSet.indicators().stream()
            .filter(Provenance::isUnproved)
            .map(Indicator::key)
            .collect(Collectors.toSet());
    if (!unproved.isEmpty()) {
      String which = joined(ruleSet, unproved);
      doubts.add(
          new Words(
              "Điểm tối đa hoặc ngưỡng chưa kiểm chứng: " + which + ".",
              "Maximum or threshold not verified: " + which + "."));
    }
    return doubts;
  }

  private static Set<String> missingEverywhere(Collection<Standing> standings) {
    Set<String> missing = null;
    for (Standing each : standings) {
      if (missing == null) {
        missing = new HashSet<>(each.card().missing());
      } else {
        missing.retainAll(each.card().missing());
      }
    }
    return missing == null ? Set.of() : missing;
  }

  private static String joined(RuleSet ruleSet, Set<String> keys) {
    return ruleSet.indicators().stream()
        .map(Indicator::key)
        .filter(keys::contains)
        .collect(Collectors.joining(", "));
  }

  /// Whether what it is worth was deduced or remembered, and read or recomputed nowhere.
  private static boolean isUnproved(Indicator indicator) {
    if (indicator.max().value().signum() == 0) {
      return false;
    }
    return isUnproved(indicator.max().mark())
        || (indicator.form() instanceof Form.Ratio ratio && isUnproved(ratio.threshold().mark()));
  }

  private static boolean isUnproved(Mark mark) {
    return switch (mark) {
      case SOURCED, VERIFIED, OWN -> false;
      case INFERRED, RECALLED, UNKNOWN -> true;
    };
  }
}
