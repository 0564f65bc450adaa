package vn.dunghen.scoring.tallies.model;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import vn.dunghen.scoring.monthcells.model.MonthChanges;

/// What is to be added to the cells of the tallies, by key in order, so that all who write them
/// lock them in one order.
public final class Changes {

  private final Map<CellKey, CellCounts> days = new TreeMap<>();
  private final MonthChanges ofIndex = new MonthChanges();

  /// Replaces what a dossier contributed by what it contributes.
  public void replace(Contribution before, Contribution after) {
    after.byDay().forEach((day, counts) -> add(after, day, counts));
    before.byDay().forEach((day, counts) -> add(before, day, counts.negated()));
    ofIndex.replace(before.months(), after.months());
  }

  private void add(Contribution of, LocalDate day, CellCounts counts) {
    days.merge(new CellKey(of.agency(), of.procedure(), day), counts, CellCounts::plus);
  }

  /// The changes by day, without those that change nothing.
  public Map<CellKey, CellCounts> byDay() {
    var changed = new TreeMap<>(days);
    changed.values().removeIf(CellCounts::isNone);
    return changed;
  }

  /// The changes of the index's months.
  public MonthChanges ofIndex() {
    return ofIndex;
  }

  /// The changes by month, without those that change nothing.
  public Map<CellKey, CellCounts> byMonth() {
    var months = new TreeMap<CellKey, CellCounts>();
    days.forEach((key, counts) -> months.merge(key.month(), counts, CellCounts::plus));
    months.values().removeIf(CellCounts::isNone);
    return months;
  }
}
