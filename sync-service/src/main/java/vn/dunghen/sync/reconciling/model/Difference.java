package vn.dunghen.sync.reconciling.model;

/// A way in which the portal and the city differ about a dossier.
public enum Difference {
  THIEU_TREN_DVCQG("Thiếu trên DVCQG", "missing on the portal"),
  THUA_TREN_DVCQG("Thừa trên DVCQG", "only on the portal"),
  LECH_TRANG_THAI("Lệch trạng thái", "another status"),
  LECH_NGAY_TIEP_NHAN("Lệch ngày tiếp nhận", "another reception"),
  LECH_NGAY_HEN_TRA("Lệch ngày hẹn trả", "another promised date"),
  LECH_NGAY_KET_THUC("Lệch ngày kết thúc", "another end"),
  LECH_THU_TUC("Lệch thủ tục", "another procedure"),
  /// Late by the portal's data, and not by the city's.
  QUA_HAN_GIA("Quá hạn giả", "late only in the portal's data");

  private final String vi;
  private final String en;

  Difference(String vi, String en) {
    this.vi = vi;
    this.en = en;
  }

  public String vi() {
    return vi;
  }

  public String en() {
    return en;
  }
}
