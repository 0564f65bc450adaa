package vn.dunghen.sync.reconciling;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Columns;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.sync.reconciling.model.Difference;

/// The tables of reconciliations. Lists are compared by one statement, however long they are.
@ApplicationScoped
class Reconciliations {

  private static final NamedSql BEGIN =
      new NamedSql(
          """
          insert into reconciliation (agency, as_of, began, who)
          values (:agency, :asOf, :now, :who) returning id
          """);
  private static final String STAGE =
      """
      insert into reconciliation_row
             (reconciliation, dossier, procedure, status, received, promised, ended)
      select ?, dossier, procedure, status, received, promised, ended
      from   unnest(?, ?, ?, ?, ?, ?)
             as new(dossier, procedure, status, received, promised, ended)
      on conflict (reconciliation, dossier) do nothing
      """;

  /// Both sides are compared by the second, as the portal keeps no more.
  private static final NamedSql COMPARE =
      new NamedSql(
          """
          with listed as (select * from reconciliation_row where reconciliation = :id),
          city as (
            select p.*,
                   p.state in ('CHO_DONG_BO', 'DANG_GUI', 'CHO_THU_LAI', 'KHONG_RO')
                     or coalesce(p.acknowledged_at >= :asOf, false) as pending,
                   p.late or coalesce(p.overdue_from <= :today, false) as is_late
            from   push p where p.status > 0),
          both_sides as (
            select c.dossier, c.unit, c.pending, c.status as s, l.status as ls,
                   c.procedure as t, l.procedure as lt,
                   date_trunc('second', c.received) as r, l.received as lr,
                   date_trunc('second', c.promised) as p, l.promised as lp,
                   date_trunc('second', c.ended) as e, l.ended as le,
                   c.is_late,
                   l.promised is not null and not (l.ended is null and l.status in (5, 6))
                     and (coalesce(l.ended, :asOf) at time zone 'Asia/Ho_Chi_Minh')::date
                         > (l.promised at time zone 'Asia/Ho_Chi_Minh')::date as portal_late
            from   listed l join city c on c.dossier = l.dossier),
          found as (
            select c.dossier, 'THIEU_TREN_DVCQG' as kind, c.unit, c.status::text as city,
                   null as portal, c.pending
            from   city c
            where  c.unit = any(:units)
            and    not exists (select 1 from listed l where l.dossier = c.dossier)
            union all
            select l.dossier, 'THUA_TREN_DVCQG', :agency, null, l.status::text, false
            from   listed l
            where  not exists (select 1 from push p where p.dossier = l.dossier)
            union all
            select b.dossier, d.kind, b.unit, d.city, d.portal, b.pending
            from   both_sides b cross join lateral (values
              ('LECH_TRANG_THAI', s <> ls, s::text, ls::text),
              ('LECH_THU_TUC', t <> lt, t, lt),
              ('LECH_NGAY_TIEP_NHAN', r is distinct from lr, :toText(r), :toText(lr)),
              ('LECH_NGAY_HEN_TRA', p is distinct from lp, :toText(p), :toText(lp)),
              ('LECH_NGAY_KET_THUC', e is distinct from le, :toText(e), :toText(le)),
              ('QUA_HAN_GIA', portal_late and not is_late, :toText(p), :toText(lp)))
              as d(kind, differs, city, portal)
            where  d.differs)
          insert into reconciliation_difference
                 (reconciliation, dossier, kind, unit, city, portal, pending)
          select :id, dossier, kind, unit, city, portal, pending from found
          """
              .replaceAll(
                  ":toText\\((\\w+)\\)",
                  "to_char($1 at time zone 'Asia/Ho_Chi_Minh', 'YYYYMMDDHH24MISS')"));

  private static final NamedSql CLEAR =
      new NamedSql("delete from reconciliation_row where reconciliation = :id");
  private static final NamedSql END =
      new NamedSql(
          """
          update reconciliation set ended = :now, listed = :listed, unreadable = :unreadable
          where  id = :id
          """);
  private static final NamedSql ONE =
      new NamedSql("select * from reconciliation where id = :id and ended is not null");
  private static final NamedSql COUNTS =
      new NamedSql(
          """
          select kind, count(*) as n, count(*) filter (where pending) as pending
          from   reconciliation_difference where reconciliation = :id group by kind order by kind
          """);
  private static final NamedSql PAGE =
      new NamedSql(
          """
          select dossier, kind, unit, city, portal, pending from reconciliation_difference
          where  reconciliation = :id and kind = any(:kinds)
          and    dossier || ' ' || kind > :after
          order  by dossier || ' ' || kind limit :size
          """);
  private static final NamedSql DOSSIERS =
      new NamedSql(
          """
          select distinct dossier from reconciliation_difference
          where  reconciliation = :id and kind = any(:kinds) and dossier > :after
          order  by dossier limit :size
          """);

  /// @param listed how many dossiers the list has
  /// @param unreadable rows without a dossier's code
  /// @param differences how many there are of each kind, with both names
  public record Summary(
      long id,
      String agency,
      OffsetDateTime asOf,
      long listed,
      long unreadable,
      List<Count> differences) {
    public Summary {
      differences = List.copyOf(differences);
    }
  }

  /// @param pending those that may be gone by themselves
  public record Count(String kind, String vi, String en, long dossiers, long pending) {}

  /// One difference.
  public record Found(
      String dossier,
      String kind,
      String vi,
      String en,
      String agency,
      @Nullable String city,
      @Nullable String portal,
      boolean pending) {}

  /// @param next to ask the next page after; null on the last one
  public record Page(List<Found> items, @Nullable String next) {
    public Page {
      items = List.copyOf(items);
    }
  }

  long begin(Connection tx, String agency, Instant asOf, Instant now, String who)
      throws SQLException {
    try (var statement =
            BEGIN.prepare(tx, Map.of("agency", agency, "asOf", asOf, "now", now, "who", who));
        var row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  void stage(Connection tx, long id, Collection<PortalList.Listed> rows) throws SQLException {
    try (var statement = tx.prepareStatement(STAGE)) {
      statement.setLong(1, id);
      Columns.of(rows)
          .text(PortalList.Listed::dossier)
          .text(PortalList.Listed::procedure)
          .integer(PortalList.Listed::status)
          .instant(PortalList.Listed::received)
          .instant(PortalList.Listed::promised)
          .instant(PortalList.Listed::ended)
          .bind(statement, 2);
      statement.executeUpdate();
    }
  }

  void compare(Connection tx, long id, String agency, Set<String> units, Instant asOf)
      throws SQLException {
    var parameters = new HashMap<String, Object>();
    parameters.put("id", id);
    parameters.put("agency", agency);
    parameters.put("units", units);
    parameters.put("asOf", asOf);
    LocalDate today = CivilTime.dayOf(asOf);
    parameters.put("today", today);
    try (var statement = COMPARE.prepare(tx, parameters)) {
      statement.executeUpdate();
    }
  }

  void end(Connection tx, long id, long listed, long unreadable, Instant now) throws SQLException {
    try (var statement = CLEAR.prepare(tx, Map.of("id", id))) {
      statement.executeUpdate();
    }
    try (var statement =
        END.prepare(tx, Map.of("id", id, "listed", listed, "unreadable", unreadable, "now", now))) {
      statement.executeUpdate();
    }
  }

  Optional<Summary> one(Connection tx, long id) throws SQLException {
    try (var statement = ONE.prepare(tx, Map.of("id", id));
        var row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Summary(
                  id,
                  row.getString("agency"),
                  row.getObject("as_of", OffsetDateTime.class),
                  row.getLong("listed"),
                  row.getLong("unreadable"),
                  counts(tx, id)))
          : Optional.empty();
    }
  }

  private static List<Count> counts(Connection tx, long id) throws SQLException {
    var counts = new ArrayList<Count>();
    try (var statement = COUNTS.prepare(tx, Map.of("id", id));
        var row = statement.executeQuery()) {
      while (row.next()) {
        Difference kind = Difference.valueOf(row.getString("kind"));
        counts.add(
            new Count(kind.name(), kind.vi(), kind.en(), row.getLong("n"), row.getLong("pending")));
      }
    }
    return counts;
  }

  Page page(Connection tx, long id, List<Difference> kinds, String after, int size)
      throws SQLException {
    var found = new LinkedHashMap<String, Found>();
    Map<String, Object> parameters =
        Map.of("id", id, "kinds", names(kinds), "after", after, "size", size + 1);
    try (var statement = PAGE.prepare(tx, parameters);
        var row = statement.executeQuery()) {
      while (row.next()) {
        Difference kind = Difference.valueOf(row.getString("kind"));
        String dossier = row.getString("dossier");
        found.put(
            dossier + " " + kind,
            new Found(
                dossier,
                kind.name(),
                kind.vi(),
                kind.en(),
                row.getString("unit"),
                row.getString("city"),
                row.getString("portal"),
                row.getBoolean("pending")));
      }
    }
    List<String> keys = List.copyOf(found.keySet());
    List<Found> items = List.copyOf(found.values());
    boolean more = items.size() > size;
    return new Page(more ? items.subList(0, size) : items, more ? keys.get(size - 1) : null);
  }

  /// The next dossiers with one of the differences.
  List<String> dossiers(Connection tx, long id, List<Difference> kinds, String after, int size)
      throws SQLException {
    var dossiers = new ArrayList<String>();
    Map<String, Object> parameters =
        Map.of("id", id, "kinds", names(kinds), "after", after, "size", size);
    try (var statement = DOSSIERS.prepare(tx, parameters);
        var row = statement.executeQuery()) {
      while (row.next()) {
        dossiers.add(row.getString(1));
      }
    }
    return dossiers;
  }

  private static List<String> names(List<Difference> kinds) {
    return kinds.stream().map(Difference::name).toList();
  }
}
