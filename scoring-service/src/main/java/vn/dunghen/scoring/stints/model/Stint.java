package vn.dunghen.scoring.stints.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dunghen.dossier.life.History;
import vn.dunghen.dossier.time.CivilTime;

/// What was known, from `knownFrom` until before `knownTo`, of a stretch of a dossier's life.
///
/// @param irregular whether the dossier, as known now, is left out of the tallies and counted from
///   its stints; only ever set on stints that are known now
public record Stint(Instant knownFrom, Instant knownTo, Span span, boolean irregular) {

  private static final Comparator<Stint> ORDER =
      Comparator.comparing(Stint::knownFrom).thenComparing(stint -> stint.span().from());

  /// The stints of one dossier. At every instant of knowledge the stints known then are the spans
  /// of the life known then; what does not change from one knowledge to the next is one stint.
  public static List<Stint> of(List<History.Known> history) {
    var stints = new ArrayList<Stint>();
    Map<Span, Instant> knownSince = new LinkedHashMap<>();
    for (History.Known known : history) {
      List<Span> spans = Span.of(known.life());
      Map<Span, Instant> next = new LinkedHashMap<>();
      for (Span span : spans) {
        Instant since = knownSince.remove(span);
        next.put(span, since == null ? known.from() : since);
      }
      knownSince.forEach((span, since) -> stints.add(new Stint(since, known.from(), span, false)));
      knownSince = next;
    }
    boolean irregular = !Regularity.isRegular(List.copyOf(knownSince.keySet()));
    knownSince.forEach(
        (span, since) -> stints.add(new Stint(since, CivilTime.FOREVER, span, irregular)));
    stints.sort(ORDER);
    return stints;
  }

  /// Those of a dossier's stints that are known now, in the order in which it lived them.
  public static List<Stint> knownNow(Collection<Stint> stints) {
    return stints.stream()
        .filter(Stint::isKnownNow)
        .sorted(Comparator.comparing(stint -> stint.span().from()))
        .toList();
  }

  /// Whether it is part of what is known now.
  public boolean isKnownNow() {
    return knownTo.equals(CivilTime.FOREVER);
  }
}
