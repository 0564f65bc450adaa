package vn.dunghen.scoring.official.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dunghen.dossier.event.StandingEvent;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.scoring.rulesets.model.Gain;
import vn.dunghen.scoring.rulesets.model.Group;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.rulesets.model.ScoreCard;
import vn.dunghen.scoring.rulesets.model.ScoreCard.GroupBasis;
import vn.dunghen.scoring.rulesets.model.ScoreCard.ScoredGroup;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;

/// A snapshot of official results under a rule set: computed from its counts where they were
/// published, else as it was published, with every difference between the two.
///
/// A group counts as it was published where not all of its indicators are known.
///
/// @param card what counts
/// @param counted the same without regard to whether a group is known in full: what could be won
/// @param differences where what was published is not what the counts give
/// @param aside what was published and cannot be used under the rule set
public record OfficialCard(
    NationalStanding snapshot,
    ScoreCard card,
    ScoreCard counted,
    List<Difference> differences,
    List<Usable.Aside> aside,
    OfficialLedger ledger) {

  /// What a difference is in.
  public enum Of {
    TOTAL,
    GROUP,
    INDICATOR
  }

  /// @param key of the group or indicator; empty for the total
  public record Difference(Of of, String key, BigDecimal published, BigDecimal computed) {}

  /// What a group lacks to its maximum.
  ///
  /// @param score empty where it is not known in full
  public record GroupLoss(Group group, Optional<BigDecimal> score, Optional<BigDecimal> lost) {}

  public OfficialCard {
    differences = List.copyOf(differences);
    aside = List.copyOf(aside);
  }

  public static OfficialCard of(RuleSet ruleSet, NationalStanding snapshot) {
    Usable usable = Usable.of(ruleSet, snapshot);
    ScoreCard counted = ruleSet.score(usable.measurements(), usable.published());
    Map<String, BigDecimal> groups = usable.published().groups();
    List<String> inPart =
        groups.keySet().stream()
            .filter(key ->
                counted.missing().stream().anyMatch(each -> groupOf(ruleSet, each).equals(key)))
            .toList();
    ScoreCard card =
        inPart.isEmpty()
            ? counted
            : ruleSet.score(
                usable.measurements().stream()
                    .filter(each -> !inPart.contains(groupOf(ruleSet, each.indicator())))
                    .toList(),
                usable
                    .published()
                    .withoutIndicators(key -> inPart.contains(groupOf(ruleSet, key))));
    return new OfficialCard(
        snapshot,
        card,
        counted,
        differences(snapshot, card, counted),
        usable.aside(),
        OfficialLedger.of(card, Optional.ofNullable(snapshot.total())));
  }

  private static String groupOf(RuleSet ruleSet, String indicator) {
    return ruleSet.indicator(indicator).map(Indicator::group).orElseThrow();
  }

  private static List<Difference> differences(
      NationalStanding snapshot, ScoreCard card, ScoreCard counted) {
    var found = new ArrayList<Difference>();
    BigDecimal total = snapshot.total();
    if (total != null && card.isComplete() && differ(total, card.total())) {
      found.add(new Difference(Of.TOTAL, "", total, card.total()));
    }
    Map<String, ScoredGroup> groups =
        card.groups().stream()
            .filter(each -> each.basis() == GroupBasis.COMPUTED)
            .collect(Collectors.toMap(each -> each.group().key(), Function.identity()));
    for (StandingEvent.Group said : snapshot.groups()) {
      ScoredGroup ours = groups.get(said.group());
      if (ours != null && differ(said.score(), ours.score())) {
        found.add(new Difference(Of.GROUP, said.group(), said.score(), ours.score()));
      }
    }
    for (StandingEvent.Indicator said : snapshot.indicators()) {
      BigDecimal score = said.score();
      Optional<ScoredIndicator> ours = counted.indicator(said.indicator());
      if (score != null && ours.isPresent() && differ(score, ours.get().points())) {
        found.add(new Difference(Of.INDICATOR, said.indicator(), score, ours.get().points()));
      }
    }
    return found;
  }

  private static boolean differ(BigDecimal one, BigDecimal other) {
    return one.compareTo(other) != 0;
  }

  /// What each group lacks, the most first; those that are not known last.
  public List<GroupLoss> losses() {
    return card.groups().stream()
        .map(this::loss)
        .sorted(
            Comparator.comparing(
                (GroupLoss each) -> each.lost().orElse(BigDecimal.ONE.negate()),
                Comparator.reverseOrder()))
        .toList();
  }

  private GroupLoss loss(ScoredGroup scored) {
    boolean known =
        card.missing().stream()
            .noneMatch(each -> groupOf(card.ruleSet(), each).equals(scored.group().key()));
    return known
        ? new GroupLoss(
            scored.group(),
            Optional.of(scored.score()),
            Optional.of(scored.group().max().value().subtract(scored.score())))
        : new GroupLoss(scored.group(), Optional.empty(), Optional.empty());
  }

  /// What wins the most points per item, an indicator at most once.
  public List<Gain> cheapest(int atMost) {
    return Gain.cheapest(counted, atMost);
  }
}
