package vn.dunghen.intake.portalformat;

/// Examples of the portal's format for the description of the interface.
final class PortalExamples {

  static final String LOGIN =
      """
      {"username":"mot-cua-thanh-xuan","password":"…"}\
      """;

  static final String LOGGED_IN =
      """
      {"error_code":0,"message":"Đăng nhập thành công","session":"eyJhZ2Vu….kX3v…"}\
      """;

  static final String DOSSIER =
      """
      {"MaHoSo":"000.00.48.H26-240304-0017","MaTTHC":"1.004884","KenhThucHien":"2",
       "ChuHoSo":"Người Nộp Thử Nghiệm","LoaiDoiTuong":"1","Email":"","SoDienThoai":"",
       "NgayNopHoSo":"20240303200500","NgayTiepNhan":"20240304091500",
       "NgayHenTra":"20240325091500","TrangThaiHoSo":"4","NgayTra":"","HinhThuc":"0",
       "NgayKetThucXuLy":"","DonViXuLy":"Phòng Tài nguyên và Môi trường",
       "HoSoCoThanhPhanSoHoa":"1","DuocThanhToanTrucTuyen":"1","DSKetNoiCSDL":[{"MaCSDL":"7"}],
       "TaiLieuNop":[],"DanhSachGiayToKetQua":[]}\
      """;

  static final String DOSSIERS = "[" + DOSSIER + "]";

  static final String PUSH =
      "{\"session\":\"eyJhZ2Vu….kX3v…\",\"madonvi\":\"000.00.48.H26\",\"service\":\"DongBoHoSoMC\","
          + "\"isUpdating\":\"False\",\"data\":"
          + DOSSIERS
          + "}";

  static final String STEPS =
      """
      [{"MaHoSo":"000.00.48.H26-240304-0017","NguoiXuLy":"Cán bộ thụ lý","ChucDanh":"",
        "ThoiDiemXuLy":"20240304103000","PhongBanXuLy":"","NoiDungXuLy":"Thẩm định hồ sơ",
        "TrangThai":"4"}]\
      """;

  static final String LOOK_UP =
      """
      {"session":"eyJhZ2Vu….kX3v…","madonvi":"000.00.48.H26","service":"TraCuuHoSo",
       "mahoso":"000.00.48.H26-240304-0017"}\
      """;

  static final String OK =
      """
      {"error_code":0,"message":"Đồng bộ hồ sơ thành công"}\
      """;

  static final String FLAWED =
      """
      {"error_code":-6,"message":"Trường NgayTiepNhan: không được để trống"}\
      """;

  static final String FOUND =
      """
      {"error_code":0,"message":"Tra cứu thành công","result":[{"MaHoSo":"000.00.48.H26-240304-0017",
       "MaTTHC":"1.004884","TrangThaiHoSo":"4","NgayTiepNhan":"20240304091500",
       "NgayHenTra":"20240325091500","NgayKetThucXuLy":"","NgayTra":""}]}\
      """;

  static final String STEPS_TAKEN = "Cập nhật tiến độ hồ sơ thành công";

  private PortalExamples() {}
}
