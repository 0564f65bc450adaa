package vn.dunghen.scoring.releases.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dunghen.dossier.time.CivilTime;

/// When the index of each month is drafted by itself. All in Asia/Ho_Chi_Minh.
///
/// @param firstMonth nothing is due before it
/// @param day of the month after, from 1 to 28
/// @param grace how long after that it is late
/// @param ruleSet empty for the one that is dated for the month
/// @param letter what letter numbers begin with
public record Schedule(
    YearMonth firstMonth,
    int day,
    LocalTime hour,
    Duration grace,
    Optional<String> ruleSet,
    String letter) {

  /// When a month's release is due: its data hour, however late it is drafted.
  public Instant due(YearMonth month) {
    return dueDay(month).atTime(hour).atZone(CivilTime.ZONE).toInstant();
  }

  /// The civil day on which it is due, and the date of its letter.
  public LocalDate dueDay(YearMonth month) {
    return month.plusMonths(1).atDay(day);
  }

  /// The number of its letter, such as CSPV-2026-10.
  public String letterNumber(YearMonth month) {
    return letter + "-" + month;
  }

  /// The months whose releases are due, in their order.
  public List<YearMonth> dueBy(Instant now) {
    return Stream.iterate(
            firstMonth, month -> !due(month).isAfter(now), month -> month.plusMonths(1))
        .toList();
  }

  /// The first month whose release is not due yet.
  public YearMonth next(Instant now) {
    return firstMonth.plusMonths(dueBy(now).size());
  }

  /// Whether something that was to be done for the month is late at that instant.
  public boolean isLate(YearMonth month, Instant at) {
    return at.isAfter(due(month).plus(grace));
  }
}
