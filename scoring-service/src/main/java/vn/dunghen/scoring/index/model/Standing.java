package vn.dunghen.scoring.index.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.scoring.rulesets.model.Peers;
import vn.dunghen.scoring.rulesets.model.Ranked;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.rulesets.model.ScoreCard;

/// An agency's index and its place among others.
///
/// @param dossiers how many dossiers count
/// @param rank its place among the agencies of its kind; empty where there is not enough data
/// @param peerRank its place among those of its kind with a similar number of dossiers
public record Standing(
    Agency agency,
    long dossiers,
    ScoreCard card,
    Optional<Ranked<String>> rank,
    Optional<Ranked<String>> peerRank) {

  /// An agency's index before it is compared.
  public record Scored(Agency agency, long dossiers, ScoreCard card) {}

  /// The standings by agency. Agencies are compared with those of their kind only, and only where
  /// they have the dossiers that the rule set asks for.
  public static Map<String, Standing> of(RuleSet ruleSet, Collection<Scored> scored) {
    Peers peers = ruleSet.peers().value();
    var kinds = new TreeMap<String, Map<String, Peers.Volume>>();
    for (Scored each : scored) {
      OptionalInt classOf = peers.classOf(each.dossiers());
      if (classOf.isPresent()) {
        kinds
            .computeIfAbsent(each.agency().kind(), _ -> new HashMap<>())
            .put(each.agency().code(), new Peers.Volume(each.card().total(), each.dossiers()));
      }
    }
    var ranks = new HashMap<String, Ranked<String>>();
    var peerRanks = new HashMap<String, Ranked<String>>();
    for (Map<String, Peers.Volume> kind : kinds.values()) {
      var scores = new HashMap<String, BigDecimal>();
      kind.forEach((code, volume) -> scores.put(code, volume.score()));
      Ranked.of(ruleSet.ties().value(), scores).forEach(each -> ranks.put(each.unit(), each));
      peerRanks.putAll(peers.rank(ruleSet.ties().value(), kind));
    }
    var standings = new TreeMap<String, Standing>();
    for (Scored each : scored) {
      String code = each.agency().code();
      standings.put(
          code,
          new Standing(
              each.agency(),
              each.dossiers(),
              each.card(),
              Optional.ofNullable(ranks.get(code)),
              Optional.ofNullable(peerRanks.get(code))));
    }
    return standings;
  }

  /// Whether there is enough data to compare it.
  public boolean isCompared() {
    return rank.isPresent();
  }
}
