package vn.dunghen.scoring.statements.model;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;

/// The statement of an agency and all below it, for a period, as known at an instant.
///
/// @param agency the agency as it is on the period's last day, or as it last was
/// @param counts every stated measure
public record Statement(
    Agency agency,
    Question question,
    Window window,
    Map<Measure, Long> counts,
    int generation,
    ComputedFrom computedFrom) {

  /// Where the numbers were read.
  public enum ComputedFrom {
    TALLIES("tallies"),
    ROWS("rows");

    private final String wire;

    ComputedFrom(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }
  }

  public Statement {
    counts = new EnumMap<>(counts);
  }

  public long count(Measure measure) {
    return counts.getOrDefault(measure, 0L);
  }

  /// Every number by its name, also those that are zero.
  public Map<String, Long> stated() {
    var stated = new LinkedHashMap<String, Long>();
    for (Measure measure : Measure.values()) {
      if (measure.isStated()) {
        stated.put(measure.wire(), count(measure));
      }
    }
    return stated;
  }

  /// What came in less what went out; zero by construction. Anything else is a defect.
  public long imbalance() {
    return count(Measure.CARRIED_IN)
        + count(Measure.RECEIVED)
        + count(Measure.REOPENED)
        + count(Measure.TRANSFERRED_IN)
        - count(Measure.RESOLVED_EARLY)
        - count(Measure.RESOLVED_ON_TIME)
        - count(Measure.RESOLVED_LATE)
        - count(Measure.CLOSED_OTHER)
        - count(Measure.TRANSFERRED_OUT)
        - count(Measure.IN_PROGRESS);
  }
}
