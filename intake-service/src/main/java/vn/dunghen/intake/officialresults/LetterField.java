package vn.dunghen.intake.officialresults;

/// A field of the form for one letter.
enum LetterField {
  UNIT("unit", "Mã đơn vị", "Agency's code", "H26", true),
  PERIOD("period", "Kỳ", "Period: 2024-09, 2024-Q3, 2024", "2024-09", true),
  DATA_TAKEN_AT("dataTakenAt", "Số liệu lúc", "Data hour", "02/10/2024 10:00", true),
  TOTAL("total", "Tổng điểm", "Total", "55,99", true),
  CHANGE("change", "So với kỳ trước", "Change as stated", "-3,93", false),
  RANK("rank", "Xếp hạng", "Rank", "60", false),
  OF("of", "Trong số", "Of how many", "63", false),
  GROUP_1("1", "1. Công khai, minh bạch", "Publication", "8,3", false),
  GROUP_2("2", "2. Tiến độ giải quyết", "Timeliness", "17,69", false),
  GROUP_3A("3a", "3a. Cung cấp dịch vụ công trực tuyến", "Online services", "6,81", false),
  GROUP_3B("3b", "3b. Thanh toán trực tuyến", "Online payment", "3,52", false),
  GROUP_4("4", "4. Số hóa hồ sơ", "Digitisation", "8,01", false),
  GROUP_5("5", "5. Mức độ hài lòng", "Satisfaction", "17,21", false),
  NUMBER("number", "Số công văn", "Letter's number", "3327/UBND-KSTTHC", true),
  DATE("date", "Ngày công văn", "Letter's date", "03/10/2024", false),
  SOURCE("source", "Nguồn", "Where it was read", "hanoi.gov.vn", false);

  private final String wire;
  private final String vi;
  private final String en;
  private final String example;
  private final boolean needed;

  LetterField(String wire, String vi, String en, String example, boolean needed) {
    this.wire = wire;
    this.vi = vi;
    this.en = en;
    this.example = example;
    this.needed = needed;
  }

  String wire() {
    return wire;
  }

  String vi() {
    return vi;
  }

  String en() {
    return en;
  }

  String example() {
    return example;
  }

  boolean isNeeded() {
    return needed;
  }

  /// The group whose points it takes; empty for another field.
  String group() {
    return switch (this) {
      case GROUP_1, GROUP_2, GROUP_3A, GROUP_3B, GROUP_4, GROUP_5 -> wire;
      case UNIT, PERIOD, DATA_TAKEN_AT, TOTAL, CHANGE, RANK, OF, NUMBER, DATE, SOURCE -> "";
    };
  }
}
