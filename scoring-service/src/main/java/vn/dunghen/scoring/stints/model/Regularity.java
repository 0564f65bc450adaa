package vn.dunghen.scoring.stints.model;

import java.util.List;

/// Which dossiers can be summed up in tallies: those whose part in any period follows from the day
/// of reception and the day of the end alone. All others are counted from their stints.
public final class Regularity {

  private Regularity() {}

  /// Whether a life was spent at one responsible unit, ended at most once and one way only, and was
  /// not opened again.
  ///
  /// @param spans the life as known now
  public static boolean isRegular(List<Span> spans) {
    for (int i = 1; i < spans.size(); i++) {
      if (!follows(spans.get(i - 1).condition(), spans.get(i).condition())) {
        return false;
      }
    }
    return true;
  }

  private static boolean follows(Condition before, Condition after) {
    boolean sameUnit = before.responsible().equals(after.responsible());
    if (before.end() == null) {
      return sameUnit;
    }
    return sameUnit && before.end().equals(after.end());
  }
}
