package vn.dunghen.scoring.index.model;

import java.util.Map;

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
}
