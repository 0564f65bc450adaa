package vn.dunghen.scoring.rulesets.model;

/// How well a fact of a rule set is known.
public enum Mark {
  /// Read in a public copy.
  SOURCED("có nguồn", "sourced"),
  /// Recomputed from published inputs to the published score, to the cent.
  VERIFIED("đã kiểm chứng", "verified"),
  /// Deduced from published figures.
  INFERRED("suy ra", "inferred"),
  /// Known to people, found in no copy.
  RECALLED("theo trí nhớ", "recalled"),
  /// Could not be established; what stands there is an assumption.
  UNKNOWN("chưa rõ", "unknown"),
  /// The suite's own choice; no rule of the Decision.
  OWN("lựa chọn của hệ thống", "own choice");

  private final Words words;

  Mark(String vi, String en) {
    this.words = new Words(vi, en);
  }

  public Words words() {
    return words;
  }
}
