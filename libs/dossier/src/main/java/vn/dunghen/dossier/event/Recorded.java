package vn.dunghen.dossier.event;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// An event with both times: when it was true (occurred) and when the suite knew it (recorded).
///
/// @param <E> [DossierEvent] or [ReferenceEvent]
public record Recorded<E>(
    EventId id, @Nullable String sequence, Instant occurred, Instant recorded, E event) {

  /// The total order of a dossier's events: by time of occurrence, then the source's sequence, then
  /// the source, then the id. The time of recording has no part in it.
  public static <E> Comparator<Recorded<E>> order() {
    return Comparator.<Recorded<E>, Instant>comparing(Recorded::occurred)
        .thenComparing(Recorded::sequence, SequenceOrder.INSTANCE)
        .thenComparing(Recorded::id);
  }
}
