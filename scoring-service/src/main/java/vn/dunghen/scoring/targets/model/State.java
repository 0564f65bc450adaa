package vn.dunghen.scoring.targets.model;

import java.util.Optional;
import java.util.OptionalInt;

/// Where a target stands; the worst first.
public enum State {
  /// The quarter is over and the rate lies below the target.
  MISSED("missed"),
  /// Below the target, and not shown to be on course.
  BEHIND("behind"),
  /// Below the target, and above it at the quarter's end if the rest is like the latest stretch.
  ON_COURSE("on course"),
  /// Nothing was counted or reported.
  NOT_MEASURED("not measured"),
  /// Not below the target, so far or for good.
  REACHED("reached");

  private final String wire;

  State(String wire) {
    this.wire = wire;
  }

  /// @param over whether the quarter is
  /// @param stretch empty where nothing shows how it goes on
  /// @param daysLeft the working days after what was counted; empty where the calendar is missing
  public static State of(
      Progress progress, boolean over, Optional<Stretch> stretch, OptionalInt daysLeft) {
    if (!progress.isMeasured()) {
      return NOT_MEASURED;
    }
    if (progress.isReached()) {
      return REACHED;
    }
    if (over) {
      return MISSED;
    }
    return daysLeft.isPresent()
            && stretch.filter(each -> each.reaches(progress, daysLeft.getAsInt())).isPresent()
        ? ON_COURSE
        : BEHIND;
  }

  /// The spelling in answers.
  public String wire() {
    return wire;
  }
}
