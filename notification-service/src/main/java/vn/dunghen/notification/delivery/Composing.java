package vn.dunghen.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.dossier.time.CivilTime;

/// Addresses alerts to recipients and puts their deliveries together into messages, each set in one
/// statement.
///
/// The rule: **the first e-mail of a day says everything that waits; later ones of the same day are
/// sent at once as long as few alerts wait, else they wait for the next day's.** Webhooks, which
/// nobody has to read, are called at once. A withdrawal goes with the next message, the next day at
/// the latest.
@ApplicationScoped
class Composing {

  /// An address that was changed is tried at once, also where the old one was given up.
  private static final NamedSql FOLLOW_ADDRESS =
      new NamedSql(
          """
          update message m
          set    address = b.address, state = 'waiting', attempts = 0, next_attempt_at = :now,
                 composed_at = :now, settled_at = null, problem = null
          from   (select distinct owner, name, way, address from mailbox) b
          where  m.state in ('waiting', 'failed')
          and    (m.owner, m.name, m.way) = (b.owner, b.name, b.way) and m.address <> b.address
          """);

  /// What waits for a recipient who is not told any more goes to whoever is.
  private static final NamedSql TAKE_FROM_GONE =
      new NamedSql(
          """
          with gone as (
            update message m
            set    state = 'cancelled', settled_at = :now, problem = 'recipient gone'
            where  m.state in ('waiting', 'failed')
            and    (m.leased_until is null or m.leased_until < clock_timestamp())
            and    not exists (select from mailbox b
                               where (b.owner, b.name, b.way) = (m.owner, m.name, m.way))
            returning m.id),
          freed as (
            delete from delivery d
            where  d.told_at is null
            and    (d.message in (select id from gone)
                    or d.message is null
                       and not exists (select from mailbox b
                                       where (b.owner, b.name, b.way) = (d.owner, d.name, d.way)))
            returning d.alert)
          update alert set addressed = false
          where  state = 'standing' and id in (select alert from freed)
          """);

  /// An alert of an agency without anybody to tell stays unaddressed until there is somebody.
  private static final NamedSql ADDRESS =
      new NamedSql(
          """
          with due as (
            select a.id, a.agency from alert a
            where  a.state = 'standing' and not a.addressed
            and    exists (select from mailbox b where b.agency = a.agency)
            order  by a.id for no key update),
          put as (
            insert into delivery (alert, owner, name, way, kind, created_at)
            select due.id, b.owner, b.name, b.way, 'alert', :now
            from   due join mailbox b using (agency)
            on conflict do nothing)
          update alert set addressed = true from due where alert.id = due.id
          """);

  /// `due` is materialised, for a planner that expects few rows would else find it anew for every
  /// delivery that waits: half a minute for eight thousand.
  private static final NamedSql COMPOSE =
      new NamedSql(
          """
          with waiting as (
            select d.alert, d.owner, d.name, d.way, d.kind, d.created_at,
                   concat_ws(chr(31), a.dossier, a.promise_number, a.stage, a.occurrence, a.agency,
                             d.kind) as key,
                   (row_number() over (partition by d.owner, d.name, d.way
                                       order by a.due, a.dossier, a.id, d.kind) - 1) / :size as part
            from   delivery d join alert a on a.id = d.alert
            where  d.message is null and not d.held
            and    (d.kind = 'withdrawal' or a.state = 'standing')),
          due as materialized (
            select w.owner, w.name, w.way
            from   waiting w
            group  by w.owner, w.name, w.way
            having w.way = 'webhook'
            or     (bool_or(w.kind = 'alert') or min(w.created_at) < :dawn)
                   and (count(*) <= :few
                        or not exists (select from message m
                                       where (m.owner, m.name, m.way) = (w.owner, w.name, w.way)
                                       and   m.composed_at >= :dawn and m.state <> 'cancelled'))),
          composed as (
            select owner, name, way, part,
                   encode(substring(sha256(convert_to(
                     concat_ws(chr(30), owner, name, way, string_agg(key, chr(30) order by key)),
                     'UTF8')) from 1 for 16), 'hex')::uuid as id
            from   waiting join due using (owner, name, way)
            group  by owner, name, way, part),
          written as (
            insert into message (id, owner, name, way, address, composed_at, next_attempt_at)
            select c.id, c.owner, c.name, c.way, b.address, :now, :now
            from   composed c
            join   (select distinct owner, name, way, address from mailbox) b
                   using (owner, name, way)
            on conflict (id) do update
            set    address = excluded.address, composed_at = excluded.composed_at, attempts = 0,
                   state = 'waiting', next_attempt_at = excluded.next_attempt_at,
                   settled_at = null, problem = null
            where  message.state = 'cancelled'
            returning id)
          update delivery d
          set    message = c.id
          from   waiting w join composed c using (owner, name, way, part)
          where  c.id in (select id from written)
          and    (d.alert, d.owner, d.name, d.way, d.kind)
                 = (w.alert, w.owner, w.name, w.way, w.kind)
          """);

  private final DeliveryConfig config;

  Composing(DeliveryConfig config) {
    this.config = config;
  }

  /// Addresses what is not addressed and puts together what is due.
  ///
  /// @return how many deliveries got a message
  int compose(Connection tx, Instant now) throws SQLException {
    Map<String, Object> at = Map.of("now", now);
    update(tx, FOLLOW_ADDRESS, at);
    update(tx, TAKE_FROM_GONE, at);
    update(tx, ADDRESS, at);
    return update(
        tx,
        COMPOSE,
        Map.of(
            "now", now,
            "dawn", CivilTime.startOf(CivilTime.dayOf(now)),
            "few", config.atOnce(),
            "size", config.perMessage()));
  }

  private static int update(Connection tx, NamedSql sql, Map<String, Object> values)
      throws SQLException {
    try (var statement = sql.prepare(tx, values)) {
      return statement.executeUpdate();
    }
  }
}
