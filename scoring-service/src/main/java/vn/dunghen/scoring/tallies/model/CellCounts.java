package vn.dunghen.scoring.tallies.model;

/// What a cell counts. All are changes on the cell's days, so that their running sum is a stock:
/// received less ended is what is open, `overdue` what is open and overdue, at the end of a day.
///
/// @param overdue dossiers that became overdue less those that ceased to be
public record CellCounts(
    long received,
    long filedOnline,
    long early,
    long onTime,
    long late,
    long closedOther,
    long overdue) {

  public static final CellCounts NONE = new CellCounts(0, 0, 0, 0, 0, 0, 0);

  public CellCounts plus(CellCounts other) {
    return new CellCounts(
        received + other.received,
        filedOnline + other.filedOnline,
        early + other.early,
        onTime + other.onTime,
        late + other.late,
        closedOther + other.closedOther,
        overdue + other.overdue);
  }

  public CellCounts minus(CellCounts other) {
    return plus(other.negated());
  }

  public CellCounts negated() {
    return new CellCounts(-received, -filedOnline, -early, -onTime, -late, -closedOther, -overdue);
  }

  /// What is open where these are all changes up to a day.
  public long open() {
    return received - early - onTime - late - closedOther;
  }

  public boolean isNone() {
    return equals(NONE);
  }
}
