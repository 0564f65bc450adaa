package vn.dunghen.dossier.life;

/// The national portal's list of dossier states (`TrangThaiHoSo`), 1 to 10.
public enum NationalStatus {
  /// Mới đăng ký.
  SUBMITTED,
  /// Được tiếp nhận.
  ACCEPTED,
  /// Không được tiếp nhận.
  NOT_ACCEPTED,
  /// Đang xử lý.
  PROCESSING,
  /// Yêu cầu bổ sung giấy tờ.
  SUPPLEMENT_REQUESTED,
  /// Yêu cầu thực hiện nghĩa vụ tài chính.
  PAYMENT_REQUESTED,
  /// Công dân yêu cầu rút hồ sơ.
  WITHDRAWN,
  /// Dừng xử lý.
  STOPPED,
  /// Đã xử lý xong.
  COMPLETED,
  /// Đã trả kết quả.
  RETURNED;

  /// The state with a national code.
  ///
  /// @param code 1 to 10
  public static NationalStatus of(int code) {
    return values()[code - 1];
  }

  /// The national code.
  public int code() {
    return ordinal() + 1;
  }
}
