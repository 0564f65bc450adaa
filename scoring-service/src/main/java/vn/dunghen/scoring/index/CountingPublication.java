package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dunghen.dossier.event.ProcedureEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.procedure.ProcedureCounts;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.following.InputFact;
import vn.dunghen.scoring.inputs.Inputs;
import vn.dunghen.scoring.procedures.Procedures;
import vn.dunghen.scoring.rulesets.model.Counts;

/// Counts 1.1 to 1.3 ([ProcedureCounts]): the whole city's, for the agency without a parent; the
/// rule set lets the others show them. Not measured where no decision was ever heard of.
@ApplicationScoped
class CountingPublication implements Counting {

  private final Procedures procedures;
  private final Inputs inputs;

  CountingPublication(Procedures procedures, Inputs inputs) {
    this.procedures = procedures;
    this.inputs = inputs;
  }

  @Override
  public Set<String> indicators() {
    return Set.of("1.1", "1.2", "1.3");
  }

  @Override
  public Map<String, Map<String, Counts>> count(Connection tx, CountedPeriod period)
      throws SQLException {
    return count(tx, period, Map.of());
  }

  @Override
  public Counted counted(Connection tx, CountedPeriod period) throws SQLException {
    return period.isOver()
        ? new Counted(
            new Ground(period.told().of(InputFact.Kind.PROCEDURE), period.view()),
            () -> count(tx, period))
        : Counting.super.counted(tx, period);
  }

  /// @param told the version of what was done to procedures
  /// @param view this very one
  private record Ground(long told, ReferenceBook.View view) {}

  /// @param planned events by procedure that nobody has told yet
  Map<String, Map<String, Counts>> count(
      Connection tx, CountedPeriod period, Map<String, List<Recorded<ProcedureEvent>>> planned)
      throws SQLException {
    if (planned.isEmpty()
        && !inputs.heardOf(tx, InputFact.Kind.PROCEDURE, period.window().known())) {
      return Map.of();
    }
    ProcedureCounts counted =
        ProcedureCounts.sum(
            procedures
                .counted(
                    tx, period.period(), period.window().known(), period.window().end(), planned)
                .stream()
                .map(Procedures.Counted::counted)
                .toList());
    var counts = new HashMap<String, Map<String, Counts>>();
    for (Agency agency : period.tree().agencies()) {
      if (period.tree().isTop(agency.code())) {
        counts.put(
            agency.code(),
            Map.of(
                "1.1", new Counts(counted.announcedOnTime(), counted.announced()),
                "1.2", new Counts(counted.publicOnTime(), counted.publicOrDue()),
                "1.3", new Counts(counted.complete(), counted.published())));
      }
    }
    return counts;
  }
}
