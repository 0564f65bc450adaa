package vn.dunghen.scoring.index;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.following.DossierEvents;
import vn.dunghen.following.References;
import vn.dunghen.scoring.following.Folding;
import vn.dunghen.scoring.index.model.Cell;
import vn.dunghen.scoring.index.model.Figures;
import vn.dunghen.scoring.index.model.PlannedSql;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.stints.model.Stint;

/// Counts the index as it would be after the events of a plan. They go through the same fold and
/// the same conditions as those that came; nothing is written.
@ApplicationScoped
class CountingPlans {

  private static final NamedSql AS_THEY_ARE = new NamedSql(PlannedSql.asTheyAre());
  private static final NamedSql AS_PLANNED = new NamedSql(PlannedSql.asPlanned());

  private final CountingDossiers dossiers;
  private final CountingPublication publication;
  private final CountingPetitions petitions;
  private final List<Counting> countings;
  private final DossierEvents events;
  private final References references;

  CountingPlans(
      CountingDossiers dossiers,
      CountingPublication publication,
      CountingPetitions petitions,
      @All List<Counting> countings,
      DossierEvents events,
      References references) {
    this.dossiers = dossiers;
    this.publication = publication;
    this.petitions = petitions;
    this.countings = List.copyOf(countings);
    this.events = events;
    this.references = references;
  }

  /// The counts by agency and indicator.
  ///
  /// @param tx a snapshot
  /// @param period with the catalogue as planned
  Map<String, Map<String, Counts>> count(Connection tx, CountedPeriod period, Plan plan)
      throws SQLException {
    var counts = new HashMap<String, Map<String, Counts>>();
    for (Counting counting : countings) {
      count(tx, period, plan, counting)
          .forEach(
              (agency, each) -> counts.computeIfAbsent(agency, _ -> new HashMap<>()).putAll(each));
    }
    return counts;
  }

  private Map<String, Map<String, Counts>> count(
      Connection tx, CountedPeriod period, Plan plan, Counting counting) throws SQLException {
    if (counting.indicators().equals(dossiers.indicators()) && !plan.dossiers().isEmpty()) {
      var counts = new HashMap<String, Map<String, Counts>>();
      Figures.of(cells(tx, period, plan), period.tree(), period.catalogue())
          .forEach((agency, figures) -> counts.put(agency, figures.counts()));
      return counts;
    }
    if (counting.indicators().equals(publication.indicators())) {
      return publication.count(tx, period, plan.procedures());
    }
    if (counting.indicators().equals(petitions.indicators())) {
      return petitions.count(tx, period, plan.petitions());
    }
    return counting.count(tx, period);
  }

  /// All cells, with those of the touched dossiers replaced by what they would be.
  private List<Cell> cells(Connection tx, CountedPeriod period, Plan plan) throws SQLException {
    ReferenceBook book = references.book(tx);
    var known = events.load(tx, plan.dossiers().keySet());
    var stints = new HashMap<String, List<Stint>>();
    plan.dossiers()
        .forEach((dossier, planned) -> {
          var together =
              new ArrayList<Recorded<DossierEvent>>(known.getOrDefault(dossier, List.of()));
          together.addAll(planned);
          stints.put(dossier, Folding.fold(together, book, null).stints());
        });
    Map<String, Object> parameters = period.parameters(period.units());
    parameters.put("dossiers", List.copyOf(plan.dossiers().keySet()));
    PlannedStints.bind(stints, parameters);
    return Cell.replacing(
        dossiers.cells(tx, period, period.units()),
        CountingDossiers.cells(tx, AS_THEY_ARE, parameters),
        CountingDossiers.cells(tx, AS_PLANNED, parameters));
  }
}
