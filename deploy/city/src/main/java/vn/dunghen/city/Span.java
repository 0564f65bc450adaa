package vn.dunghen.city;

import java.time.LocalDate;

/// A period as places in [WorkingDays].
///
/// @param first the first working day of the period
/// @param last the last one
/// @param lastOverdue the last working day before the period's last civil day: a promise until then
///   is overdue at the period's end
record Span(int first, int last, int lastOverdue) {

  static Span of(Statement statement, WorkingDays days) {
    var span = between(statement.from(), statement.to(), days);
    if (span.last < span.first) {
      throw new IllegalArgumentException(
          "The period "
              + statement.from()
              + " to "
              + statement.to()
              + " has no working day, so nothing can be replayed in it.");
    }
    return span;
  }

  private static Span between(LocalDate from, LocalDate to, WorkingDays days) {
    return new Span(days.onOrAfter(from), days.onOrBefore(to), days.onOrBefore(to.minusDays(1)));
  }
}
