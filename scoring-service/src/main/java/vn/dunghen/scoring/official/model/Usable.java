package vn.dunghen.scoring.official.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dunghen.dossier.event.StandingEvent;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Form;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.Measurement;
import vn.dunghen.scoring.rulesets.model.Published;
import vn.dunghen.scoring.rulesets.model.RuleSet;

/// What of a snapshot can be used under a rule set, and what cannot.
public record Usable(List<Measurement> measurements, Published published, List<Aside> aside) {

  /// Why something cannot be used.
  public enum Why {
    /// The rule set has no such group or indicator.
    NOT_IN_RULES,
    /// No score can be that: below 0, above the maximum, or with too many decimals.
    NO_SCORE,
    /// Of the two counts one is missing.
    ONE_COUNT,
    /// What counts a part of the denominator is greater than it.
    PART_ABOVE_WHOLE
  }

  /// @param key of the group or indicator
  public record Aside(String key, Why why) {}

  static Usable of(RuleSet ruleSet, NationalStanding snapshot) {
    var aside = new ArrayList<Aside>();
    var groups = new LinkedHashMap<String, BigDecimal>();
    for (StandingEvent.Group said : snapshot.groups()) {
      ruleSet
          .group(said.group())
          .ifPresentOrElse(
              group ->
                  addScore(ruleSet, group.key(), group.max().value(), said.score(), groups, aside),
              () -> aside.add(new Aside(said.group(), Why.NOT_IN_RULES)));
    }
    var scores = new LinkedHashMap<String, BigDecimal>();
    var measurements = new ArrayList<Measurement>();
    for (StandingEvent.Indicator said : snapshot.indicators()) {
      Optional<Indicator> known = ruleSet.indicator(said.indicator());
      if (known.isEmpty()) {
        aside.add(new Aside(said.indicator(), Why.NOT_IN_RULES));
        continue;
      }
      BigDecimal score = said.score();
      if (score != null) {
        addScore(ruleSet, said.indicator(), known.get().max().value(), score, scores, aside);
      }
      measured(known.get(), said, aside).ifPresent(measurements::add);
    }
    measurements.addAll(placeholders(ruleSet, snapshot));
    return new Usable(measurements, new Published(groups, scores), aside);
  }

  private static void addScore(
      RuleSet ruleSet,
      String key,
      BigDecimal max,
      BigDecimal score,
      Map<String, BigDecimal> scores,
      List<Aside> aside) {
    if (ruleSet.rounding().value().isScore(score, max)) {
      scores.put(key, score);
    } else {
      aside.add(new Aside(key, Why.NO_SCORE));
    }
  }

  /// Both counts; or none where neither the counts nor a score was published, which is how the
  /// portal shows what could not be measured.
  private static Optional<Measurement> measured(
      Indicator indicator, StandingEvent.Indicator said, List<Aside> aside) {
    Integer numerator = said.numerator();
    Integer denominator = said.denominator();
    if (numerator == null && denominator == null) {
      return said.score() == null
          ? Optional.of(Measurement.none(indicator.key()))
          : Optional.empty();
    }
    if (numerator == null || denominator == null) {
      aside.add(new Aside(indicator.key(), Why.ONE_COUNT));
      return Optional.empty();
    }
    if (numerator > denominator && indicator.form() instanceof Form.Ratio ratio && ratio.part()) {
      aside.add(new Aside(indicator.key(), Why.PART_ABOVE_WHOLE));
      return Optional.empty();
    }
    return Optional.of(
        new Measurement(indicator.key(), Optional.of(new Counts(numerator, denominator))));
  }

  /// What everybody gets needs no count: it counts as soon as another of its group is known.
  private static List<Measurement> placeholders(RuleSet ruleSet, NationalStanding snapshot) {
    Set<String> said =
        snapshot.indicators().stream()
            .map(StandingEvent.Indicator::indicator)
            .collect(Collectors.toSet());
    Set<String> groups =
        ruleSet.indicators().stream()
            .filter(each -> said.contains(each.key()))
            .map(Indicator::group)
            .collect(Collectors.toSet());
    return ruleSet.indicators().stream()
        .filter(each -> each.form() instanceof Form.Placeholder)
        .filter(each -> !said.contains(each.key()) && groups.contains(each.group()))
        .map(each -> Measurement.none(each.key()))
        .toList();
  }
}
