package vn.dunghen.scoring.following;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import vn.dunghen.following.DossierFact;
import vn.dunghen.following.InputFact;
import vn.dunghen.following.Reading;
import vn.dunghen.following.References;
import vn.dunghen.following.Refolds;
import vn.dunghen.scoring.generations.Generations;
import vn.dunghen.scoring.inputs.Inputs;
import vn.dunghen.scoring.portal.SeenOnPortal;

/// Applies events in the caller's transaction: those that are known already change nothing.
@ApplicationScoped
public class Applying implements SeenOnPortal {

  private final References references;
  private final Folding folding;
  private final Refolds refolds;
  private final Inputs inputs;

  Applying(References references, Folding folding, Refolds refolds, Inputs inputs) {
    this.references = references;
    this.folding = folding;
    this.refolds = refolds;
    this.inputs = inputs;
  }

  /// Stores the events that are new and folds what they touch. A new calendar or term queues the
  /// dossiers whose dates depend on such.
  ///
  /// @return how many events were new
  public int apply(Connection tx, Collection<Reading.Content> contents) throws SQLException {
    var dossiers = new ArrayList<DossierFact>();
    var stated = new ArrayList<References.Consumed>();
    var others = new ArrayList<InputFact>();
    for (Reading.Content content : contents) {
      switch (content) {
        case Reading.Content.OfDossier(var fact) -> dossiers.add(fact);
        case Reading.Content.OfReference(var consumed) -> stated.add(consumed);
        case Reading.Content.OfInput(var fact) -> others.add(fact);
        case Reading.Content.Unreadable _ ->
            throw new IllegalArgumentException("only what can be read is applied");
      }
    }
    if (stated.stream().anyMatch(References.Consumed::changesDates)) {
      Generations.lockForChange(tx);
    } else {
      Generations.lockForFolding(tx);
    }
    var fresh = references.add(tx, stated);
    refolds.queueIfDatesChange(tx, fresh);
    return fresh.size() + inputs.add(tx, others) + folding.apply(tx, dossiers, references.book(tx));
  }

  /// What the portal shows is part of what a dossier contributes. Its row is locked by whoever
  /// folds it, so of a fold and a view at one time the later one sees both.
  @Override
  public void seen(Connection tx, Collection<String> dossiers) throws SQLException {
    Generations.lockForFolding(tx);
    folding.refold(tx, Generations.live(tx), dossiers, references.book(tx));
  }

  /// Folds one piece of the dossiers whose dates may have changed.
  ///
  /// @return whether more is waiting
  boolean refold(Connection tx) throws SQLException {
    Generations.lockForFolding(tx);
    var taken = refolds.take(tx);
    folding.refold(tx, Generations.live(tx), taken, references.book(tx));
    return taken.size() == Refolds.PIECE;
  }
}
