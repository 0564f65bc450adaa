package vn.dunghen.notification.watching;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.life.DossierLife;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.following.CalendarDependence;
import vn.dunghen.following.DossierEvents;
import vn.dunghen.following.DossierFact;
import vn.dunghen.following.References;
import vn.dunghen.following.Refolds;
import vn.dunghen.notification.alerts.Settling;
import vn.dunghen.notification.watching.model.Watch;

/// Applies events in the caller's transaction: folds the dossiers that they touch, writes what is
/// watched of them, and settles their alerts. Events that are known already change nothing.
@ApplicationScoped
class Applying {

  private final References references;
  private final DossierEvents events;
  private final Refolds refolds;
  private final Watches watches;
  private final Settling settling;

  Applying(
      References references,
      DossierEvents events,
      Refolds refolds,
      Watches watches,
      Settling settling) {
    this.references = references;
    this.events = events;
    this.refolds = refolds;
    this.watches = watches;
    this.settling = settling;
  }

  void apply(Connection tx, Collection<DossierFact> facts, Collection<References.Consumed> stated)
      throws SQLException {
    if (stated.stream().anyMatch(References.Consumed::changesDates)) {
      FoldingLock.alone(tx);
    } else {
      FoldingLock.shared(tx);
    }
    refolds.queueIfDatesChange(tx, references.add(tx, stated));
    fold(tx, events.add(tx, facts).eventsOf());
  }

  /// Folds one piece of the dossiers whose dates may have changed.
  ///
  /// @return whether more is waiting
  boolean refold(Connection tx) throws SQLException {
    FoldingLock.shared(tx);
    List<String> taken = refolds.take(tx);
    fold(tx, events.lockAndLoad(tx, taken));
    return taken.size() == Refolds.PIECE;
  }

  private void fold(Connection tx, Map<String, List<Recorded<DossierEvent>>> eventsOf)
      throws SQLException {
    if (eventsOf.isEmpty()) {
      return;
    }
    ReferenceBook.View known = references.book(tx).latest();
    var lives = new HashMap<String, DossierLife>();
    var watched = new ArrayList<Watch>();
    var unwatched = new ArrayList<String>();
    var byCalendar = new ArrayList<String>();
    eventsOf.forEach((dossier, facts) -> {
      DossierLife life = DossierLife.fold(facts, CivilTime.FOREVER, known);
      lives.put(dossier, life);
      Watch.of(dossier, life).ifPresentOrElse(watched::add, () -> unwatched.add(dossier));
      if (life.steps().stream().anyMatch(step -> CalendarDependence.of(step.state()))) {
        byCalendar.add(dossier);
      }
    });
    events.dependOnCalendar(tx, byCalendar);
    watches.forget(tx, unwatched);
    watches.put(tx, watched);
    settling.settle(tx, lives);
  }
}
