package vn.dunghen.sync.following;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReferenceEvent;
import vn.dunghen.following.DossierEvents;
import vn.dunghen.following.DossierFact;
import vn.dunghen.following.References;
import vn.dunghen.following.Refolds;
import vn.dunghen.sync.pushing.Considering;
import vn.dunghen.sync.pushing.Pushes;

/// Stores new events and marks what they change.
@ApplicationScoped
class Marking {

  /// Agencies and procedures may give a word to what had none; a go-live lets pushing begin.
  private static final String LOOK_AGAIN =
      """
      insert into refold (dossier, queued_at)
      select dossier, ? from push where state in ('KHONG_GUI', 'KHONG_ANH_XA')
      on conflict (dossier) do nothing
      """;

  private final DossierEvents events;
  private final References references;
  private final Refolds refolds;
  private final Considering considering;
  private final Pushes pushes;
  private final InstantSource clock;

  Marking(
      DossierEvents events,
      References references,
      Refolds refolds,
      Considering considering,
      Pushes pushes,
      InstantSource clock) {
    this.events = events;
    this.references = references;
    this.refolds = refolds;
    this.considering = considering;
    this.pushes = pushes;
    this.clock = clock;
  }

  void apply(Connection tx, Collection<DossierFact> facts, Collection<References.Consumed> stated)
      throws SQLException {
    List<References.Consumed> fresh = references.add(tx, stated);
    refolds.queueIfDatesChange(tx, fresh);
    if (fresh.stream().anyMatch(event -> opensPushing(event.event()))) {
      try (var statement = tx.prepareStatement(LOOK_AGAIN)) {
        statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
        statement.executeUpdate();
      }
    }
    mark(tx, events.add(tx, facts).eventsOf());
  }

  /// Marks one piece of the dossiers that may have to be told anew.
  ///
  /// @return whether more is waiting
  boolean refold(Connection tx) throws SQLException {
    List<String> taken = refolds.take(tx);
    mark(tx, events.lockAndLoad(tx, taken));
    return taken.size() == Refolds.PIECE;
  }

  private void mark(Connection tx, Map<String, List<Recorded<DossierEvent>>> eventsOf)
      throws SQLException {
    List<Considering.Considered> considered = considering.consider(tx, eventsOf);
    pushes.mark(
        tx, considered.stream().map(Considering.Considered::wish).toList(), clock.instant());
    events.dependOnCalendar(
        tx,
        considered.stream()
            .filter(Considering.Considered::byCalendar)
            .map(each -> each.wish().dossier())
            .toList());
  }

  private static boolean opensPushing(ReferenceEvent event) {
    return switch (event) {
      case ReferenceEvent.Agency _, ReferenceEvent.Procedure _, ReferenceEvent.GoLive _ -> true;
      case ReferenceEvent.Source _,
          ReferenceEvent.Calendar _,
          ReferenceEvent.Recipient _,
          ReferenceEvent.Unknown _ ->
          false;
    };
  }
}
