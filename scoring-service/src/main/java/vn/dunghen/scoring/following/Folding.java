package vn.dunghen.scoring.following;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.life.History;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.following.CalendarDependence;
import vn.dunghen.following.DossierEvents;
import vn.dunghen.following.DossierFact;
import vn.dunghen.scoring.generations.Generations;
import vn.dunghen.scoring.monthcells.model.MonthPart;
import vn.dunghen.scoring.monthcells.model.SeenThere;
import vn.dunghen.scoring.portal.PortalViews;
import vn.dunghen.scoring.stints.Stints;
import vn.dunghen.scoring.stints.model.Stint;
import vn.dunghen.scoring.tallies.Tallies;
import vn.dunghen.scoring.tallies.model.Contribution;

/// Folds dossiers whole from their events and writes what changed: stints, then contributions and
/// tallies. The caller holds [Generations#lockForFolding] or [Generations#lockForChange].
@ApplicationScoped
public class Folding {

  private final DossierEvents events;
  private final PortalViews views;

  Folding(DossierEvents events, PortalViews views) {
    this.events = events;
    this.views = views;
  }

  /// What a dossier's events come to.
  public record Folded(List<Stint> stints, Contribution contribution, boolean byCalendar) {}

  /// The fold of one dossier's events.
  ///
  /// @param there what the portal shows of it; null where it does not show it as taken in
  public static Folded fold(
      Collection<Recorded<DossierEvent>> events, ReferenceBook book, @Nullable SeenThere there) {
    List<History.Known> history = History.of(events, book);
    List<Stint> stints = Stint.of(history);
    return new Folded(stints, Contribution.of(stints, there), CalendarDependence.of(history));
  }

  /// Stores new events and folds the dossiers that they touch, in every live generation.
  ///
  /// @return how many events were new
  public int apply(Connection tx, Collection<DossierFact> facts, ReferenceBook book)
      throws SQLException {
    var touched = events.add(tx, facts);
    if (!touched.eventsOf().isEmpty()) {
      write(tx, Generations.live(tx), touched.eventsOf(), touched.heardOf(), book);
    }
    return touched.added();
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
    write(tx, generations, events.lockAndLoad(tx, dossiers), dossiers, book);
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
    var ahead = new TreeMap<String, Instant>();
    var byCalendar = new ArrayList<String>();
    Map<String, SeenThere> seen = views.seenThere(tx, eventsOf.keySet());
    eventsOf.forEach((dossier, facts) -> {
      SeenThere there = seen.get(dossier);
      Folded folded = fold(facts, book, there);
      stints.put(dossier, folded.stints());
      contributions.put(dossier, folded.contribution());
      Instant until = MonthPart.aheadUntil(folded.stints(), there);
      if (until != null) {
        ahead.put(dossier, until);
      }
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
          tx, generation, Tallies.contributions(tx, generation, heardOf), contributions, ahead);
    }
  }
}
