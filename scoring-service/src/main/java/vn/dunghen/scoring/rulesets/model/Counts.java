package vn.dunghen.scoring.rulesets.model;

/// What was counted for a ratio: so many of so many.
public record Counts(long numerator, long denominator) {

  public Counts {
    if (numerator < 0 || denominator < 0) {
      throw new IllegalArgumentException("a count is not below 0");
    }
  }

  public Counts plus(Change change) {
    return new Counts(
        Math.addExact(numerator, change.numerator()),
        Math.addExact(denominator, change.denominator()));
  }

  /// By how much two counts change; below 0 where items go.
  public record Change(long numerator, long denominator) {

    public Change times(long items) {
      return new Change(
          Math.multiplyExact(numerator, items), Math.multiplyExact(denominator, items));
    }
  }
}
