package vn.dunghen.notification.watching;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.notification.alerts.model.Reason;
import vn.dunghen.notification.alerts.model.Stage;

/// Raises what is due: one statement per stage over the table `watch`, whatever its size. Raising
/// again changes nothing; a run that was missed is caught up by the next.
@ApplicationScoped
public class Raising {

  /// A day that has passed is told by the next stage, if it is late at all.
  private static final NamedSql PASS =
      new NamedSql(
          """
          update alert
          set    state = 'over', reason = :reason, settled_at = :now
          where  state = 'standing' and stage = :stage and due < :dawn
          """);

  /// What was told to an agency that has ended since is told to the one that took over.
  private static final NamedSql HAND_OVER =
      new NamedSql(
          """
          update alert
          set    state = 'over', reason = :reason, settled_at = :now
          from   agency a
          where  alert.state = 'standing' and a.code = alert.responsible
          and    a.stands_at <> alert.agency
          """);

  private static final NamedSql DUE_TODAY = raise("w.overdue_from = cast(:day as date) + 1");
  private static final NamedSql OVERDUE = raise("w.overdue_from <= cast(:day as date)");

  /// The same condition as [Stage#isTrue], in SQL.
  private static NamedSql raise(String isTrue) {
    return new NamedSql(
        """
        insert into alert (dossier, promise_number, stage, occurrence, agency, responsible,
                           procedure, due, judged_at, raised_at)
        select w.dossier, w.promise_number, :stage,
               1 + (select count(*) from alert before
                    where  before.dossier = w.dossier and before.promise_number = w.promise_number
                    and    before.stage = :stage and before.agency = a.stands_at),
               a.stands_at, w.responsible, w.procedure, w.due, :judged, :now
        from   watch w join agency a on a.code = w.responsible
        where  a.go_live <= :judged
        and    $TRUE
        and    not exists (select from alert now
                           where  now.dossier = w.dossier and now.promise_number = w.promise_number
                           and    now.stage = :stage and now.agency = a.stands_at
                           and    now.state = 'standing')
        on conflict do nothing
        """
            .replace("$TRUE", isTrue));
  }

  /// Judges all open dossiers. The caller keeps everybody from folding meanwhile.
  ///
  /// @param judged the instant to judge for: the clock's, or the lowest watermark where earlier
  /// @return how many alerts are new
  public int raise(Connection tx, Instant judged, Instant now) throws SQLException {
    settle(
        tx,
        PASS,
        Map.of(
            "reason", Reason.NEXT_STAGE.wire(),
            "stage", Stage.DUE_TODAY.wire(),
            "dawn", CivilTime.startOf(CivilTime.dayOf(judged)),
            "now", now));
    settle(tx, HAND_OVER, Map.of("reason", Reason.TRANSFERRED.wire(), "now", now));
    int raised = 0;
    for (Stage stage : Stage.values()) {
      raised += raise(tx, stage, judged, now);
    }
    return raised;
  }

  private static void settle(Connection tx, NamedSql sql, Map<String, Object> values)
      throws SQLException {
    try (var statement = sql.prepare(tx, values)) {
      statement.executeUpdate();
    }
  }

  private static int raise(Connection tx, Stage stage, Instant judged, Instant now)
      throws SQLException {
    NamedSql sql =
        switch (stage) {
          case DUE_TODAY -> DUE_TODAY;
          case OVERDUE -> OVERDUE;
        };
    try (var statement =
        sql.prepare(
            tx,
            Map.of(
                "stage",
                stage.wire(),
                "day",
                CivilTime.dayOf(judged),
                "judged",
                judged,
                "now",
                now))) {
      return statement.executeUpdate();
    }
  }
}
