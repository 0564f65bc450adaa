package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A unit's place in a set.
///
/// @param of how many units the set has; ranks compare within one set only
/// @param shared whether another unit has the same score
public record Ranked<K>(K unit, BigDecimal score, int rank, int of, boolean shared) {

  /// The units by score, best first; of equals by key, which says nothing about their rank.
  public static <K extends Comparable<K>> List<Ranked<K>> of(
      TieRule ties, Map<K, BigDecimal> scores) {
    List<Map.Entry<K, BigDecimal>> sorted =
        scores.entrySet().stream()
            .sorted(
                Map.Entry.<K, BigDecimal>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    var often = new HashMap<BigDecimal, Integer>();
    sorted.forEach(each -> often.merge(each.getValue().stripTrailingZeros(), 1, Integer::sum));
    var ranked = new ArrayList<Ranked<K>>();
    int rank = 0;
    for (int place = 0; place < sorted.size(); place++) {
      var each = sorted.get(place);
      boolean worse = place == 0 || each.getValue().compareTo(sorted.get(place - 1).getValue()) < 0;
      if (worse) {
        rank =
            switch (ties) {
              case SHARED_WITH_GAP -> place + 1;
              case SHARED_WITHOUT_GAP -> rank + 1;
            };
      }
      ranked.add(
          new Ranked<>(
              each.getKey(),
              each.getValue(),
              rank,
              sorted.size(),
              often.getOrDefault(each.getValue().stripTrailingZeros(), 0) > 1));
    }
    return ranked;
  }
}
