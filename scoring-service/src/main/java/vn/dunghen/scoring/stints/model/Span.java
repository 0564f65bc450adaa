package vn.dunghen.scoring.stints.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.life.DossierLife;
import vn.dunghen.dossier.time.CivilTime;

/// A stretch of a dossier's life, from `from` until before `to`, in which its condition does not
/// change. The last one ends at [CivilTime#FOREVER].
public record Span(Instant from, Instant to, Condition condition) {

  /// The spans of a life, from reception on; they follow each other without a gap.
  public static List<Span> of(DossierLife life) {
    var spans = new ArrayList<Span>();
    Instant since = null;
    Condition current = null;
    for (DossierLife.Step step : life.steps()) {
      Optional<Condition> next = Condition.of(step.state());
      if (next.isEmpty() || next.get().equals(current)) {
        continue;
      }
      add(spans, since, step.from(), current);
      since = step.from();
      current = next.get();
    }
    add(spans, since, CivilTime.FOREVER, current);
    return spans;
  }

  private static void add(
      List<Span> spans, @Nullable Instant from, Instant to, @Nullable Condition condition) {
    if (from != null && condition != null && from.isBefore(to)) {
      spans.add(new Span(from, to, condition));
    }
  }
}
