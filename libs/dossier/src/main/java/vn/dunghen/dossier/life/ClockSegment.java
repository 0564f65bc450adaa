package vn.dunghen.dossier.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.dunghen.dossier.life.DossierLife.Step;
import vn.dunghen.dossier.time.CivilTime;

/// A stretch of a dossier's life in which one party held it. The segments of a life tile it: each
/// begins where the one before ends, the last has no end.
///
/// @param until the first instant after it; [CivilTime#FOREVER] for the last
/// @param holder the unit that held it; empty where the citizen did, or nobody any more
public record ClockSegment(Instant from, Instant until, Kind kind, String holder) {

  /// What the dossier was waiting for.
  public enum Kind {
    /// To be taken in.
    RECEPTION,
    /// To be worked on by the responsible unit.
    PROCESSING,
    /// For the citizen's papers or payment.
    APPLICANT,
    /// Suspended at the responsible unit.
    SUSPENSION,
    /// For the citizen to fetch the result.
    COLLECTION,
    /// For nothing: over.
    CLOSED
  }

  /// The segments of a life, from the first thing known of it; empty where nothing is known.
  public static List<ClockSegment> of(DossierLife life) {
    var segments = new ArrayList<ClockSegment>();
    for (Step step : life.steps()) {
      ClockSegment next = from(step);
      ClockSegment last = segments.isEmpty() ? null : segments.getLast();
      if (last != null && last.kind == next.kind && last.holder.equals(next.holder)) {
        continue;
      }
      if (last != null) {
        segments.set(
            segments.size() - 1, new ClockSegment(last.from, next.from, last.kind, last.holder));
      }
      segments.add(next);
    }
    return List.copyOf(segments);
  }

  private static ClockSegment from(Step step) {
    DossierState state = step.state();
    Kind kind =
        switch (state.standing()) {
          case NOT_RECEIVED -> Kind.RECEPTION;
          case DECLINED -> Kind.CLOSED;
          case OPEN -> Kind.PROCESSING;
          case PAUSED ->
              state.pauses().contains(Pause.SUPPLEMENT) || state.pauses().contains(Pause.PAYMENT)
                  ? Kind.APPLICANT
                  : Kind.SUSPENSION;
          case ENDED ->
              state.end() != null
                      && state.end().kind() == End.Kind.COMPLETED
                      && state.returnedAt() == null
                  ? Kind.COLLECTION
                  : Kind.CLOSED;
        };
    String holder =
        switch (kind) {
          case RECEPTION -> state.submission() == null ? "" : state.submission().unit();
          case PROCESSING, SUSPENSION -> state.responsible();
          case COLLECTION -> state.reception() == null ? "" : state.reception().unit();
          case APPLICANT, CLOSED -> "";
        };
    return new ClockSegment(step.from(), CivilTime.FOREVER, kind, holder);
  }
}
