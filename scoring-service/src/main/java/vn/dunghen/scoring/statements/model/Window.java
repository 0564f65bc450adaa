package vn.dunghen.scoring.statements.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import vn.dunghen.dossier.time.CivilTime;

/// The instants of a statement.
///
/// @param before the last instant before the period, at which a dossier is seen first; not after
///   `end`
/// @param end the last instant of the period, or the instant of knowledge where that is earlier
/// @param known what was recorded at or before it counts
/// @param judgedAt the instant at which it is judged whether an open dossier is overdue
/// @param knownThrough everything recorded at or before it has arrived; empty where nobody knows
/// @param provisional whether more may still arrive that was recorded by the instant of knowledge
public record Window(
    Instant before,
    Instant end,
    Instant known,
    Instant judgedAt,
    Optional<Instant> knownThrough,
    boolean provisional) {

  private static final Instant EVERYTHING = CivilTime.FOREVER.minus(1, ChronoUnit.MICROS);

  /// @param now the present
  /// @param watermark the lowest over all partitions
  public static Window of(Question question, Instant now, Optional<Instant> watermark) {
    Instant knowledge = question.asOf().orElse(now);
    Instant end = earlier(CivilTime.endOf(question.to()), knowledge);
    Instant before = earlier(CivilTime.startOf(question.from()).minus(1, ChronoUnit.MICROS), end);
    Instant judged = watermark.map(mark -> earlier(end, mark)).orElse(end);
    return new Window(
        before,
        end,
        question.asOf().orElse(EVERYTHING),
        judged,
        watermark,
        watermark.isEmpty() || watermark.get().isBefore(earlier(knowledge, now)));
  }

  /// The day on which it is judged whether an open dossier is overdue.
  public LocalDate judged() {
    return CivilTime.dayOf(judgedAt);
  }

  /// Whether the period is over and everything of it has arrived.
  public boolean isClosed(Question question) {
    Instant last = CivilTime.endOf(question.to());
    return end.equals(last) && knownThrough.isPresent() && !knownThrough.get().isBefore(last);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
