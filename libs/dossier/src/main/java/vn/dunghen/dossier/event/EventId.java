package vn.dunghen.dossier.event;

import java.util.Comparator;

/// What identifies an event for ever: its source and its id within that source (CloudEvents 1.0).
public record EventId(String source, String id) implements Comparable<EventId> {

  private static final Comparator<EventId> ORDER =
      Comparator.comparing(EventId::source).thenComparing(EventId::id);

  @Override
  public int compareTo(EventId other) {
    return ORDER.compare(this, other);
  }
}
