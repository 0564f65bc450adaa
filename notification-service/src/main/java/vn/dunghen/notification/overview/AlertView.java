package vn.dunghen.notification.overview;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.notification.alerts.AlertState;
import vn.dunghen.notification.alerts.Alerts;
import vn.dunghen.notification.alerts.model.Reason;
import vn.dunghen.notification.alerts.model.Stage;

/// An alert as people read it.
///
/// @param late whether the promised day is over
/// @param daysLate civil days since the promised day
/// @param open whether it can be acknowledged
record AlertView(
    long id,
    String dossier,
    String href,
    String procedure,
    String agency,
    String stage,
    String stageEn,
    boolean late,
    String due,
    long daysLate,
    AlertState state,
    String reason,
    String reasonEn,
    boolean open,
    List<Told> told,
    List<Noted> noted) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu").withZone(CivilTime.ZONE);

  AlertView {
    told = List.copyOf(told);
    noted = List.copyOf(noted);
  }

  /// @param light good, warn, bad or none
  record Told(String light, String word, String wordEn, String who) {}

  record Noted(String at, String by, String cause, String causeEn, String comment) {}

  static AlertView of(Alerts.Alert alert, LocalDate today) {
    Reason reason = alert.reason();
    return new AlertView(
        alert.id(),
        alert.dossier(),
        "/dossiers/"
            + URLEncoder.encode(alert.dossier(), StandardCharsets.UTF_8).replace("+", "%20"),
        alert.procedure(),
        alert.agencyName(),
        alert.stage().vi(),
        alert.stage().en(),
        alert.stage() == Stage.OVERDUE,
        written(alert.due()),
        Math.max(0, ChronoUnit.DAYS.between(CivilTime.dayOf(alert.due()), today)),
        alert.state(),
        reason == null ? "" : reason.vi(),
        reason == null ? "" : reason.en(),
        alert.settledAt() == null,
        alert.told().stream().map(AlertView::told).toList(),
        alert.acknowledgements().stream()
            .map(each ->
                new Noted(
                    written(each.at()),
                    each.by(),
                    each.cause().vi(),
                    each.cause().en(),
                    each.comment()))
            .toList());
  }

  private static Told told(Alerts.Told told) {
    String who =
        told.way().vi()
            + ", "
            + told.name()
            + " ("
            + told.owner()
            + ")"
            + (told.withdrawal() ? ", rút lại" : "");
    Instant at = told.at();
    if (at != null) {
      return new Told("good", written(at), "", who);
    }
    return switch (told.state()) {
      case "failed" -> new Told("bad", "Gửi không được", "not delivered", who);
      case "cancelled" -> new Told("none", "Không gửi nữa", "not sent any more", who);
      default ->
          told.problem() == null
              ? new Told("warn", "Đang chờ gửi", "waiting", who)
              : new Told("warn", "Đang thử lại", "trying again", who);
    };
  }

  static String written(Instant instant) {
    return TIME.format(instant);
  }
}
