package vn.dunghen.sync.pushing.model;

/// How a dossier stands with the portal.
public enum PushState {
  CHO_DONG_BO("Chờ đồng bộ", "waiting"),
  DANG_GUI("Đang gửi", "being sent"),
  DA_DONG_BO("Đã đồng bộ", "in sync"),
  CHO_THU_LAI("Chờ thử lại", "to be tried again"),
  /// Needs a human: the data are refused, by our own validation or by the portal.
  LOI_DU_LIEU("Lỗi dữ liệu", "data error"),
  /// The portal's answer left open what became of it; it is looked up before anything else.
  KHONG_RO("Không rõ kết quả", "outcome unknown"),
  /// Something has no word of the portal's yet.
  KHONG_ANH_XA("Chưa ánh xạ", "not mapped"),
  /// Nothing happened to it since its agency went live: known, compared, never pushed.
  KHONG_GUI("Không gửi: trước ngày vận hành", "not pushed: before go-live");

  private final String vi;
  private final String en;

  PushState(String vi, String en) {
    this.vi = vi;
    this.en = en;
  }

  public String vi() {
    return vi;
  }

  public String en() {
    return en;
  }

  /// Whether it goes on by itself.
  public boolean isWaiting() {
    return switch (this) {
      case CHO_DONG_BO, DANG_GUI, CHO_THU_LAI, KHONG_RO -> true;
      case DA_DONG_BO, LOI_DU_LIEU, KHONG_ANH_XA, KHONG_GUI -> false;
    };
  }

  /// Whether a human has to do something.
  public boolean needsSomebody() {
    return this == LOI_DU_LIEU || this == KHONG_ANH_XA;
  }
}
