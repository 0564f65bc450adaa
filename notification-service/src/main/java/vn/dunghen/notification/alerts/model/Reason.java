package vn.dunghen.notification.alerts.model;

import java.util.Arrays;
import java.util.Optional;

/// Why an alert no longer stands.
public enum Reason {
  ENDED("ended", "hồ sơ đã kết thúc", "the dossier has ended"),
  PAUSED("paused", "hồ sơ đang tạm dừng", "the dossier is paused"),
  OTHER_PROMISE("other-promise", "ngày hẹn trả là ngày khác", "the promised date is another"),
  TRANSFERRED("transferred", "đơn vị khác giải quyết", "another unit answers for it"),
  NOT_RECEIVED("not-received", "hồ sơ chưa được tiếp nhận", "the dossier was not taken in"),
  NEXT_STAGE("next-stage", "ngày hẹn đã qua", "the promised day has passed");

  private final String wire;
  private final String vi;
  private final String en;

  Reason(String wire, String vi, String en) {
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

  public static Optional<Reason> ofWire(String word) {
    return Arrays.stream(values()).filter(reason -> reason.wire.equals(word)).findFirst();
  }
}
