package vn.dunghen.faultlab.scenario;

import java.util.List;
import java.util.Set;
import vn.dunghen.faultlab.fault.Fault;

/// A fault that is tried.
///
/// @param name by which it is asked for
/// @param title in the table
/// @param stage how the suite is built meanwhile
/// @param faults one for each run
/// @param events that are posted in each run
/// @param perSecond how many a second, as long as intake answers
/// @param wanted what has to be seen beside nothing lost and nothing doubled
public record Scenario(
    String name,
    String title,
    Stage stage,
    List<Fault> faults,
    int events,
    int perSecond,
    Set<Wanted> wanted) {
  public Scenario {
    faults = List.copyOf(faults);
    wanted = Set.copyOf(wanted);
  }

  /// With its first run alone.
  public Scenario once() {
    return new Scenario(
        name,
        title,
        stage,
        faults.subList(0, Math.min(1, faults.size())),
        events,
        perSecond,
        wanted);
  }

  /// How the suite is built.
  public enum Stage {
    /// One broker, one instance of every service.
    ONE,
    /// One broker, two instances of every service.
    TWO,
    /// Three brokers, two instances of every service.
    THREE,
    /// As [#ONE], with small disks below database and broker.
    SMALL,
    /// As [#ONE], with more than it can take.
    FLOODED,
    /// As [#ONE], by itself beside the others, because it waits for long.
    AWAY
  }

  /// What a scenario has to show.
  public enum Wanted {
    /// In one of its runs the fence turned back a consumer that had been overtaken.
    FENCE_REJECTS,
    /// Intake turned requests back for now, and said when to come again.
    TURNED_BACK,
    /// The server met the end of its disk.
    NO_SPACE,
    /// Every partition is on three brokers again.
    ALL_IN_SYNC,
    /// At the end of its stage, with scoring's fence off: the checker sees what is lost.
    LOSS_WITHOUT_FENCE
  }
}
