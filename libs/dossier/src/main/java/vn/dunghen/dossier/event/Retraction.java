package vn.dunghen.dossier.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a voiding or a correction takes back, and what it puts in its place.
///
/// @param replacementTime when the replacement was true; null: when the target was
/// @param replacement null for a mere voiding
public record Retraction<E>(
    EventId target, @Nullable Instant replacementTime, @Nullable E replacement) {

  /// A voiding.
  public static <E> Retraction<E> of(EventId target) {
    return new Retraction<>(target, null, null);
  }

  /// The events that count, in their total order: known at an instant, each once, without what was
  /// taken back, and with replacements in the place of what they correct. A retraction that is
  /// itself taken back by a later one has no effect; one that names a later retraction has none on
  /// it.
  ///
  /// @param known only events recorded at or before this instant count
  /// @param retraction what an event takes back; null for one that takes back nothing
  public static <E> List<Recorded<E>> effective(
      Collection<Recorded<E>> events,
      Instant known,
      Function<E, @Nullable Retraction<E>> retraction) {
    var byId = new HashMap<EventId, Recorded<E>>();
    for (Recorded<E> event : events) {
      if (!event.recorded().isAfter(known)) {
        byId.putIfAbsent(event.id(), event);
      }
    }
    var ordered = new ArrayList<>(byId.values());
    ordered.sort(Recorded.order());
    var forgotten = new HashSet<EventId>();
    var inForce = new HashMap<EventId, Retraction<E>>();
    for (Recorded<E> event : ordered.reversed()) {
      Retraction<E> retracts = retraction.apply(event.event());
      if (retracts != null && !forgotten.contains(event.id())) {
        inForce.put(event.id(), retracts);
        if (!inForce.containsKey(retracts.target())) {
          forgotten.add(retracts.target());
        }
      }
    }
    var kept = new ArrayList<Recorded<E>>();
    for (Recorded<E> event : ordered) {
      Retraction<E> retracts = inForce.get(event.id());
      if (retracts == null) {
        if (!forgotten.contains(event.id())) {
          kept.add(event);
        }
      } else if (retracts.replacement() != null) {
        Recorded<E> target = byId.get(retracts.target());
        Instant occurred =
            retracts.replacementTime() != null
                ? retracts.replacementTime()
                : target == null ? event.occurred() : target.occurred();
        kept.add(
            new Recorded<>(
                event.id(), event.sequence(), occurred, event.recorded(), retracts.replacement()));
      }
    }
    kept.sort(Recorded.order());
    return List.copyOf(kept);
  }
}
