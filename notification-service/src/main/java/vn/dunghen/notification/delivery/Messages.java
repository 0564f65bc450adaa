package vn.dunghen.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.chassis.rows.Row;
import vn.dunghen.notification.alerts.model.Reason;
import vn.dunghen.notification.alerts.model.Stage;
import vn.dunghen.notification.directory.model.Way;

/// The table `message`: claims what is due, and notes what came of it. What notes an outcome
/// returns its name, as metrics count it.
@ApplicationScoped
class Messages {

  /// Safe with any number of instances: rows locked by another are skipped, and the lease makes the
  /// rows of one that crashed due again. The lease is measured by the database's clock, which all
  /// instances share.
  private static final NamedSql CLAIM =
      new NamedSql(
          """
          with due as (
            select id from message
            where  state = 'waiting' and way = any(:ways) and next_attempt_at <= :now
            and    (leased_until is null or leased_until < clock_timestamp())
            order  by next_attempt_at
            limit  :limit
            for update skip locked)
          update message m
          set    attempts = m.attempts + 1,
                 leased_until = clock_timestamp() + :lease * interval '1 millisecond'
          from   due
          where  m.id = due.id
          returning m.id, m.owner, m.name, m.way, m.address, m.attempts
          """);

  /// What still holds: an alert that was settled since the message was put together is left out.
  private static final NamedSql LINES =
      new NamedSql(
          """
          select a.id, a.dossier, a.procedure, a.agency, coalesce(g.name, a.agency) as agency_name,
                 a.stage, a.promise_number, a.occurrence, a.due,
                 case d.kind when 'withdrawal' then a.reason end as reason
          from   delivery d
          join   alert a on a.id = d.alert
          left join agency g on g.code = a.agency
          where  d.message = :message and d.told_at is null and not d.held
          and    (d.kind = 'withdrawal' or a.state = 'standing')
          order  by a.due, a.dossier, a.id
          """);

  private static final NamedSql SETTLE =
      new NamedSql(
          """
          update message
          set    state = :state, settled_at = :now, leased_until = null, problem = :problem
          where  id = :message and state = 'waiting'
          """);

  /// Waits for whoever is just settling one of the alerts, so that none is told and withdrawn
  /// without a withdrawal.
  private static final NamedSql LOCK_ALERTS =
      new NamedSql(
          """
          select id from alert
          where  id in (select alert from delivery where message = :message)
          order  by id for share
          """);

  private static final NamedSql TELL =
      new NamedSql(
          """
          update delivery set told_at = :now
          where  message = :message and alert::text = any(:alerts)
          """);
  private static final NamedSql TAKE_BACK =
      new NamedSql(
          """
          insert into delivery (alert, owner, name, way, kind, created_at)
          select d.alert, d.owner, d.name, d.way, 'withdrawal', :now
          from   delivery d join alert a on a.id = d.alert
          where  d.message = :message and d.kind = 'alert' and d.told_at is not null
          and    a.state = 'withdrawn'
          on conflict do nothing
          """);
  private static final NamedSql RETRY =
      new NamedSql(
          """
          update message
          set    next_attempt_at = :next, leased_until = null, problem = :problem,
                 state = case when composed_at < :horizon then 'failed' else state end,
                 settled_at = case when composed_at < :horizon then cast(:now as timestamptz) end
          where  id = :message and state = 'waiting'
          """);
  private static final NamedSql DISABLE =
      new NamedSql(
          """
          insert into disabled_webhook (owner, name, address, disabled_at)
          select owner, name, address, :now from message where id = :message
          on conflict do nothing
          """);

  List<Outgoing> claim(Connection tx, Collection<Way> ways, int limit, Duration lease, Instant now)
      throws SQLException {
    var claimed = new ArrayList<Outgoing>();
    try (var statement =
            CLAIM.prepare(
                tx,
                Map.of(
                    "ways",
                    ways.stream().map(Way::wire).toList(),
                    "now",
                    now,
                    "limit",
                    limit,
                    "lease",
                    lease.toMillis()));
        var row = statement.executeQuery()) {
      while (row.next()) {
        claimed.add(
            new Outgoing(
                row.getObject("id", UUID.class),
                row.getString("owner"),
                row.getString("name"),
                Way.ofWire(row.getString("way")).orElseThrow(),
                row.getString("address"),
                row.getInt("attempts"),
                List.of()));
      }
    }
    return claimed;
  }

  /// The message with what it has to say at this moment.
  Outgoing reread(Connection tx, Outgoing claimed) throws SQLException {
    var lines = new ArrayList<Outgoing.Line>();
    try (var statement = LINES.prepare(tx, Map.of("message", claimed.id()));
        var row = statement.executeQuery()) {
      while (row.next()) {
        String reason = row.getString("reason");
        lines.add(
            new Outgoing.Line(
                row.getLong("id"),
                row.getString("dossier"),
                row.getString("procedure"),
                row.getString("agency"),
                row.getString("agency_name"),
                Stage.ofWire(row.getString("stage")).orElseThrow(),
                row.getInt("promise_number"),
                row.getInt("occurrence"),
                Row.instant(row, "due"),
                reason == null ? null : Reason.ofWire(reason).orElseThrow()));
      }
    }
    return new Outgoing(
        claimed.id(),
        claimed.owner(),
        claimed.name(),
        claimed.way(),
        claimed.address(),
        claimed.attempts(),
        lines);
  }

  String sent(Connection tx, Outgoing message, Instant now) throws SQLException {
    try (var statement = LOCK_ALERTS.prepare(tx, Map.of("message", message.id()))) {
      statement.executeQuery().close();
    }
    settle(tx, message, "sent", "", now);
    update(
        tx,
        TELL,
        Map.of(
            "now", now,
            "message", message.id(),
            "alerts", message.lines().stream().map(line -> Long.toString(line.alert())).toList()));
    update(tx, TAKE_BACK, Map.of("now", now, "message", message.id()));
    return "sent";
  }

  /// Nothing of it holds any more.
  String cancelled(Connection tx, Outgoing message, Instant now) throws SQLException {
    settle(tx, message, "cancelled", "nothing to say any more", now);
    return "cancelled";
  }

  /// @param next when to try again
  /// @param horizon a message put together before is given up
  String failed(
      Connection tx, Outgoing message, String problem, Instant next, Instant horizon, Instant now)
      throws SQLException {
    update(
        tx,
        RETRY,
        Map.of(
            "next", next,
            "problem", problem,
            "horizon", horizon,
            "now", now,
            "message", message.id()));
    return "failed";
  }

  /// The webhook is not called again until another address is entered.
  String gone(Connection tx, Outgoing message, Instant now) throws SQLException {
    settle(tx, message, "failed", "410 Gone", now);
    update(tx, DISABLE, Map.of("now", now, "message", message.id()));
    return "gone";
  }

  private static void settle(
      Connection tx, Outgoing message, String state, String problem, Instant now)
      throws SQLException {
    update(
        tx,
        SETTLE,
        Map.of("state", state, "now", now, "problem", problem, "message", message.id()));
  }

  private static void update(Connection tx, NamedSql sql, Map<String, Object> values)
      throws SQLException {
    try (var statement = sql.prepare(tx, values)) {
      statement.executeUpdate();
    }
  }
}
