package vn.dunghen.scoring.index.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What one responsible unit's dossiers of one procedure come to in a period.
///
/// @param counts by the columns of [IndexSql#cells]
public record Cell(String responsible, String procedure, Map<String, Long> counts) {

  public Cell {
    counts = Map.copyOf(counts);
  }

  long dossiers() {
    return count(IndexSql.DOSSIERS);
  }

  long denominator(DossierCounting counting) {
    return count(IndexSql.denominator(counting));
  }

  /// How many of its dossiers the indicator counts and misses for that reason.
  public long fault(DossierCounting counting, DossierCounting.Fault fault) {
    return count(IndexSql.fault(counting, fault));
  }

  /// How many of its dossiers bring the procedure into the numerator.
  long witnesses(ProcedureCounting counting) {
    return count(counting.indicator());
  }

  private long count(String column) {
    return counts.getOrDefault(column, 0L);
  }

  /// All cells, with the part of some dossiers replaced by what it has become.
  ///
  /// @param before their part in `all`
  /// @param after what it is now
  public static List<Cell> replacing(
      Collection<Cell> all, Collection<Cell> before, Collection<Cell> after) {
    var sums = new TreeMap<String, Map<String, Map<String, Long>>>();
    all.forEach(each -> add(sums, each, 1));
    before.forEach(each -> add(sums, each, -1));
    after.forEach(each -> add(sums, each, 1));
    var cells = new ArrayList<Cell>();
    sums.forEach((unit, procedures) ->
        procedures.forEach((procedure, counts) -> cells.add(new Cell(unit, procedure, counts))));
    cells.removeIf(each -> each.dossiers() == 0);
    return cells;
  }

  private static void add(Map<String, Map<String, Map<String, Long>>> sums, Cell cell, int sign) {
    Map<String, Long> sum =
        sums.computeIfAbsent(cell.responsible(), _ -> new TreeMap<>())
            .computeIfAbsent(cell.procedure(), _ -> new HashMap<>());
    cell.counts().forEach((column, count) -> sum.merge(column, sign * count, Long::sum));
  }
}
