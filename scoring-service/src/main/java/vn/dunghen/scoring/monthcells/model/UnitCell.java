package vn.dunghen.scoring.monthcells.model;

/// What one responsible agency's dossiers of one procedure come to in a month.
///
/// @param sums by the ordinals of [IndexCount]; not to be changed
@SuppressWarnings("ArrayRecordComponent") // thousands of them are summed for one answer
public record UnitCell(String agency, String procedure, int[] sums) {

  public int of(IndexCount count) {
    return sums[count.ordinal()];
  }
}
