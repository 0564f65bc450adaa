package vn.dunghen.city;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The events of a replay in the order in which they were recorded. Each is made when the stream
/// reaches it, so a replay of any size needs little memory; the stream can be had again.
///
/// `sequence` counts each source's events from 1 without gaps, twelve digits wide.
public final class ReplayedEvents {
  private static final DateTimeFormatter CODE_DAY =
      DateTimeFormatter.ofPattern("yyMMdd").withZone(Envelope.ZONE);

  private final List<PlannedDossier> dossiers;
  private final ReplayUnit head;
  private final List<Place> order;

  private record Place(PlannedDossier dossier, int ordinal) {
    Step step() {
      return dossier.steps.get(ordinal);
    }
  }

  ReplayedEvents(List<PlannedDossier> dossiers, ReplayUnit head) {
    this.dossiers = List.copyOf(dossiers);
    this.head = head;
    giveCodes(this.dossiers);
    var places = new ArrayList<Place>();
    for (var dossier : this.dossiers) {
      for (int i = 0; i < dossier.steps.size(); i++) {
        places.add(new Place(dossier, i));
      }
    }
    places.sort(
        Comparator.comparingLong((Place place) -> place.step().recorded())
            .thenComparing(place -> place.dossier().code)
            .thenComparingInt(Place::ordinal));
    this.order = List.copyOf(places);
  }

  /// How many dossiers there are.
  public int dossiers() {
    return dossiers.size();
  }

  /// How many events there are.
  public int size() {
    return order.size();
  }

  /// The events as CloudEvents in structured form, in the order in which they were recorded.
  public Stream<Map<String, Object>> stream() {
    var sequences = new HashMap<String, Integer>();
    return order.stream()
        .sequential()
        .map(place -> {
          int sequence = sequences.merge(place.dossier().unit.source(), 1, Integer::sum);
          var event = Rendering.event(place.dossier(), place.ordinal(), head, true);
          event.put("sequence", "%012d".formatted(sequence));
          return event;
        });
  }

  /// A code is the unit's identifier, the day, and a number that counts within both.
  private static void giveCodes(List<PlannedDossier> dossiers) {
    var numbers = new HashMap<String, Integer>();
    dossiers.stream()
        .sorted(Comparator.comparingLong(dossier -> dossier.steps.getFirst().occurred()))
        .forEach(dossier -> {
          var first = Instant.ofEpochSecond(dossier.steps.getFirst().occurred());
          var prefix = dossier.unit.identifier() + "-" + CODE_DAY.format(first);
          dossier.code = "%s-%04d".formatted(prefix, numbers.merge(prefix, 1, Integer::sum));
        });
  }
}
