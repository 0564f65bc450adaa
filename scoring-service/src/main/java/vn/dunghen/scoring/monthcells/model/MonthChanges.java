package vn.dunghen.scoring.monthcells.model;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is to be added to the months, by key in order, so that all who write them lock them in one
/// order.
public final class MonthChanges {

  private final SortedMap<MonthKey, int[]> months = new TreeMap<>();
  private final SortedMap<LateKey, Integer> late = new TreeMap<>();

  /// Replaces what a dossier added by what it adds.
  public void replace(MonthPart before, MonthPart after) {
    if (before.equals(after)) {
      return;
    }
    add(after, 1);
    add(before, -1);
  }

  private void add(MonthPart part, int sign) {
    part.months()
        .forEach((key, bits) -> {
          int[] sums = months.computeIfAbsent(key, _ -> new int[IndexCount.values().length]);
          for (IndexCount count : IndexCount.values()) {
            sums[count.ordinal()] += sign * count.in(bits);
          }
        });
    if (part.late() != null) {
      late.merge(part.late(), sign, Integer::sum);
    }
  }

  /// The changes by month, without those that change nothing.
  public Map<MonthKey, int[]> months() {
    var changed = new TreeMap<>(months);
    changed.values().removeIf(MonthChanges::isNone);
    return changed;
  }

  /// The changes by hour, without those that change nothing.
  public Map<LateKey, Integer> late() {
    var changed = new TreeMap<>(late);
    changed.values().removeIf(sum -> sum == 0);
    return changed;
  }

  private static boolean isNone(int[] sums) {
    for (int sum : sums) {
      if (sum != 0) {
        return false;
      }
    }
    return true;
  }
}
