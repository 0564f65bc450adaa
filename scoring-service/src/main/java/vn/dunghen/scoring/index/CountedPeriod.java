package vn.dunghen.scoring.index;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.Catalogue;
import vn.dunghen.scoring.index.model.ProcedureCounting.Attribute;
import vn.dunghen.scoring.statements.model.By;
import vn.dunghen.scoring.statements.model.Question;
import vn.dunghen.scoring.statements.model.Window;

/// A period as it is counted: its instants, the tree of agencies that is valid on its last day, and
/// the catalogue of that day, all as known at one instant.
///
/// @param generation which stints are read
public record CountedPeriod(
    Period period,
    Optional<Instant> asOf,
    Window window,
    AgencyTree tree,
    ReferenceBook.View view,
    Catalogue catalogue,
    int generation) {

  static CountedPeriod of(
      Period period,
      Optional<Instant> asOf,
      ReferenceBook book,
      Instant now,
      Optional<Instant> watermark,
      int generation) {
    var question = new Question("", period.from(), period.to(), asOf, By.RESPONSIBLE);
    ReferenceBook.View view = asOf.map(book::knownAt).orElseGet(book::latest);
    LocalDate last = period.to();
    return new CountedPeriod(
        period,
        asOf,
        Window.of(question, now, watermark),
        view.tree(last),
        view,
        new Catalogue(view.procedures(last)),
        generation);
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
    parameters.put("judged", window.judgedAt());
    parameters.put("feeProcedures", catalogue.having(Attribute.FEE, catalogue.all()));
    parameters.put("unwritten", catalogue.unwritten());
    return parameters;
  }
}
