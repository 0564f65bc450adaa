package vn.dunghen.scoring.index.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.dunghen.scoring.monthcells.model.UnitCell;

/// What one responsible unit's dossiers of one procedure come to in a period.
public final class Cell {

  private final String responsible;
  private final String procedure;
  private final long[] counts;

  private Cell(String responsible, String procedure, long[] counts) {
    this.responsible = responsible;
    this.procedure = procedure;
    this.counts = counts;
  }

  /// @param counts by the places of [IndexColumn]
  public static Cell of(String responsible, String procedure, long[] counts) {
    return new Cell(responsible, procedure, counts.clone());
  }

  /// The cell of a month that was summed before anything was asked of the procedure.
  ///
  /// @param written whether the procedure ends with a written result
  /// @param fee whether it has a fee
  public static Cell of(UnitCell cell, boolean written, boolean fee) {
    var counts = new long[IndexColumn.all().size()];
    for (IndexColumn column : IndexColumn.all()) {
      counts[column.place()] = column.in(cell, written, fee);
    }
    return new Cell(cell.agency(), cell.procedure(), counts);
  }

  public String responsible() {
    return responsible;
  }

  public String procedure() {
    return procedure;
  }

  long dossiers() {
    return counts[IndexColumn.DOSSIERS.place()];
  }

  /// How many of its dossiers the indicator counts and misses for that reason.
  public long fault(DossierCounting counting, DossierCounting.Fault fault) {
    return counts[IndexColumn.fault(counting, fault).place()];
  }

  /// How many of its dossiers bring the procedure into the numerator.
  long witnesses(ProcedureCounting counting) {
    return IndexColumn.witness(counting).map(column -> counts[column.place()]).orElse(0L);
  }

  /// Adds its counts to sums.
  void addTo(long[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += counts[i];
    }
  }

  /// Its counts that are not zero, by name.
  @Override
  public String toString() {
    return IndexColumn.all().stream()
        .filter(column -> counts[column.place()] != 0)
        .map(column -> column.name() + "=" + counts[column.place()])
        .collect(Collectors.joining(", "));
  }

  /// All cells, with the part of some dossiers replaced by what it has become.
  ///
  /// @param before their part in `all`
  /// @param after what it is now
  public static List<Cell> replacing(
      Collection<Cell> all, Collection<Cell> before, Collection<Cell> after) {
    var sums = new TreeMap<String, Map<String, long[]>>();
    all.forEach(each -> add(sums, each, 1));
    before.forEach(each -> add(sums, each, -1));
    after.forEach(each -> add(sums, each, 1));
    var cells = new ArrayList<Cell>();
    sums.forEach((unit, procedures) ->
        procedures.forEach((procedure, counts) -> cells.add(new Cell(unit, procedure, counts))));
    cells.removeIf(each -> each.dossiers() == 0);
    return cells;
  }

  private static void add(Map<String, Map<String, long[]>> sums, Cell cell, int sign) {
    long[] sum =
        sums.computeIfAbsent(cell.responsible, _ -> new TreeMap<>())
            .computeIfAbsent(cell.procedure, _ -> new long[cell.counts.length]);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += sign * cell.counts[i];
    }
  }
}
