package vn.dunghen.notification.directory.model;

import java.util.Arrays;
import java.util.Optional;

/// How a recipient is told.
public enum Way {
  EMAIL("email", "Thư điện tử", "E-mail"),
  WEBHOOK("webhook", "Webhook", "Webhook");

  private final String wire;
  private final String vi;
  private final String en;

  Way(String wire, String vi, String en) {
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

  public static Optional<Way> ofWire(String word) {
    return Arrays.stream(values()).filter(way -> way.wire.equals(word)).findFirst();
  }
}
