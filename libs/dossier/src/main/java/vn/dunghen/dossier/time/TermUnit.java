package vn.dunghen.dossier.time;

import java.util.Arrays;
import java.util.Optional;

/// In what a term (thời hạn giải quyết) is counted.
public enum TermUnit {
  WORKING_HOUR("working-hour"),
  /// Eight working hours.
  WORKING_DAY("working-day"),
  CALENDAR_DAY("calendar-day"),
  MONTH("month");

  private final String wire;

  TermUnit(String wire) {
    this.wire = wire;
  }

  /// The spelling in events.
  public String wire() {
    return wire;
  }

  public static Optional<TermUnit> ofWire(String wire) {
    return Arrays.stream(values()).filter(unit -> unit.wire.equals(wire)).findFirst();
  }
}
