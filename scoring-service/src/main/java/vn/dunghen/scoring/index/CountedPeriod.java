package vn.dunghen.scoring.index;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.Catalogue;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.inputs.Inputs;
import vn.dunghen.scoring.statements.model.Window;

/// A period as it is counted: its instants, the tree of agencies that is valid on its last day, and
/// the catalogue of that day, all as known at one instant.
///
/// @param told the versions of what else was told, of petitions and procedures
/// @param generation which stints are read
/// @param on which of our views dossiers are counted on
public record CountedPeriod(
    Period period,
    Optional<Instant> asOf,
    Window window,
    AgencyTree tree,
    ReferenceBook.View view,
    Catalogue catalogue,
    Inputs.Versions told,
    int generation,
    View on) {

  /// An agency of the period.
  ///
  /// @throws ProblemException 404 where there is none with the code
  Agency agency(String code) {
    return tree.agency(code).orElseThrow(() -> Compared.unknown(code));
  }

  /// Whether it is asked what is known now of a period that is over, so that time changes nothing
  /// any more.
  boolean isOver() {
    return asOf.isEmpty() && window.end().equals(CivilTime.endOf(period.to()));
  }

  /// Those that had begun by the period's last day.
  List<Agency> agencies() {
    return tree.agencies().stream().filter(each -> !each.validFrom().isAfter(period.to())).toList();
  }

  /// The same on a view that is counted.
  CountedPeriod on(View other) {
    return new CountedPeriod(period, asOf, window, tree, view, catalogue, told, generation, other);
  }

  /// The same with the instants of another: its dossiers as they were known then.
  CountedPeriod withWindow(CountedPeriod other) {
    return new CountedPeriod(
        period, asOf, other.window, tree, view, catalogue, told, generation, on);
  }

  /// The same with the catalogue of another.
  CountedPeriod withCatalogue(CountedPeriod other) {
    return withCatalogue(other.catalogue);
  }

  /// The same with another catalogue.
  CountedPeriod withCatalogue(Catalogue other) {
    return new CountedPeriod(period, asOf, window, tree, view, other, told, generation, on);
  }

  /// The same as known when another is.
  CountedPeriod knowing(CountedPeriod other) {
    return new CountedPeriod(
        period, other.asOf, other.window, tree, view, catalogue, told, generation, on);
  }

  /// Every code whose dossiers count for one of the tree's agencies.
  Set<String> units() {
    var units = new TreeSet<String>();
    view.agencies().forEach(eras -> units.add(eras.getLast().code()));
    return units;
  }

  /// The parameters of `IndexSql`.
  Map<String, Object> parameters(Collection<String> units) {
    var parameters = new HashMap<String, Object>();
    parameters.put("generation", generation);
    parameters.put("units", units);
    parameters.put("before", window.before());
    parameters.put("end", window.end());
    parameters.put("known", window.known());
    parameters.put("seen", window.known());
    parameters.put("judged", window.judgedAt());
    parameters.put("feeProcedures", catalogue.withFee());
    parameters.put("unwritten", catalogue.unwritten());
    return parameters;
  }
}
