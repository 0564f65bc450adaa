package vn.dunghen.notification.alerts.model;

import java.util.Arrays;
import java.util.Optional;

/// Why a dossier is late, in the words of whoever acknowledges the alert.
public enum Cause {
  STAFF("staff", "Thiếu người, quá tải", "Staff short or overloaded"),
  OTHER_AGENCY("other-agency", "Chờ cơ quan khác", "Waiting for another agency"),
  APPLICANT("applicant", "Chờ người nộp hồ sơ", "Waiting for the applicant"),
  PORTAL_DATA("portal-data", "Dữ liệu trên Cổng sai", "Data on the portal are wrong"),
  SYSTEM("system", "Lỗi hệ thống", "A system fails"),
  OTHER("other", "Nguyên nhân khác", "Another cause");

  private final String wire;
  private final String vi;
  private final String en;

  Cause(String wire, String vi, String en) {
    this.wire = wire;
    this.vi = vi;
    this.en = en;
  }

  public String wire() {
    return wire;
  }

  public String vi() {
    return vi;
  }

  public String en() {
    return en;
  }

  public static Optional<Cause> ofWire(String word) {
    return Arrays.stream(values()).filter(cause -> cause.wire.equals(word)).findFirst();
  }
}
