package vn.dunghen.dossier.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.reference.ReferenceBook;

/// A dossier's life as it was known at every instant at which the knowledge of it changed: when an
/// event was recorded, or when a calendar or a procedure's term was stated anew.
public final class History {

  private History() {}

  /// From `from` until the next entry the dossier's life was known as `life`.
  public record Known(Instant from, DossierLife life) {}

  /// The lives in order of knowledge; empty without events.
  public static List<Known> of(
      Collection<Recorded<DossierEvent>> events, ReferenceBook references) {
    var instants = new TreeSet<Instant>();
    events.forEach(event -> instants.add(event.recorded()));
    if (instants.isEmpty()) {
      return List.of();
    }
    instants.addAll(references.changesOfDates().tailSet(instants.first(), false));
    var history = new ArrayList<Known>(instants.size());
    for (Instant known : instants) {
      history.add(
          new Known(known, DossierLife.fold(events, known, references.datesKnownAt(known))));
    }
    return history;
  }
}
