package vn.dunghen.scoring.statements.model;

import java.util.Arrays;
import java.util.Optional;

/// What a statement counts. Each measure is one condition on a dossier seen twice (see `COUNTED` in
/// [StatementSql]): at the end of the day before the period (a) and at its end (b). The count and
/// the list of a measure both come from this condition, so they cannot disagree.
public enum Measure {
  RECEIVED("received", "in_b and received_at > :before", true),
  CARRIED_IN("carriedIn", "in_a", true),
  RESOLVED_EARLY("resolvedEarly", "ended and outcome = 0", true),
  RESOLVED_ON_TIME("resolvedOnTime", "ended and outcome = 1", true),
  RESOLVED_LATE("resolvedLate", "ended and outcome = 2", true),
  CLOSED_OTHER("closedOther", "ended and outcome = 3", true),
  REOPENED(
      "reopened", "in_b and is_open and not (in_a or elsewhere or received_at > :before)", true),
  TRANSFERRED_IN("transferredIn", "in_b and elsewhere", true),
  TRANSFERRED_OUT("transferredOut", "in_a and not in_b", true),
  IN_PROGRESS("inProgress", "in_b and is_open", true),
  IN_PROGRESS_OVERDUE("inProgressOverdue", "in_b and is_open and overdue_from <= :judged", true),
  FILED_ONLINE("filedOnline", "in_b and received_at > :before and online", true),
  /// Received otherwise than online: what `filedOnline` lacks to `received`.
  FILED_OTHERWISE("filedOtherwise", "in_b and received_at > :before and not online", false),
  /// Open or ended in the period without a promise and without a term.
  NO_DATE("noDate", "in_b and (is_open or ended) and dating = 1", false),
  /// Open or ended in the period with a date that cannot be computed: the calendar is missing.
  NO_CALENDAR("noCalendar", "in_b and (is_open or ended) and dating = 2", false),
  /// Open or ended in the period with an asserted date on a day that is not worked.
  DOUBTFUL(
      "doubtful",
      """
      in_b and (is_open or ended) and asserted
      and (promise at time zone 'Asia/Ho_Chi_Minh')::date = any((:daysOff)::date[])\
      """,
      false);

  private final String wire;
  private final String condition;
  private final boolean stated;

  Measure(String wire, String condition, boolean stated) {
    this.wire = wire;
    this.condition = condition;
    this.stated = stated;
  }

  public static Optional<Measure> ofWire(String wire) {
    return Arrays.stream(values()).filter(measure -> measure.wire.equals(wire)).findFirst();
  }

  /// The spelling in answers and addresses.
  public String wire() {
    return wire;
  }

  /// Whether it is a number of the statement; else it is a list only.
  public boolean isStated() {
    return stated;
  }

  String condition() {
    return "(" + condition + ")";
  }
}
