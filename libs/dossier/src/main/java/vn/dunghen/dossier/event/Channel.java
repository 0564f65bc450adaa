package vn.dunghen.dossier.event;

import java.util.Arrays;
import java.util.Optional;

/// How a dossier was handed in (kênh thực hiện).
public enum Channel {
  COUNTER("counter"),
  ONLINE("online"),
  POSTAL("postal");

  private final String wire;

  Channel(String wire) {
    this.wire = wire;
  }

  /// The spelling in events.
  public String wire() {
    return wire;
  }

  public static Optional<Channel> ofWire(String wire) {
    return Arrays.stream(values()).filter(channel -> channel.wire.equals(wire)).findFirst();
  }
}
