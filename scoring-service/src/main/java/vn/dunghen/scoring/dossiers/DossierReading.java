package vn.dunghen.scoring.dossiers;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.life.DossierLife;
import vn.dunghen.dossier.life.DossierState;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.following.DossierEvents;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;

/// Finds a dossier for a caller who may see it.
@ApplicationScoped
class DossierReading {

  private static final int LONGEST_CODE = 200;

  private final References references;
  private final DossierEvents events;
  private final Visibility visibility;

  DossierReading(References references, DossierEvents events, Visibility visibility) {
    this.references = references;
    this.events = events;
    this.visibility = visibility;
  }

  /// A dossier as it is known now.
  record Known(List<Recorded<DossierEvent>> events, DossierLife life, ReferenceBook book) {
    Known {
      events = List.copyOf(events);
    }
  }

  /// @throws ProblemException 400 for what is no code, 404 for an unknown dossier, 403 for one of
  ///   units that the caller may not see
  Known read(Connection tx, String code) throws SQLException {
    if (code.length() > LONGEST_CODE || code.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.parameter(
          "code", "must have 1 to " + LONGEST_CODE + " printable characters");
    }
    ReferenceBook book = references.book(tx);
    List<Recorded<DossierEvent>> facts =
        events.load(tx, List.of(code)).getOrDefault(code, List.of());
    if (facts.isEmpty()) {
      throw ProblemException.of(ProblemType.NOT_FOUND, "No event speaks of this dossier.");
    }
    DossierLife life = DossierLife.fold(facts, CivilTime.FOREVER, book.latest());
    visibility.require(book, units(life));
    return new Known(facts, life, book);
  }

  private static Set<String> units(DossierLife life) {
    DossierState state = life.last();
    var units = new TreeSet<>(Set.of(state.responsible()));
    if (state.reception() != null) {
      units.add(state.reception().unit());
    }
    if (state.submission() != null) {
      units.add(state.submission().unit());
    }
    return units;
  }
}
