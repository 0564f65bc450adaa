package vn.dunghen.sync.pushing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Columns;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.chassis.rows.Row;
import vn.dunghen.sync.pushing.Wish.Verdict.HeldBack;
import vn.dunghen.sync.pushing.model.PushState;

/// The table `push`: one row for each dossier, one attempt at a time.
@ApplicationScoped
public class Pushes {

  private static final String LOCK =
      "select dossier from push where dossier = any(?) order by dossier for update";

  /// A dossier that is being sent stays so: its result sees that another version is wanted by then.
  private static final String MARK =
      """
      insert into push as p (dossier, unit, procedure, status, channel, received, promised, ended,
                             overdue_from, late, wanted_digest, state, error_field, error_message,
                             error_class, wanted, waiting_since, due_at, error_at)
      select dossier, unit, procedure, status, channel, received::timestamptz,
             promised::timestamptz, ended::timestamptz, overdue_from::date, late, digest, state,
             field, reason, class, 1,
             case when state <> 'KHONG_GUI' then ?::timestamptz end,
             case when state = 'CHO_DONG_BO' then ?::timestamptz end,
             case when class is not null then ?::timestamptz end
      from   unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             as new(dossier, unit, procedure, status, channel, received, promised, ended,
                    overdue_from, late, digest, state, field, reason, class)
      on conflict (dossier) do update
      set    unit = excluded.unit, procedure = excluded.procedure, status = excluded.status,
             channel = excluded.channel, received = excluded.received,
             promised = excluded.promised, ended = excluded.ended,
             overdue_from = excluded.overdue_from, late = excluded.late,
             wanted_digest = excluded.wanted_digest,
             wanted = p.wanted + case when p.wanted_digest = excluded.wanted_digest then 0 else 1 end,
             state = case
               when p.state = 'DANG_GUI' then p.state
               when excluded.state = 'CHO_DONG_BO' and p.state = 'DA_DONG_BO'
                    and p.acknowledged_digest = excluded.wanted_digest then p.state
               when excluded.state = 'CHO_DONG_BO' and p.state in ('CHO_THU_LAI', 'KHONG_RO')
                    then p.state
               when excluded.state = 'CHO_DONG_BO' and p.state = 'LOI_DU_LIEU'
                    and p.error_code is not null
                    and p.wanted_digest = excluded.wanted_digest then p.state
               else excluded.state end,
             due_at = case
               when p.state = 'DANG_GUI' then p.due_at
               when excluded.state <> 'CHO_DONG_BO' then null
               when p.state = 'DA_DONG_BO' and p.acknowledged_digest = excluded.wanted_digest
                    then null
               when p.state in ('CHO_THU_LAI', 'KHONG_RO') then p.due_at
               when p.state = 'LOI_DU_LIEU' and p.error_code is not null
                    and p.wanted_digest = excluded.wanted_digest then null
               else excluded.due_at end,
             waiting_since = case
               when p.state = 'DANG_GUI' then p.waiting_since
               when excluded.state = 'KHONG_GUI' then null
               when excluded.state = 'CHO_DONG_BO' and p.state = 'DA_DONG_BO'
                    and p.acknowledged_digest = excluded.wanted_digest then null
               else coalesce(p.waiting_since, excluded.waiting_since) end,
             error_class = coalesce(excluded.error_class, p.error_class),
             error_code = case when excluded.error_class is null then p.error_code end,
             error_field = coalesce(excluded.error_field, p.error_field),
             error_message = coalesce(excluded.error_message, p.error_message),
             error_at = coalesce(excluded.error_at, p.error_at)
      """;

  /// Takes up to `limit` due dossiers for this instance, the longest waiting first. Rows locked by
  /// another are skipped; an expired lease makes a dead instance's rows due again, to be looked up.
  /// So is, after the database was put back, what may have been told in the time that is forgotten.
  private static final NamedSql CLAIM =
      new NamedSql(
          """
          with due as (
            select dossier from push
            where  due_at <= :now and dossier <> all(:underWay)
            order  by waiting_since, dossier
            limit  :limit
            for update skip locked)
          update push p
          set    state = 'DANG_GUI', due_at = :leaseUntil, attempt = p.attempt + 1,
                 leased_by = :instance,
                 ask_first = p.ask_first or p.state = 'DANG_GUI'
                   or exists (select from restoration r
                              where  r.restored_at > coalesce(p.acknowledged_at, '-infinity')
                              and    exists (select from event e
                                             where  e.dossier = p.dossier
                                             and    e.recorded <= r.restored_at))
          from   due where p.dossier = due.dossier
          returning p.dossier, p.unit, p.wanted, p.attempt, p.tries, p.delays, p.ask_first,
                    p.acknowledged, p.acknowledged_digest, p.snapshot, p.snapshot_digest,
                    p.waiting_since
          """);

  private static final NamedSql RECALL =
      new NamedSql(
          """
          update push
          set    due_at = :over
          where  state = 'DANG_GUI' and leased_by = :instance and due_at > :over
          """);

  /// A result counts only while the attempt is still the row's.
  private static final String SETTLE =
      """
      update push p
      set    state = case when p.wanted > r.version and r.outcome <> 'CHO_THU_LAI'
                               and r.outcome <> 'KHONG_RO' then 'CHO_DONG_BO' else r.outcome end,
             due_at = case when r.outcome in ('CHO_THU_LAI', 'KHONG_RO', 'CHO_DONG_BO')
                                then r.due_at::timestamptz
                           when p.wanted > r.version then ?::timestamptz end,
             waiting_since = case when r.outcome = 'DA_DONG_BO' and p.wanted = r.version
                                    or r.outcome = 'KHONG_GUI' and p.wanted = r.version
                                  then null
                                  when r.outcome = 'DA_DONG_BO' then ?::timestamptz
                                  else p.waiting_since end,
             leased_by = null, tries = r.tries, delays = r.delays, ask_first = r.ask_first,
             acknowledged = case when r.taken then r.version else p.acknowledged end,
             acknowledged_digest = case when r.digest is not null then r.digest
                                        else p.acknowledged_digest end,
             acknowledged_at = case when r.taken then ?::timestamptz else p.acknowledged_at end,
             snapshot = case when r.taken then r.snapshot else p.snapshot end,
             snapshot_digest = case when r.taken then r.snapshot_digest
                                    else p.snapshot_digest end,
             error_class = r.class, error_code = r.code, error_field = r.field,
             error_message = r.message,
             error_at = case when r.class is not null then ?::timestamptz end
      from   unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             as r(dossier, attempt, version, outcome, due_at, tries, delays, ask_first, taken,
                  digest, snapshot, snapshot_digest, class, code, field, message)
      where  p.dossier = r.dossier and p.attempt = r.attempt and p.state = 'DANG_GUI'
      returning p.dossier
      """;

  private static final String DROP_FORGOTTEN_PROGRESS =
      "delete from progress_sent where dossier = any(?)";

  private static final String REMEMBER_PROGRESS =
      """
      insert into progress_sent (dossier, at, status, by, sent_at, confirmed)
      select dossier, at, status, by, ?, confirmed
      from   unnest(?, ?, ?, ?, ?) as new(dossier, at, status, by, confirmed)
      on conflict (dossier, at, status, by) do nothing
      """;

  private static final String RECORD =
      """
      insert into push_attempt (dossier, number, began, ended, outcome, calls, code, message)
      select dossier, number, began::timestamptz, ?, outcome, calls, code, message
      from   unnest(?, ?, ?, ?, ?, ?, ?)
             as new(dossier, number, began, outcome, calls, code, message)
      on conflict (dossier, number) do nothing
      """;

  private static final String FORGET_ATTEMPTS =
      "delete from push_attempt a using unnest(?, ?) as done(dossier, number)"
          + " where a.dossier = done.dossier and a.number <= done.number";

  /// A dossier that this instance has taken to push.
  ///
  /// @param version the version that is wanted
  /// @param attempt fences the result
  /// @param askFirst whether it is unknown what became of the attempt before
  /// @param acknowledgedDigest what the portal took last; null before the first
  /// @param snapshot the same as JSON; null before the first
  record Claimed(
      String dossier,
      String unit,
      long version,
      long attempt,
      int tries,
      int delays,
      boolean askFirst,
      long acknowledged,
      @Nullable String acknowledgedDigest,
      @Nullable String snapshot,
      @Nullable String snapshotDigest,
      Instant waitingSince) {}

  /// Notes what the city says of dossiers, each once.
  public void mark(Connection tx, Collection<Wish> wishes, Instant now) throws SQLException {
    if (wishes.isEmpty()) {
      return;
    }
    lock(tx, wishes.stream().map(Wish::dossier).toList());
    try (var statement = tx.prepareStatement(MARK)) {
      for (int i = 1; i <= 3; i++) {
        statement.setString(i, now.toString());
      }
      Columns.of(wishes)
          .text(Wish::dossier)
          .text(Wish::unit)
          .text(Wish::procedure)
          .integer(Wish::status)
          .text(Wish::channel)
          .instant(Wish::received)
          .instant(Wish::promised)
          .instant(Wish::ended)
          .date(Wish::overdueFrom)
          .flag(Wish::late)
          .text(Wish::digest)
          .text(wish -> wish.state().name())
          .text(wish -> wish.verdict() instanceof HeldBack held ? held.field() : null)
          .text(wish -> wish.verdict() instanceof HeldBack held ? held.reason() : null)
          .text(wish -> wish.verdict() instanceof HeldBack held ? heldClass(held) : null)
          .bind(statement, 4);
      statement.executeUpdate();
    }
  }

  private static String heldClass(HeldBack held) {
    return held.state() == PushState.KHONG_ANH_XA ? "UNMAPPED" : "DATA";
  }

  List<Claimed> claim(
      Connection tx,
      Instant now,
      Duration lease,
      String instance,
      Collection<String> underWay,
      int limit)
      throws SQLException {
    var claimed = new ArrayList<Claimed>();
    Map<String, Object> parameters =
        Map.of(
            "now", now,
            "leaseUntil", now.plus(lease),
            "instance", instance,
            "underWay", underWay,
            "limit", limit);
    try (var statement = CLAIM.prepare(tx, parameters);
        var row = statement.executeQuery()) {
      while (row.next()) {
        claimed.add(
            new Claimed(
                row.getString("dossier"),
                row.getString("unit"),
                row.getLong("wanted"),
                row.getLong("attempt"),
                row.getInt("tries"),
                row.getInt("delays"),
                row.getBoolean("ask_first"),
                row.getLong("acknowledged"),
                row.getString("acknowledged_digest"),
                row.getString("snapshot"),
                row.getString("snapshot_digest"),
                Row.instant(row, "waiting_since")));
      }
    }
    claimed.sort(Comparator.comparing(Claimed::waitingSince).thenComparing(Claimed::dossier));
    return claimed;
  }

  /// Shortens the leases that an instance has left behind when it died: nobody works at them any
  /// more, and what it had under way is over by that time.
  ///
  /// @return how many
  int recall(Connection tx, String instance, Instant over) throws SQLException {
    try (var statement = RECALL.prepare(tx, Map.of("instance", instance, "over", over))) {
      return statement.executeUpdate();
    }
  }

  /// Writes what became of attempts.
  ///
  /// @return the dossiers whose attempts were still theirs
  List<String> settle(Connection tx, Collection<Outcome> outcomes, Instant now, int attemptsKept)
      throws SQLException {
    lock(tx, outcomes.stream().map(Outcome::dossier).toList());
    var settled = new ArrayList<String>();
    try (var statement = tx.prepareStatement(SETTLE)) {
      for (int i = 1; i <= 4; i++) {
        statement.setString(i, now.toString());
      }
      Columns.of(outcomes)
          .text(Outcome::dossier)
          .bigint(Outcome::attempt)
          .bigint(Outcome::version)
          .text(outcome -> outcome.state().name())
          .instant(Outcome::dueAt)
          .integer(Outcome::tries)
          .integer(Outcome::delays)
          .flag(Outcome::askFirst)
          .flag(Outcome::taken)
          .text(Outcome::digest)
          .text(Outcome::snapshot)
          .text(Outcome::snapshotDigest)
          .text(Outcome::errorClass)
          .text(Outcome::errorCode)
          .text(Outcome::errorField)
          .text(Outcome::errorMessage)
          .bind(statement, 5);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          settled.add(rows.getString(1));
        }
      }
    }
    // What was sent was sent, whoever holds the dossier now.
    rememberProgress(tx, outcomes, now);
    record(tx, outcomes, now, attemptsKept);
    return settled;
  }

  private static void rememberProgress(Connection tx, Collection<Outcome> outcomes, Instant now)
      throws SQLException {
    List<String> lost =
        outcomes.stream().filter(Outcome::progressLost).map(Outcome::dossier).toList();
    if (!lost.isEmpty()) {
      try (var statement = tx.prepareStatement(DROP_FORGOTTEN_PROGRESS)) {
        statement.setArray(1, tx.createArrayOf("text", lost.toArray()));
        statement.executeUpdate();
      }
    }
    List<Outcome.Sent> sent = outcomes.stream().flatMap(o -> o.sent().stream()).toList();
    if (sent.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(REMEMBER_PROGRESS)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      Columns.of(sent)
          .text(one -> one.key().dossier())
          .text(one -> one.key().at())
          .integer(one -> one.key().status())
          .text(one -> one.key().by())
          .flag(Outcome.Sent::confirmed)
          .bind(statement, 2);
      statement.executeUpdate();
    }
  }

  private static void record(
      Connection tx, Collection<Outcome> outcomes, Instant now, int attemptsKept)
      throws SQLException {
    List<Outcome> called = outcomes.stream().filter(outcome -> outcome.calls() > 0).toList();
    if (called.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(RECORD)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      Columns.of(called)
          .text(Outcome::dossier)
          .bigint(Outcome::attempt)
          .instant(Outcome::began)
          .text(outcome -> outcome.errorClass() == null ? "OK" : outcome.errorClass())
          .integer(Outcome::calls)
          .text(outcome -> outcome.errorCode() == null ? "" : outcome.errorCode())
          .text(outcome -> outcome.errorMessage() == null ? "" : outcome.errorMessage())
          .bind(statement, 2);
      statement.executeUpdate();
    }
    List<Outcome> many = called.stream().filter(o -> o.attempt() > attemptsKept).toList();
    if (many.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(FORGET_ATTEMPTS)) {
      Columns.of(many)
          .text(Outcome::dossier)
          .bigint(outcome -> outcome.attempt() - attemptsKept)
          .bind(statement, 1);
      statement.executeUpdate();
    }
  }

  private static void lock(Connection tx, Collection<String> dossiers) throws SQLException {
    try (var statement = tx.prepareStatement(LOCK)) {
      statement.setArray(1, tx.createArrayOf("text", dossiers.toArray()));
      statement.executeQuery().close();
    }
  }
}
