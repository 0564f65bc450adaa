package vn.dunghen.scoring.rulesets.model;

/// What an indicator is worth that had nothing to count (denominator 0).
public enum WhenEmpty {
  /// A score of 0.
  ZERO("0 điểm", "0 points"),
  /// All points.
  FULL("điểm tối đa", "all points"),
  /// No score; adds nothing, the maximum stays in the divisor.
  NULL_AS_ZERO("không có điểm, tính như 0", "no score, adds 0");

  private final Words words;

  WhenEmpty(String vi, String en) {
    this.words = new Words(vi, en);
  }

  public Words words() {
    return words;
  }
}
