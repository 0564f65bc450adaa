package vn.dunghen.scoring.monthcells.model;

import java.util.Arrays;

/// What one responsible agency's dossiers of one procedure come to in a month, or those of several
/// procedures together. Thousands of them are summed for one answer: they may share one array.
public final class UnitCell {

  /// How many numbers a cell has.
  public static final int COUNTS = IndexCount.values().length;

  private final String agency;
  private final String procedure;
  private final int[] sums;
  private final int from;

  /// @param sums by the ordinals of [IndexCount], from `from` on; the cell's own
  public UnitCell(String agency, String procedure, int[] sums, int from) {
    this.agency = agency;
    this.procedure = procedure;
    this.sums = sums;
    this.from = from;
  }

  /// A cell of nothing, to add others to.
  public static UnitCell nothing() {
    return new UnitCell("", "", new int[COUNTS], 0);
  }

  public String agency() {
    return agency;
  }

  public String procedure() {
    return procedure;
  }

  public int of(IndexCount count) {
    return sums[from + count.ordinal()];
  }

  /// The same with more dossiers for one of the numbers.
  public UnitCell with(IndexCount count, int more) {
    int[] own = Arrays.copyOfRange(sums, from, from + COUNTS);
    own[count.ordinal()] += more;
    return new UnitCell(agency, procedure, own, 0);
  }

  /// Counts another cell's dossiers too.
  public void add(UnitCell other) {
    for (int i = 0; i < COUNTS; i++) {
      sums[from + i] += other.sums[other.from + i];
    }
  }

  @Override
  public String toString() {
    return agency
        + " "
        + procedure
        + " "
        + Arrays.toString(Arrays.copyOfRange(sums, from, from + COUNTS));
  }
}
