package vn.dunghen.scoring.statements;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.scoring.statements.model.Measure;
import vn.dunghen.scoring.statements.model.Statement;

/// A statement as it is answered.
///
/// @param asOf the instant of knowledge that was asked for; null for what is known now
/// @param knownThrough everything recorded at or before it has arrived; null while nobody knows
/// @param provisional whether more may still arrive that was recorded by the instant of knowledge
record StatementAnswer(
    AgencyShort agency,
    LocalDate from,
    LocalDate to,
    @Nullable OffsetDateTime asOf,
    String by,
    @Nullable OffsetDateTime knownThrough,
    boolean provisional,
    long received,
    long carriedIn,
    long resolvedEarly,
    long resolvedOnTime,
    long resolvedLate,
    long closedOther,
    long reopened,
    long transferredIn,
    long transferredOut,
    long inProgress,
    long inProgressOverdue,
    long filedOnline,
    int generation,
    String computedFrom) {

  /// @param validTo its last day, if it ends
  /// @param successor where its dossiers stand after that
  record AgencyShort(
      String code, String name, @Nullable LocalDate validTo, @Nullable String successor) {

    static AgencyShort of(Agency agency) {
      return new AgencyShort(agency.code(), agency.name(), agency.validTo(), agency.successor());
    }
  }

  static StatementAnswer of(Statement statement) {
    return new StatementAnswer(
        AgencyShort.of(statement.agency()),
        statement.question().from(),
        statement.question().to(),
        local(statement.question().asOf().orElse(null)),
        statement.question().by().wire(),
        local(statement.window().knownThrough().orElse(null)),
        statement.window().provisional(),
        statement.count(Measure.RECEIVED),
        statement.count(Measure.CARRIED_IN),
        statement.count(Measure.RESOLVED_EARLY),
        statement.count(Measure.RESOLVED_ON_TIME),
        statement.count(Measure.RESOLVED_LATE),
        statement.count(Measure.CLOSED_OTHER),
        statement.count(Measure.REOPENED),
        statement.count(Measure.TRANSFERRED_IN),
        statement.count(Measure.TRANSFERRED_OUT),
        statement.count(Measure.IN_PROGRESS),
        statement.count(Measure.IN_PROGRESS_OVERDUE),
        statement.count(Measure.FILED_ONLINE),
        statement.generation(),
        statement.computedFrom().wire());
  }

  static @Nullable OffsetDateTime local(@Nullable Instant instant) {
    return instant == null ? null : civil(instant);
  }

  static OffsetDateTime civil(Instant instant) {
    return instant.atZone(CivilTime.ZONE).toOffsetDateTime();
  }
}
