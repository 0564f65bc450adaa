package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Classes of units of similar volume.
///
/// @param bounds volumes at which the next class begins, rising
/// @param least below that volume there is not enough data to rank a unit
public record Peers(List<Long> bounds, long least) {

  /// @param volume dossiers of the period
  public record Volume(BigDecimal score, long volume) {}

  public Peers {
    bounds = List.copyOf(bounds);
    if (least < 1) {
      throw new IllegalArgumentException("at least one dossier is needed to rank a unit");
    }
    long last = least;
    for (long bound : bounds) {
      if (bound <= last) {
        throw new IllegalArgumentException(
            "the bounds of classes rise, from above the least volume");
      }
      last = bound;
    }
  }

  /// The class of a volume, 0 the smallest; empty where there is not enough data.
  public OptionalInt classOf(long volume) {
    return volume < least
        ? OptionalInt.empty()
        : OptionalInt.of((int) bounds.stream().filter(bound -> bound <= volume).count());
  }

  /// Every unit's place among its peers. A unit without enough data is in no set.
  public <K extends Comparable<K>> Map<K, Ranked<K>> rank(TieRule ties, Map<K, Volume> units) {
    var classes = new TreeMap<Integer, Map<K, BigDecimal>>();
    units.forEach((unit, each) ->
        classOf(each.volume())
            .ifPresent(number ->
                classes.computeIfAbsent(number, _ -> new HashMap<>()).put(unit, each.score())));
    var places = new HashMap<K, Ranked<K>>();
    classes
        .values()
        .forEach(
            peers -> Ranked.of(ties, peers).forEach(ranked -> places.put(ranked.unit(), ranked)));
    return Map.copyOf(places);
  }
}
