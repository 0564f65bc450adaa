package vn.dunghen.scoring.monthcells.model;

import java.time.LocalDate;
import java.util.Comparator;

/// Which row of `month_cell`.
///
/// @param month its first day
/// @param lasting whether it counts in every later month too
public record MonthKey(LocalDate month, boolean lasting, String agency, String procedure)
    implements Comparable<MonthKey> {

  private static final Comparator<MonthKey> ORDER =
      Comparator.comparing(MonthKey::month)
          .thenComparing(MonthKey::lasting)
          .thenComparing(MonthKey::agency)
          .thenComparing(MonthKey::procedure);

  @Override
  public int compareTo(MonthKey other) {
    return ORDER.compare(this, other);
  }
}
