package vn.dunghen.scoring.following;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import vn.dunghen.dossier.event.ReferenceEvent;
import vn.dunghen.scoring.agencies.References;
import vn.dunghen.scoring.generations.Generations;

/// Applies events in the caller's transaction: those that are known already change nothing.
@ApplicationScoped
public class Applying {

  private final References references;
  private final Folding folding;
  private final RefoldQueue refolds;

  Applying(References references, Folding folding, RefoldQueue refolds) {
    this.references = references;
    this.folding = folding;
    this.refolds = refolds;
  }

  /// Stores the events that are new and folds what they touch. A new calendar or term queues the
  /// dossiers whose dates depend on such.
  ///
  /// @return how many events were new
  public int apply(Connection tx, Collection<Reading.Content> contents) throws SQLException {
    var dossiers = new ArrayList<DossierFact>();
    var stated = new ArrayList<References.Consumed>();
    for (Reading.Content content : contents) {
      switch (content) {
        case Reading.Content.OfDossier(var fact) -> dossiers.add(fact);
        case Reading.Content.OfReference(var consumed) -> stated.add(consumed);
        case Reading.Content.OfNoConcern _, Reading.Content.Unreadable _ ->
            throw new IllegalArgumentException("only dossier and reference events are applied");
      }
    }
    if (stated.stream().anyMatch(Applying::changesDates)) {
      Generations.lockForChange(tx);
    } else {
      Generations.lockForFolding(tx);
    }
    var fresh = references.add(tx, stated);
    if (fresh.stream().anyMatch(Applying::changesDates)) {
      refolds.queue(tx);
    }
    return fresh.size() + folding.apply(tx, dossiers, references.book(tx));
  }

  private static boolean changesDates(References.Consumed consumed) {
    return switch (consumed.event()) {
      case ReferenceEvent.Calendar _, ReferenceEvent.Procedure _ -> true;
      case ReferenceEvent.Agency _,
          ReferenceEvent.Source _,
          ReferenceEvent.Recipient _,
          ReferenceEvent.GoLive _,
          ReferenceEvent.Unknown _ ->
          false;
    };
  }
}
