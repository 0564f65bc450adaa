package vn.dunghen.city;

import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import vn.dunghen.city.PlannedDossier.Channel;
import vn.dunghen.city.Step.Kind;

/// Lays out the lives of dossiers so that each has the fate it is given. Counters work in working
/// time; online submissions come at any hour and are received within eight working hours.
final class LifePlanner {
  private static final int[] PROMISE_MINUTES = {120, 180, 240, 300, 360, 420};
  private static final int LAST_PROMISE_MINUTE = 420;
  private static final int LONGEST_TERM = 30;
  private static final int MOST_DAYS_LATE = 6;
  private static final int SLOWEST_RECORDING_SECONDS = 180;

  private final WorkingDays days;
  private final List<ReplayUnit> units;
  private final SplittableRandom random;

  LifePlanner(WorkingDays days, List<ReplayUnit> units, SplittableRandom random) {
    this.days = days;
    this.units = List.copyOf(units);
    this.random = random;
  }

  /// A dossier received in the period, with that fate at its end.
  PlannedDossier received(Fate fate, boolean online, Span span) {
    var dossier = dossier(online ? Channel.ONLINE : percent(3) ? Channel.POSTAL : Channel.COUNTER);
    int term = term(dossier);
    int first = span.first();
    int last = span.last();
    switch (fate) {
      case EARLY -> {
        int day = between(first, last);
        int promise = day + term;
        close(dossier, day, promise, between(day, Math.min(last, promise - 1)));
      }
      case ON_TIME -> {
        int length = between(0, term);
        int day = between(first, Math.max(first, last - length));
        int end = Math.min(last, day + length);
        close(dossier, day, end, end);
      }
      case LATE -> {
        require(last > first, "resolvedLate", "received and end late");
        int promise = between(first, last - 1);
        int day = Math.max(first, promise - term);
        close(
            dossier, day, promise, between(promise + 1, Math.min(last, promise + MOST_DAYS_LATE)));
      }
      case CLOSED_OTHER -> {
        int day = between(first, last);
        int end = between(day, Math.min(last, day + 3));
        receive(dossier, day, day + term, end == day);
        closeOtherwise(dossier, end);
      }
      case OPEN -> {
        int length = between(1, term);
        int day = between(Math.max(first, last + 1 - length), last);
        receive(dossier, day, Math.max(last + 1, day + length), false);
        progress(dossier, day, last);
      }
      case OPEN_OVERDUE -> {
        require(span.lastOverdue() >= first, "inProgressOverdue", "received and be overdue");
        int promise = between(first, span.lastOverdue());
        int day = Math.max(first, promise - term);
        receive(dossier, day, promise, false);
        progress(dossier, day, last);
      }
    }
    return dossier;
  }

  /// A dossier received before the period and open at its beginning, promised so that the fate can
  /// follow.
  PlannedDossier carriedIn(Fate fate, Span span) {
    var dossier = dossier(percent(10) ? Channel.POSTAL : Channel.COUNTER);
    int day = span.first() - 1 - random.nextInt(term(dossier));
    int soon = Math.min(span.last(), span.first() + LONGEST_TERM / 2);
    int promise =
        switch (fate) {
          case EARLY -> span.first() + 1 + random.nextInt(LONGEST_TERM / 2);
          case ON_TIME -> between(span.first(), soon);
          case LATE -> between(day, Math.max(day, soon - 1));
          case CLOSED_OTHER -> between(span.first(), soon);
          case OPEN -> span.last() + 1 + random.nextInt(LONGEST_TERM / 2);
          case OPEN_OVERDUE -> between(day, Math.min(soon, span.lastOverdue()));
        };
    receive(dossier, day, promise, false);
    meet(dossier, fate, span);
    return dossier;
  }

  /// A dossier received and resolved before `beginning`, reopened in the period and open at its
  /// end.
  PlannedDossier reopened(boolean overdue, Span span, int beginning) {
    var dossier = dossier(Channel.COUNTER);
    int day = beginning - 40 - random.nextInt(20);
    receive(dossier, day, day + 5, false);
    add(dossier, Kind.COMPLETED, at(day + 4, between(60, 470)), 1);
    if (overdue) {
      require(span.lastOverdue() >= span.first(), "inProgressOverdue", "reopened and be overdue");
      int again = between(span.first(), span.lastOverdue());
      add(dossier, Kind.REOPENED, at(again, between(5, 100)), 0);
      promise(dossier, Kind.PROMISED_AS_CORRECTION, again, between(again, span.lastOverdue()));
    } else {
      int again = between(span.first(), span.last());
      add(dossier, Kind.REOPENED, at(again, between(5, 100)), 0);
      promise(dossier, Kind.PROMISED_AS_CORRECTION, again, span.last() + between(1, 10));
    }
    return dossier;
  }

  /// The fates that a carried dossier can have without a new promise.
  Set<Fate> fitting(PlannedDossier dossier, Span span) {
    var fitting = EnumSet.of(Fate.CLOSED_OTHER);
    int promise = dossier.promiseDay;
    if (promise > span.first()) {
      fitting.add(Fate.EARLY);
    }
    if (promise >= span.first() && promise <= span.last()) {
      fitting.add(Fate.ON_TIME);
    }
    if (promise < span.last()) {
      fitting.add(Fate.LATE);
    }
    fitting.add(promise > span.last() ? Fate.OPEN : Fate.OPEN_OVERDUE);
    if (promise > span.lastOverdue()) {
      fitting.remove(Fate.OPEN_OVERDUE);
    }
    return fitting;
  }

  /// Lets a carried dossier meet its fate in the period; where its promise does not fit, a new one
  /// is made on the period's first day, with an apology if the old one was missed.
  void meet(PlannedDossier dossier, Fate fate, Span span) {
    int first = span.first();
    int last = span.last();
    if (!fitting(dossier, span).contains(fate)) {
      int latest = fate == Fate.LATE ? last - 1 : span.lastOverdue();
      int promise =
          switch (fate) {
            case EARLY -> first + between(1, 5);
            case ON_TIME -> between(first, Math.min(last, first + 5));
            case OPEN -> last + between(1, 10);
            case LATE, OPEN_OVERDUE -> {
              require(
                  latest >= first,
                  fate == Fate.LATE ? "resolvedLate" : "inProgressOverdue",
                  "carried in with its date ahead and miss it");
              yield between(first, latest);
            }
            case CLOSED_OTHER -> throw new IllegalStateException("Any promise fits this fate.");
          };
      boolean missed = dossier.promiseDay < first;
      promise(
          dossier,
          missed ? Kind.PROMISED_WITH_APOLOGY : Kind.PROMISED_AS_CORRECTION,
          first,
          promise);
    }
    int promise = dossier.promiseDay;
    switch (fate) {
      case EARLY -> complete(dossier, between(first, Math.min(last, promise - 1)));
      case ON_TIME -> complete(dossier, promise);
      case LATE -> {
        int from = Math.max(first, promise + 1);
        complete(dossier, between(from, Math.min(last, from + MOST_DAYS_LATE)));
      }
      case CLOSED_OTHER -> closeOtherwise(dossier, between(first, last));
      case OPEN, OPEN_OVERDUE -> {}
    }
  }

  /// Ends a dossier that was open at the end of the last period, in the month after it.
  void finish(PlannedDossier dossier, Span last) {
    var after = new Span(last.last() + 1, last.last() + 21, last.last() + 20);
    int promise = dossier.promiseDay;
    if (promise < after.first()) {
      meet(dossier, Fate.LATE, after);
    } else if (promise > after.last() || (promise > after.first() && percent(40))) {
      meet(dossier, Fate.EARLY, after);
    } else {
      meet(dossier, Fate.ON_TIME, after);
    }
  }

  private PlannedDossier dossier(Channel channel) {
    var head = units.getFirst();
    int draw = random.nextInt(units.size() + 2);
    var unit = draw < units.size() ? units.get(draw) : head;
    var procedure = unit.procedures().get(random.nextInt(unit.procedures().size()));
    var responsible = percent(3) ? head : unit;
    return new PlannedDossier(unit, responsible, procedure, channel, random.nextInt(1_000_000_000));
  }

  private void close(PlannedDossier dossier, int day, int promise, int end) {
    int longestPause = Math.min(3, Math.min(end, promise) - day - 2);
    boolean pause = longestPause >= 1 && percent(8) && days.hasCalendar(day);
    pause &= days.hasCalendar(promise);
    if (pause) {
      closeWithSupplement(dossier, day, promise, end, between(1, longestPause));
    } else {
      receive(dossier, day, promise, end == day);
      progress(dossier, day, end - 1);
      complete(dossier, end);
    }
  }

  /// The pause begins and ends at the same working minute, so it lasts whole working days; the
  /// promise moves by as many, either by itself or by a new assertion.
  private void closeWithSupplement(
      PlannedDossier dossier, int day, int promise, int end, int pause) {
    receive(dossier, day, promise - pause, false);
    int request = between(day + 1, Math.min(end, promise) - pause - 1);
    int minute = between(30, 440);
    var requested = at(request, minute);
    add(dossier, Kind.SUPPLEMENT_REQUESTED, requested, 0);
    var supplied = days.at(request + pause, minute, (int) (requested.getEpochSecond() % 60));
    add(dossier, Kind.SUPPLEMENT_SUPPLIED, supplied, 0);
    dossier.promiseDay = promise;
    if (percent(50)) {
      var promised = days.at(promise, dossier.promiseMinute, 0).getEpochSecond();
      add(dossier, Kind.PROMISED_AFTER_SUPPLEMENT, supplied.plusSeconds(40), promised);
    }
    complete(dossier, end);
  }

  private void receive(PlannedDossier dossier, int day, int promise, boolean endsSameDay) {
    int minute = between(5, endsSameDay ? 200 : 440);
    var received = at(day, minute);
    dossier.promiseDay = promise;
    dossier.promiseMinute =
        promise == day
            ? LAST_PROMISE_MINUTE + 30
            : PROMISE_MINUTES[random.nextInt(PROMISE_MINUTES.length)];
    if (dossier.channel == Channel.ONLINE) {
      add(dossier, Kind.SUBMITTED, submissionBefore(received, day), 0);
    }
    var promised = days.at(promise, dossier.promiseMinute, 0).getEpochSecond();
    add(dossier, Kind.RECEIVED, received, promised);
    if (percent(70)) {
      add(dossier, Kind.DIGITISED, at(day, minute + 1 + random.nextInt(2)), random.nextInt(2));
    }
    if (dossier.procedure.fee() > 0 && percent(60)) {
      pay(dossier, day, minute + 3);
    }
  }

  private void pay(PlannedDossier dossier, int day, int minute) {
    if (percent(10) && days.hasCalendar(day) && days.hasCalendar(dossier.promiseDay)) {
      add(dossier, Kind.PAYMENT_REQUESTED, at(day, minute), 0);
      add(dossier, Kind.PAYMENT_MADE, at(day, minute + 10), 0);
    } else {
      add(dossier, Kind.PAYMENT_MADE, at(day, minute), 0);
    }
  }

  /// Any hour since the working day before closed: at most eight working hours lie between.
  private Instant submissionBefore(Instant received, int day) {
    var closing =
        days.hasCalendar(day - 1)
            ? days.day(day - 1).atTime(LocalTime.of(17, 0))
            : days.day(day).atTime(LocalTime.of(5, 0));
    long earliest = closing.atZone(Envelope.ZONE).toEpochSecond();
    return Instant.ofEpochSecond(random.nextLong(earliest, received.getEpochSecond() - 60));
  }

  private void progress(PlannedDossier dossier, int day, int until) {
    if (until > day && percent(35)) {
      add(dossier, Kind.PROGRESSED, at(between(day + 1, until), between(10, 470)), between(2, 4));
    }
    boolean foreign = !dossier.responsible.equals(units.getFirst());
    if (until > day && foreign && percent(2)) {
      add(dossier, Kind.TRANSFERRED, at(between(day + 1, until), between(10, 470)), 0);
    }
  }

  private void promise(PlannedDossier dossier, Kind kind, int day, int promise) {
    dossier.promiseDay = promise;
    dossier.promiseMinute = LAST_PROMISE_MINUTE;
    var promised = days.at(promise, LAST_PROMISE_MINUTE, 0).getEpochSecond();
    add(dossier, kind, at(day, between(110, 160)), promised);
  }

  /// Ends with the result; a few systems report only that it was handed over.
  private void complete(PlannedDossier dossier, int end) {
    int minute = between(250, 465);
    boolean onlyReturned = percent(2);
    if (!onlyReturned) {
      add(dossier, Kind.COMPLETED, at(end, minute), percent(60) ? 1 : 0);
    }
    if (onlyReturned || percent(80)) {
      boolean later = !onlyReturned && percent(30);
      var returned = later ? at(end + 1, between(10, 470)) : at(end, minute + 5);
      add(dossier, Kind.RETURNED, returned, 0);
      if (percent(5)) {
        add(dossier, Kind.RATED, returned.plusSeconds(90), percent(90) ? 1 : 0);
      }
    }
  }

  private void closeOtherwise(PlannedDossier dossier, int end) {
    Kind[] ways = {Kind.REFUSED, Kind.WITHDRAWN, Kind.STOPPED};
    add(dossier, ways[random.nextInt(ways.length)], at(end, between(250, 470)), 0);
  }

  private void add(PlannedDossier dossier, Kind kind, Instant time, long detail) {
    int delay = between(1, SLOWEST_RECORDING_SECONDS);
    dossier.steps.add(new Step(kind, time.getEpochSecond(), delay, detail));
  }

  private Instant at(int day, int minute) {
    return days.at(day, minute, random.nextInt(60));
  }

  private int term(PlannedDossier dossier) {
    return Math.min(LONGEST_TERM, dossier.procedure.term().inWorkingDays());
  }

  private int between(int first, int last) {
    return random.nextInt(first, last + 1);
  }

  private boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  private static void require(boolean possible, String count, String what) {
    if (!possible) {
      throw new IllegalArgumentException(
          "The period is too short for " + count + ": no dossier can be " + what + " in it.");
    }
  }
}
