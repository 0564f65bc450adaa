package vn.dunghen.scoring.rulesets.model;

/// Which ranks units of one score have.
public enum TieRule {
  /// They share the best rank, the next ranks are left out: 1, 2, 2, 4.
  SHARED_WITH_GAP("cùng hạng, bỏ hạng kế tiếp: 1, 2, 2, 4", "shared, then a gap: 1, 2, 2, 4"),
  /// They share a rank, none is left out: 1, 2, 2, 3.
  SHARED_WITHOUT_GAP("cùng hạng, không bỏ hạng: 1, 2, 2, 3", "shared, no gap: 1, 2, 2, 3");

  private final Words words;

  TieRule(String vi, String en) {
    this.words = new Words(vi, en);
  }

  public Words words() {
    return words;
  }
}
