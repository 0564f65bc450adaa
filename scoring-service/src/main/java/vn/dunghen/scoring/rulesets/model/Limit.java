package vn.dunghen.scoring.rulesets.model;

/// A limit of time that a rule set sets, in the unit of its name.
public enum Limit {
  PUBLICATION_MINISTRY_WORKING_DAYS(
      "Công bố TTHC trước ngày hiệu lực (bộ)", "publication before effect (ministry)"),
  PUBLICATION_PROVINCE_WORKING_DAYS(
      "Công bố TTHC trước ngày hiệu lực (tỉnh)", "publication before effect (province)"),
  PUBLIC_UPDATE_MINISTRY_WORKING_DAYS(
      "Công khai sau ngày quyết định (bộ)", "made public after the decision (ministry)"),
  PUBLIC_UPDATE_PROVINCE_WORKING_DAYS(
      "Công khai sau ngày quyết định (tỉnh)", "made public after the decision (province)"),
  PETITION_HAND_BACK_WORKING_DAYS(
      "Từ chối hoặc trả lại phản ánh, kiến nghị", "petition rejected or handed back"),
  PETITION_SUPPLEMENT_WORKING_DAYS(
      "Yêu cầu bổ sung phản ánh, kiến nghị", "petition: supplement asked for"),
  PETITION_HANDLING_WORKING_DAYS("Xử lý phản ánh, kiến nghị", "petition handled"),
  PETITION_PUBLICATION_WORKING_DAYS(
      "Công khai kết quả phản ánh, kiến nghị", "petition's answer published"),
  RECEPTION_WORKING_HOURS("Tiếp nhận hồ sơ trực tuyến", "online submission received or refused"),
  RE_APPOINTMENTS("Số lần hẹn lại", "re-appointments");

  private final Words words;

  Limit(String vi, String en) {
    this.words = new Words(vi, en);
  }

  public Words words() {
    return words;
  }

  /// So much of the unit of the limit.
  public Words amount(int amount) {
    if (name().endsWith("_WORKING_DAYS")) {
      return new Words(amount + " ngày làm việc", amount + " working days");
    }
    if (name().endsWith("_WORKING_HOURS")) {
      return new Words(amount + " giờ làm việc", amount + " working hours");
    }
    return new Words(amount + " lần", amount + (amount == 1 ? " time" : " times"));
  }
}
