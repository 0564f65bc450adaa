package vn.dunghen.portal;

import java.time.Duration;

/// Counts dossiers as the index does (Decision 766, item 2.1) from what was pushed: the end is what
/// progress says, never a field of the dossier.
///
/// Not counted: a procedure's longest term, which the portal's catalogue here does not hold; a
/// dossier without `NgayHenTra` counts as on time.
final class Tally {
  private static final Duration DAY = Duration.ofDays(1);
  private static final int SUPPLEMENT = 5;

  private final Period period;
  private final long endOfPeriod;
  private long received;
  private long onTime;
  private long completed;
  private double days;

  /// @param now the period ends here, if it still runs
  Tally(Period period, long now) {
    this.period = period;
    this.endOfPeriod = Math.min(period.to(), now);
  }

  /// Counts the dossier if it was received in the period.
  void add(Dossier dossier) {
    if (!period.contains(dossier.received)) {
      return;
    }
    received++;
    var life = Life.of(dossier.stepsInOrder(), endOfPeriod);
    if (life.end() != 0) {
      completed++;
      var took =
          Duration.between(PortalTime.moment(dossier.received), PortalTime.moment(life.end()));
      days += took.minus(life.waited()).toSeconds() / (double) DAY.toSeconds();
    }
    if (isOnTime(dossier, life)) {
      onTime++;
    }
  }

  private boolean isOnTime(Dossier dossier, Life life) {
    if (life.end() == 0 && life.waitingSince() != 0 && life.supplements() > 1) {
      return false;
    }
    if (dossier.promised == 0) {
      return true;
    }
    long end;
    if (life.end() != 0) {
      end = life.end();
    } else {
      end = life.waitingSince() != 0 ? life.waitingSince() : endOfPeriod;
    }
    return !PortalTime.moment(end)
        .minus(life.waited())
        .isAfter(PortalTime.moment(dossier.promised));
  }

  long received() {
    return received;
  }

  long onTime() {
    return onTime;
  }

  long overdue() {
    return received - onTime;
  }

  long completed() {
    return completed;
  }

  /// Mean days from reception to end, supplements taken off; 0 where none ended.
  double averageDays() {
    return completed == 0 ? 0 : days / completed;
  }

  /// What a dossier's progress comes to.
  ///
  /// @param end by priority 9, 10, then 3, 7 or 8; 0 while there is none
  /// @param supplements how many were asked for
  /// @param waitingSince when the one was asked for that has not come; 0 if none is awaited
  /// @param waited for those that came
  private record Life(long end, int supplements, long waitingSince, Duration waited) {
    static Life of(long[] steps, long until) {
      long done = 0;
      long returned = 0;
      long stopped = 0;
      long since = 0;
      var supplements = 0;
      var waited = Duration.ZERO;
      for (var step : steps) {
        var moment = Dossier.moment(step);
        var state = Dossier.state(step);
        if (moment > until) {
          break;
        }
        if (state == SUPPLEMENT && since == 0) {
          since = moment;
          supplements++;
        } else if (state != SUPPLEMENT && since != 0) {
          waited =
              waited.plus(Duration.between(PortalTime.moment(since), PortalTime.moment(moment)));
          since = 0;
        }
        switch (state) {
          case 9 -> done = moment;
          case 10 -> returned = moment;
          case 3, 7, 8 -> stopped = moment;
          default -> {}
        }
      }
      long end = done;
      if (end == 0) {
        end = returned != 0 ? returned : stopped;
      }
      return new Life(end, supplements, since, waited);
    }
  }
}
