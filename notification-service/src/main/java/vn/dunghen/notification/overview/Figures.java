package vn.dunghen.notification.overview;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.consuming.Watermarks;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.chassis.rows.Row;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.notification.watching.Following;

/// Counts what is late and what hinders telling it.
@ApplicationScoped
class Figures {

  private static final NamedSql LATE =
      new NamedSql(
          """
          select count(*) as open,
                 count(*) filter (where overdue_from <= cast(:day as date)) as overdue,
                 count(*) filter (where overdue_from = cast(:day as date) + 1) as due_today,
                 count(*) filter (where paused) as paused
          from   watch
          where  responsible = any(:agencies)
          """);
  private static final NamedSql UNREACHABLE =
      new NamedSql(
          """
          select g.code, g.name,
                 (select count(*) from alert a
                  where a.agency = g.code and a.state = 'standing' and not a.addressed) as waiting
          from   agency g
          where  g.stands_at = g.code and g.go_live <= :now and g.code = any(:agencies)
          and    not exists (select from mailbox b where b.agency = g.code)
          order  by waiting desc, g.code
          """);
  private static final NamedSql SILENT =
      new NamedSql(
          """
          select count(distinct g.stands_at) as agencies, count(*) as open
          from   watch w join agency g on g.code = w.responsible
          where  (g.go_live is null or g.go_live > :now) and w.responsible = any(:agencies)
          """);
  private static final NamedSql OUTBOX =
      new NamedSql(
          """
          select (select count(*) from delivery d join alert a on a.id = d.alert
                  where d.message is null and not d.held and (d.kind = 'withdrawal' or a.state = 'standing'))
                 + (select count(*) from message m where m.state = 'waiting') as waiting,
                 (select count(*) from message where state = 'failed') as failed,
                 (select count(distinct alert) from delivery where held) as held,
                 (select min(composed_at) from message where state = 'waiting') as oldest,
                 (select max(settled_at) from message where state = 'sent') as last_sent,
                 (select count(*) from message where state = 'waiting' and way = 'email') as email,
                 (select count(*) from message where state = 'waiting' and way = 'webhook')
                   as webhook,
                 (select ran_at from raising) as ran_at
          """);

  private final InstantSource clock;

  Figures(InstantSource clock) {
    this.clock = clock;
  }

  /// How an agency with all below it stands now.
  ///
  /// @param through everything known by then is counted; empty before the first watermark
  record Late(long open, long overdue, long dueToday, long paused, Optional<Instant> through) {}

  /// An agency that is live and has nobody to tell, itself or above it.
  ///
  /// @param waiting alerts that wait for a recipient
  record Unreachable(String code, String name, long waiting) {}

  /// Agencies with open dossiers that are not alerted, because they are not live.
  ///
  /// @param open their open dossiers
  record Silent(long agencies, long open) {}

  /// What hinders telling.
  record Hindrances(List<Unreachable> unreachable, Silent silent, Outbox outbox) {}

  /// What waits to be sent.
  ///
  /// @param held alerts that may have been told before a restore
  /// @param oldest for how long the first message has waited
  /// @param ranAt when the stages were last judged; null before the first time
  record Outbox(
      long waiting,
      long failed,
      long held,
      Duration oldest,
      @Nullable Instant lastSent,
      long emails,
      long webhooks,
      @Nullable Instant ranAt) {}

  Late late(Connection tx, Set<String> agencies) throws SQLException {
    Optional<Instant> through = Watermarks.lowest(tx, Following.TOPICS);
    Instant now = clock.instant();
    Instant judged = through.filter(mark -> mark.isBefore(now)).orElse(now);
    try (var statement =
            LATE.prepare(tx, Map.of("day", CivilTime.dayOf(judged), "agencies", agencies));
        var row = statement.executeQuery()) {
      row.next();
      return new Late(
          row.getLong("open"),
          row.getLong("overdue"),
          row.getLong("due_today"),
          row.getLong("paused"),
          through);
    }
  }

  /// Of the agencies; what waits to be sent is counted for all.
  Hindrances hindrances(Connection tx, Set<String> agencies) throws SQLException {
    return new Hindrances(unreachable(tx, agencies), silent(tx, agencies), outbox(tx));
  }

  private Silent silent(Connection tx, Set<String> agencies) throws SQLException {
    try (var statement = SILENT.prepare(tx, Map.of("now", clock.instant(), "agencies", agencies));
        var row = statement.executeQuery()) {
      row.next();
      return new Silent(row.getLong("agencies"), row.getLong("open"));
    }
  }

  private List<Unreachable> unreachable(Connection tx, Set<String> agencies) throws SQLException {
    var found = new ArrayList<Unreachable>();
    try (var statement =
            UNREACHABLE.prepare(tx, Map.of("now", clock.instant(), "agencies", agencies));
        var row = statement.executeQuery()) {
      while (row.next()) {
        found.add(
            new Unreachable(row.getString("code"), row.getString("name"), row.getLong("waiting")));
      }
    }
    return found;
  }

  Outbox outbox(Connection tx) throws SQLException {
    try (var statement = OUTBOX.prepare(tx, Map.of());
        var row = statement.executeQuery()) {
      row.next();
      Instant oldest = Row.optionalInstant(row, "oldest");
      Instant now = clock.instant();
      return new Outbox(
          row.getLong("waiting"),
          row.getLong("failed"),
          row.getLong("held"),
          oldest == null || oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now),
          Row.optionalInstant(row, "last_sent"),
          row.getLong("email"),
          row.getLong("webhook"),
          Row.optionalInstant(row, "ran_at"));
    }
  }
}
