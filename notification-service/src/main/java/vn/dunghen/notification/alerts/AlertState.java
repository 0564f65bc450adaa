package vn.dunghen.notification.alerts;

import java.util.Arrays;
import java.util.Optional;

/// How an alert stands, for people: whether it still holds, and if it does, who knows of it.
public enum AlertState {
  /// It, or its withdrawal, may have been told before the database was put back from a backup: a
  /// person has to say whether it is to be told.
  HELD("held", "Giữ lại sau khôi phục", "Held since a restore", "bad"),
  /// It holds, and nobody can be told: its agency has no recipient.
  UNDELIVERABLE("undeliverable", "Chưa có người nhận", "No recipient", "bad"),
  /// It holds, and every way to tell it has failed for good.
  FAILED("failed", "Gửi không được", "Not delivered", "bad"),
  /// It holds and is about to be told.
  WAITING("waiting", "Đang chờ gửi", "Waiting", "warn"),
  /// It holds, and at least one recipient was told.
  SENT("sent", "Đã báo", "Told", "good"),
  /// It holds, and somebody took note of it.
  ACKNOWLEDGED("acknowledged", "Đã xác nhận", "Acknowledged", "good"),
  /// It was true; the dossier has moved on.
  OVER("over", "Đã qua", "Over", "none"),
  /// Later knowledge disproved it.
  WITHDRAWN("withdrawn", "Đã rút lại", "Withdrawn", "none");

  private final String wire;
  private final String vi;
  private final String en;
  private final String light;

  AlertState(String wire, String vi, String en, String light) {
    this.wire = wire;
    this.vi = vi;
    this.en = en;
    this.light = light;
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

  /// The colour of its light, beside the word.
  public String light() {
    return light;
  }

  public static Optional<AlertState> ofWire(String word) {
    return Arrays.stream(values()).filter(state -> state.wire.equals(word)).findFirst();
  }
}
