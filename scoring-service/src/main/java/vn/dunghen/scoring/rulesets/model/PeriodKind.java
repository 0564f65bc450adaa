package vn.dunghen.scoring.rulesets.model;

/// The calendar periods that the portal reports.
public enum PeriodKind {
  MONTH("tháng", "month"),
  QUARTER("quý", "quarter"),
  HALF_YEAR("6 tháng", "half-year"),
  YEAR("năm", "year");

  private final Words words;

  PeriodKind(String vi, String en) {
    this.words = new Words(vi, en);
  }

  public Words words() {
    return words;
  }
}
