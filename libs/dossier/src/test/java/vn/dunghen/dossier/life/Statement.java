package vn.dunghen.dossier.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import vn.dunghen.dossier.time.CivilTime;

/// The statement of a unit counted from lives, one dossier after another: the sentences of the
/// semantics put down as plainly as possible, to compare other code against.
final class Statement {

  enum Count {
    received,
    carriedIn,
    resolvedEarly,
    resolvedOnTime,
    resolvedLate,
    closedOther,
    reopened,
    transferredIn,
    transferredOut,
    inProgress,
    inProgressOverdue,
    filedOnline
  }

  private Statement() {}

  static Map<Count, Integer> of(
      Collection<DossierLife> lives,
      Predicate<String> inside,
      LocalDate from,
      LocalDate to,
      Instant known) {
    var counts = new EnumMap<Count, Integer>(Count.class);
    Instant before = CivilTime.endOf(from.minusDays(1));
    Instant end = CivilTime.endOf(to).isBefore(known) ? CivilTime.endOf(to) : known;
    for (DossierLife life : lives) {
      count(life.at(before), life.at(end), inside, CivilTime.dayOf(end), counts);
    }
    return counts;
  }

  private static void count(
      DossierState a,
      DossierState b,
      Predicate<String> inside,
      LocalDate judged,
      Map<Count, Integer> counts) {
    boolean insideA = inside.test(a.responsible());
    boolean insideB = inside.test(b.responsible());
    boolean openA = a.standing().isOpen();
    boolean openB = b.standing().isOpen();
    if (a.reception() == null && b.reception() != null && insideB) {
      add(counts, Count.received);
      if (b.reception().channel() == vn.dunghen.dossier.event.Channel.ONLINE) {
        add(counts, Count.filedOnline);
      }
    }
    if (openA && insideA) {
      add(counts, Count.carriedIn);
    }
    if (openA && !insideA && insideB) {
      add(counts, Count.transferredIn);
    }
    if (openA && insideA && !insideB) {
      add(counts, Count.transferredOut);
    }
    if (a.end() != null && openB && insideB) {
      add(counts, Count.reopened);
    }
    if (a.end() == null && b.end() != null && insideB) {
      add(counts, ended(b));
    }
    if (openB && insideB) {
      add(counts, Count.inProgress);
      if (PromiseKept.overdueFrom(b).filter(day -> !day.isAfter(judged)).isPresent()) {
        add(counts, Count.inProgressOverdue);
      }
    }
  }

  private static Count ended(DossierState b) {
    if (b.end() == null || !b.end().kind().withResult()) {
      return Count.closedOther;
    }
    return switch (PromiseKept.of(b)) {
      case EARLY -> Count.resolvedEarly;
      case ON_TIME -> Count.resolvedOnTime;
      case LATE -> Count.resolvedLate;
    };
  }

  private static void add(Map<Count, Integer> counts, Count count) {
    counts.merge(count, 1, Integer::sum);
  }
}
