package vn.dunghen.scoring.tallies.model;

import java.time.LocalDate;
import java.util.Comparator;

/// Which cell of the tallies: one responsible agency, one procedure, one civil day.
public record CellKey(String agency, String procedure, LocalDate day)
    implements Comparable<CellKey> {

  private static final Comparator<CellKey> ORDER =
      Comparator.comparing(CellKey::agency)
          .thenComparing(CellKey::procedure)
          .thenComparing(CellKey::day);

  @Override
  public int compareTo(CellKey other) {
    return ORDER.compare(this, other);
  }

  /// The cell of the month that this day belongs to, named by its first day.
  public CellKey month() {
    return new CellKey(agency, procedure, day.withDayOfMonth(1));
  }
}
