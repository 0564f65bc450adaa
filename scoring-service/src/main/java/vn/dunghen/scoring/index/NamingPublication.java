package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dunghen.dossier.event.ReferenceEvent.Procedure;
import vn.dunghen.dossier.procedure.Decision;
import vn.dunghen.dossier.procedure.ProcedureCounts;
import vn.dunghen.scoring.index.model.Held;
import vn.dunghen.scoring.procedures.Procedures;

/// Names the procedures that 1.1 to 1.3 miss: the whole city's. A procedure is the unit's that the
/// catalogue puts in charge of it, else of the one that had to announce its last decision.
@ApplicationScoped
class NamingPublication implements Naming {

  private final Procedures procedures;

  NamingPublication(Procedures procedures) {
    this.procedures = procedures;
  }

  @Override
  public Map<String, List<String>> causes() {
    return Map.of(
        "1.1", List.of("announcedLate"),
        "1.2", List.of("notPublic", "publicisedLate"),
        "1.3", List.of("notChecked", "partsMissing"));
  }

  @Override
  public Map<String, List<Held>> held(Connection tx, CountedPeriod period, String agency)
      throws SQLException {
    List<Procedures.Counted> all = all(tx, period);
    return causes().keySet().stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                indicator ->
                    all.stream()
                        .flatMap(each ->
                            cause(indicator, each.counted())
                                .map(cause -> new Held(cause, unit(each.procedure()), 1))
                                .stream())
                        .toList()));
  }

  @Override
  public Page items(Connection tx, CountedPeriod period, Asked asked) throws SQLException {
    return Page.of(
        all(tx, period).stream()
            .filter(
                each -> cause(asked.indicator(), each.counted()).equals(Optional.of(asked.cause())))
            .map(Procedures.Counted::procedure)
            .map(each ->
                new Item(
                    Item.Kind.PROCEDURE,
                    each.code(),
                    Optional.ofNullable(each.procedure()).map(Procedure::name).orElse(null),
                    unit(each)))
            .toList(),
        asked);
  }

  private List<Procedures.Counted> all(Connection tx, CountedPeriod period) throws SQLException {
    return procedures.counted(
        tx, period.period(), period.window().known(), period.window().end(), Map.of());
  }

  private static String unit(Procedures.Known known) {
    Procedure procedure = known.procedure();
    if (procedure != null && procedure.scope().unit() != null) {
      return procedure.scope().unit();
    }
    List<Decision> decisions = known.life().decisions();
    return decisions.isEmpty() ? "" : decisions.getLast().unit();
  }

  private static Optional<String> cause(String indicator, ProcedureCounts.Counted counted) {
    return switch (indicator) {
      case "1.1" -> when(counted.announced() && counted.announcedLate(), "announcedLate");
      case "1.2" ->
          when(
              counted.publicOrDue() && !counted.isPublicOnTime(),
              counted.notPublic() ? "notPublic" : "publicisedLate");
      case "1.3" ->
          when(
              counted.published() && !counted.complete(),
              counted.checked() ? "partsMissing" : "notChecked");
      default -> throw new IllegalArgumentException(indicator + " is not about publication");
    };
  }

  private static Optional<String> when(boolean missed, String cause) {
    return missed ? Optional.of(cause) : Optional.empty();
  }
}
