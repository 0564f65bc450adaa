package vn.dunghen.dossier.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.DossierEvent.Corrected;
import vn.dunghen.dossier.event.DossierEvent.Voided;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.reference.Dates;

/// The life of one dossier as known at one instant: its state as a step function of time. The fold
/// of a **set** of events: any order of arrival and any repetition give the same life.
///
/// A voiding makes the fold forget its target at every time; a voiding that is itself voided by a
/// later one (in the events' total order) has no effect. A correction is a voiding with a
/// replacement that stands in the total order at its own time.
public final class DossierLife {

  private final List<Step> steps;

  private DossierLife(List<Step> steps) {
    this.steps = steps;
  }

  /// From `from` until the next step the dossier is in `state`.
  public record Step(Instant from, DossierState state) {}

  /// Folds what is known at an instant.
  ///
  /// @param events all events of one dossier, also later recorded ones
  /// @param known only events recorded at or before this instant count
  public static DossierLife fold(
      Collection<Recorded<DossierEvent>> events, Instant known, Dates dates) {
    List<Recorded<DossierEvent>> effective = effective(events, known);
    var steps = new ArrayList<Step>();
    var fold = new Fold(dates);
    for (int i = 0; i < effective.size(); i++) {
      Recorded<DossierEvent> next = effective.get(i);
      fold.apply(next.occurred(), next.event());
      boolean lastOfInstant =
          i + 1 == effective.size() || !effective.get(i + 1).occurred().equals(next.occurred());
      if (lastOfInstant) {
        steps.add(new Step(next.occurred(), fold.state()));
      }
    }
    return new DossierLife(List.copyOf(steps));
  }

  /// The steps, in order of time; at most one at an instant.
  public List<Step> steps() {
    return steps;
  }

  /// The state at an instant: after everything that occurred at or before it.
  public DossierState at(Instant time) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (!steps.get(i).from().isAfter(time)) {
        return steps.get(i).state();
      }
    }
    return DossierState.UNKNOWN;
  }

  /// The state after everything that is known.
  public DossierState last() {
    return steps.isEmpty() ? DossierState.UNKNOWN : steps.getLast().state();
  }

  /// The events that count, in their total order: without repetitions, without what was voided, and
  /// with corrections in the place of what they correct.
  ///
  /// @param known only events recorded at or before this instant count
  public static List<Recorded<DossierEvent>> effective(
      Collection<Recorded<DossierEvent>> events, Instant known) {
    var byId = new HashMap<EventId, Recorded<DossierEvent>>();
    boolean retracts = false;
    for (Recorded<DossierEvent> event : events) {
      if (!event.recorded().isAfter(known)) {
        byId.putIfAbsent(event.id(), event);
        retracts |= event.event() instanceof Voided || event.event() instanceof Corrected;
      }
    }
    var kept = new ArrayList<>(byId.values());
    kept.sort(Recorded.order());
    return Snapshots.apart(retracts ? withoutRetracted(kept, byId) : kept);
  }

  private static List<Recorded<DossierEvent>> withoutRetracted(
      List<Recorded<DossierEvent>> ordered, Map<EventId, Recorded<DossierEvent>> byId) {
    Set<EventId> forgotten = forgotten(ordered);
    var kept = new ArrayList<Recorded<DossierEvent>>();
    for (Recorded<DossierEvent> event : ordered) {
      if (!forgotten.contains(event.id())) {
        kept.add(event.event() instanceof Corrected c ? replaced(event, c, byId) : event);
      }
    }
    kept.sort(Recorded.order());
    return kept;
  }

  /// Later voidings are looked at first, so that one that is itself forgotten forgets nothing; a
  /// voiding that names a later voiding (or itself) has no effect on it.
  private static Set<EventId> forgotten(List<Recorded<DossierEvent>> ordered) {
    var forgotten = new HashSet<EventId>();
    var inForce = new HashSet<EventId>();
    for (Recorded<DossierEvent> event : ordered.reversed()) {
      EventId target =
          switch (event.event()) {
            case Voided v -> v.target();
            case Corrected c -> c.target();
            default -> null;
          };
      if (target != null && !forgotten.contains(event.id())) {
        inForce.add(event.id());
        if (!inForce.contains(target)) {
          forgotten.add(target);
        }
      }
    }
    return forgotten;
  }

  private static Recorded<DossierEvent> replaced(
      Recorded<DossierEvent> event, Corrected c, Map<EventId, Recorded<DossierEvent>> byId) {
    Recorded<DossierEvent> target = byId.get(c.target());
    Instant occurred =
        c.replacementTime() != null
            ? c.replacementTime()
            : target == null ? event.occurred() : target.occurred();
    return new Recorded<>(
        event.id(), event.sequence(), occurred, event.recorded(), c.replacement());
  }
}
