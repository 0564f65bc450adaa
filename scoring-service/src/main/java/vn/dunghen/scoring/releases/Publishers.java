package vn.dunghen.scoring.releases;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import javax.sql.DataSource;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;

/// Who may take the steps of a release: it has the figures of every agency, so only those whose own
/// subtrees hold all of them.
@ApplicationScoped
class Publishers {

  private final DataSource database;
  private final References references;
  private final Visibility visibility;
  private final CurrentCaller caller;
  private final InstantSource clock;

  Publishers(
      DataSource database,
      References references,
      Visibility visibility,
      CurrentCaller caller,
      InstantSource clock) {
    this.database = database;
    this.references = references;
    this.visibility = visibility;
    this.caller = caller;
    this.clock = clock;
  }

  /// @return the caller's name
  /// @throws vn.dunghen.chassis.problem.ProblemException 403 for those who may not
  String require() throws SQLException {
    ReferenceBook book = Snapshot.read(database, references::book);
    AgencyTree tree = book.latest().tree(CivilTime.dayOf(clock.instant()));
    for (Agency agency : tree.agencies()) {
      if (tree.isTop(agency.code())) {
        visibility.require(book, agency.code());
      }
    }
    return caller.get().name();
  }
}
