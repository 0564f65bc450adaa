package vn.dunghen.scoring.following;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.life.DossierState;
import vn.dunghen.dossier.life.DossierState.Dating;
import vn.dunghen.dossier.life.History;
import vn.dunghen.dossier.life.Promise;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.scoring.generations.Generations;
import vn.dunghen.scoring.stints.Stints;
import vn.dunghen.scoring.stints.model.Stint;
import vn.dunghen.scoring.tallies.Tallies;
import vn.dunghen.scoring.tallies.model.Contribution;

/// Folds dossiers whole from their events and writes what changed: stints, then contributions and
/// tallies. The caller holds [Generations#lockForFolding] or [Generations#lockForChange].
@ApplicationScoped
public class Folding {

  private final DossierEvents events;

  Folding(DossierEvents events) {
    this.events = events;
  }

  /// What a dossier's events come to.
  public record Folded(List<Stint> stints, Contribution contribution, boolean byCalendar) {}

  /// The fold of one dossier's events.
  public static Folded fold(Collection<Recorded<DossierEvent>> events, ReferenceBook book) {
    List<History.Known> history = History.of(events, book);
    List<Stint> stints = Stint.of(history);
    return new Folded(stints, Contribution.of(stints), dependsOnCalendar(history));
  }

  /// Stores new events and folds the dossiers that they touch, in every live generation.
  ///
  /// @return how many events were new
  public int apply(Connection tx, Collection<DossierFact> facts, ReferenceBook book)
      throws SQLException {
    var byId = new LinkedHashMap<EventId, DossierFact>();
    facts.forEach(fact -> byId.putIfAbsent(fact.event().id(), fact));
    if (byId.isEmpty()) {
      return 0;
    }
    Set<String> unheardOf =
        events.lock(tx, byId.values().stream().map(DossierFact::dossier).toList());
    Map<EventId, DossierFact> added = events.add(tx, byId.values());
    var touched = new HashMap<String, List<Recorded<DossierEvent>>>();
    for (DossierFact fact : added.values()) {
      touched.computeIfAbsent(fact.dossier(), _ -> new ArrayList<>()).add(fact.event());
    }
    List<String> heardOf = touched.keySet().stream().filter(d -> !unheardOf.contains(d)).toList();
    touched.putAll(events.load(tx, heardOf, added));
    write(tx, Generations.live(tx), touched, heardOf, book);
    return added.size();
  }

  /// Folds dossiers anew.
  ///
  /// @param generations which generations to write
  public void refold(
      Connection tx, List<Integer> generations, Collection<String> dossiers, ReferenceBook book)
      throws SQLException {
    if (dossiers.isEmpty()) {
      return;
    }
    events.lock(tx, dossiers);
    write(tx, generations, events.load(tx, dossiers, Map.of()), dossiers, book);
  }

  private void write(
      Connection tx,
      List<Integer> generations,
      Map<String, List<Recorded<DossierEvent>>> eventsOf,
      Collection<String> heardOf,
      ReferenceBook book)
      throws SQLException {
    var stints = new HashMap<String, List<Stint>>();
    var contributions = new HashMap<String, Contribution>();
    var byCalendar = new ArrayList<String>();
    eventsOf.forEach((dossier, facts) -> {
      Folded folded = fold(facts, book);
      stints.put(dossier, folded.stints());
      contributions.put(dossier, folded.contribution());
      if (folded.byCalendar()) {
        byCalendar.add(dossier);
      }
    });
    events.dependOnCalendar(tx, byCalendar);
    for (int generation : generations) {
      Stints.replace(tx, generation, Stints.load(tx, generation, heardOf), stints);
    }
    for (int generation : generations) {
      Tallies.replace(
          tx, generation, Tallies.contributions(tx, generation, heardOf), contributions);
    }
  }

  private static boolean dependsOnCalendar(List<History.Known> history) {
    return history.stream()
        .flatMap(known -> known.life().steps().stream())
        .anyMatch(step -> dependsOnCalendar(step.state()));
  }

  private static boolean dependsOnCalendar(DossierState state) {
    Promise promise = state.promise();
    return switch (state.standing()) {
      case NOT_RECEIVED, DECLINED -> false;
      case PAUSED -> true;
      case OPEN, ENDED ->
          state.dating() != Dating.DATED
              || promise == null
              || promise.moved()
              || promise.origin() == Promise.Origin.COMPUTED;
    };
  }
}
