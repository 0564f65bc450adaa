package vn.dunghen.scoring.targets.model;

import vn.dunghen.scoring.rulesets.model.Counts;

/// The latest part of a quarter, by which the rest is judged.
///
/// @param workingDays how many working days it has
public record Stretch(Counts counts, int workingDays) {

  /// Whether the target is reached at the end, if each working day left is like one of these.
  public boolean reaches(Progress soFar, int daysLeft) {
    return workingDays > 0
        && new Progress(
                soFar.target(),
                new Counts(
                    atTheEnd(soFar.counts().numerator(), counts.numerator(), daysLeft),
                    atTheEnd(soFar.counts().denominator(), counts.denominator(), daysLeft)))
            .isReached();
  }

  /// Times the working days of the stretch, so that it stays whole.
  private long atTheEnd(long soFar, long here, int daysLeft) {
    return Math.addExact(
        Math.multiplyExact(soFar, workingDays), Math.multiplyExact(here, daysLeft));
  }
}
