package vn.dunghen.portal;

/// Dates that contradict each other. The portal takes them; its statistics come out wrong.
public enum Defect {
  PROMISE_BEFORE_RECEPTION("NgayHenTra"),
  END_BEFORE_RECEPTION("NgayKetThucXuLy"),
  END_IN_FUTURE("NgayKetThucXuLy"),
  END_MISSING("NgayKetThucXuLy");

  private final String field;

  Defect(String field) {
    this.field = field;
  }

  /// The field that is at fault.
  public String field() {
    return field;
  }
}
