package vn.dunghen.scoring.rulesets.model;

/// What a count of an indicator runs over.
public enum Window {
  /// Open when the period begins, without any limit of age, or received in it.
  CARRIED_AND_RECEIVED("tồn đầu kỳ và tiếp nhận trong kỳ", "carried in and received"),
  /// Received in the period.
  RECEIVED("tiếp nhận trong kỳ", "received in the period"),
  /// Handling began in the period.
  STARTED("bắt đầu xử lý trong kỳ", "started in the period"),
  /// Decided in the period.
  DECIDED("quyết định trong kỳ", "decided in the period"),
  /// Done in the period, or due in it.
  DUE("thực hiện hoặc đến hạn trong kỳ", "done or due in the period"),
  /// First taken in, in the period.
  FIRST_RECEIVED("tiếp nhận lần đầu trong kỳ", "first received in the period"),
  /// Happened in the period, by whatever date.
  IN_PERIOD("phát sinh trong kỳ", "in the period"),
  /// As it stands now, whatever the period.
  NOW("tại thời điểm tính", "as of now");

  private final Words words;

  Window(String vi, String en) {
    this.words = new Words(vi, en);
  }

  public Words words() {
    return words;
  }
}
