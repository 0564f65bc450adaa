package vn.dunghen.notification.alerts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.notification.alerts.model.Reason;

/// An alert in JSON; times carry the offset of Asia/Ho_Chi_Minh.
record AlertAnswer(
    long id,
    String dossier,
    String procedure,
    int promiseNumber,
    String stage,
    int occurrence,
    String agency,
    String agencyName,
    String responsible,
    OffsetDateTime promise,
    OffsetDateTime judgedAt,
    OffsetDateTime raisedAt,
    String state,
    @Nullable String reason,
    @Nullable OffsetDateTime settledAt,
    List<Told> told,
    List<Acknowledgement> acknowledgements) {

  AlertAnswer {
    told = List.copyOf(told);
    acknowledgements = List.copyOf(acknowledgements);
  }

  record Told(
      String agency,
      String recipient,
      String way,
      boolean withdrawal,
      String state,
      @Nullable OffsetDateTime at,
      @Nullable String problem) {}

  record Acknowledgement(OffsetDateTime at, String by, String cause, String comment) {}

  static AlertAnswer of(Alerts.Alert alert) {
    Reason reason = alert.reason();
    return new AlertAnswer(
        alert.id(),
        alert.dossier(),
        alert.procedure(),
        alert.promiseNumber(),
        alert.stage().wire(),
        alert.occurrence(),
        alert.agency(),
        alert.agencyName(),
        alert.responsible(),
        local(alert.due()),
        local(alert.judgedAt()),
        local(alert.raisedAt()),
        alert.state().wire(),
        reason == null ? null : reason.wire(),
        optional(alert.settledAt()),
        alert.told().stream()
            .map(told ->
                new Told(
                    told.owner(),
                    told.name(),
                    told.way().wire(),
                    told.withdrawal(),
                    told.state(),
                    optional(told.at()),
                    told.problem()))
            .toList(),
        alert.acknowledgements().stream()
            .map(noted ->
                new Acknowledgement(
                    local(noted.at()), noted.by(), noted.cause().wire(), noted.comment()))
            .toList());
  }

  private static OffsetDateTime local(Instant instant) {
    return instant.atZone(CivilTime.ZONE).toOffsetDateTime();
  }

  private static @Nullable OffsetDateTime optional(@Nullable Instant instant) {
    return instant == null ? null : local(instant);
  }
}
