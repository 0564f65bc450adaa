package vn.dunghen.city;

/// What a dossier counts as at the end of a period: resolved in one of three classes, closed
/// otherwise, or open.
enum Fate {
  EARLY,
  ON_TIME,
  LATE,
  CLOSED_OTHER,
  OPEN,
  OPEN_OVERDUE;

  boolean isOpen() {
    return this == OPEN || this == OPEN_OVERDUE;
  }
}
