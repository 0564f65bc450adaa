package vn.dunghen.scoring.tallies;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dunghen.chassis.rows.Columns;
import vn.dunghen.scoring.monthcells.MonthCells;
import vn.dunghen.scoring.tallies.model.CellCounts;
import vn.dunghen.scoring.tallies.model.CellKey;
import vn.dunghen.scoring.tallies.model.Changes;
import vn.dunghen.scoring.tallies.model.Contribution;

/// The tables `contribution`, `tally_day` and `tally_month`.
public final class Tallies {

  private static final String LOAD =
      """
      select dossier, agency, procedure, days, months
      from   contribution
      where  dossier = any(?) and generation = ?
      """;
  private static final String FORGET =
      "delete from contribution where dossier = any(?) and generation = ?";
  private static final String KEEP =
      """
      insert into contribution (dossier, generation, agency, procedure, days, months)
      select dossier, ?, agency, procedure, days, months
      from   unnest(?, ?, ?, ?, ?) as new(dossier, agency, procedure, days, months)
      on conflict (dossier, generation) do update
      set    agency = excluded.agency, procedure = excluded.procedure, days = excluded.days,
             months = excluded.months
      """;
  private static final String ADD =
      """
      insert into %s as cell (generation, agency, procedure, day, received, filed_online, early,
                              on_time, late, closed_other, overdue)
      select ?, agency, procedure, day, received, filed_online, early, on_time, late, closed_other,
             overdue
      from   unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             as new(agency, procedure, day, received, filed_online, early, on_time, late,
                    closed_other, overdue)
      on conflict (generation, agency, day, procedure) do update
      set    received = cell.received + excluded.received,
             filed_online = cell.filed_online + excluded.filed_online,
             early = cell.early + excluded.early,
             on_time = cell.on_time + excluded.on_time,
             late = cell.late + excluded.late,
             closed_other = cell.closed_other + excluded.closed_other,
             overdue = cell.overdue + excluded.overdue
      """;
  private static final String ADD_DAYS = ADD.formatted("tally_day");
  private static final String ADD_MONTHS = ADD.formatted("tally_month");
  private static final String UP_TO =
      """
      select coalesce(sum(received), 0) as received, coalesce(sum(filed_online), 0) as filed_online,
             coalesce(sum(early), 0) as early, coalesce(sum(on_time), 0) as on_time,
             coalesce(sum(late), 0) as late, coalesce(sum(closed_other), 0) as closed_other,
             coalesce(sum(overdue), 0) as overdue
      from   (select * from tally_month
              where  generation = ? and agency = any(?) and day < ?
              union all
              select * from tally_day
              where  generation = ? and agency = any(?) and day >= ? and day <= ?) as cells
      """;

  private Tallies() {}

  /// What the dossiers have added to the tallies, by code; absent where nothing.
  public static Map<String, Contribution> contributions(
      Connection tx, int generation, Collection<String> dossiers) throws SQLException {
    var stored = new HashMap<String, Contribution>();
    if (dossiers.isEmpty()) {
      return stored;
    }
    try (var statement = tx.prepareStatement(LOAD)) {
      statement.setArray(1, tx.createArrayOf("text", dossiers.toArray()));
      statement.setInt(2, generation);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          stored.put(
              rows.getString("dossier"),
              Contribution.stored(
                  rows.getString("agency"),
                  rows.getString("procedure"),
                  rows.getString("days"),
                  rows.getString("months")));
        }
      }
    }
    return stored;
  }

  /// Replaces what the dossiers contribute and adds the difference to the cells. To be called last
  /// in a transaction: the cells are shared by many.
  ///
  /// @param ahead which dossiers are told of ahead of time, and until when
  public static void replace(
      Connection tx,
      int generation,
      Map<String, Contribution> stored,
      Map<String, Contribution> wanted,
      Map<String, Instant> ahead)
      throws SQLException {
    var changes = new Changes();
    var gone = new ArrayList<String>();
    var kept = new ArrayList<Map.Entry<String, Contribution>>();
    wanted.forEach((dossier, contribution) -> {
      Contribution before = stored.getOrDefault(dossier, Contribution.NONE);
      if (!contribution.equals(before)) {
        changes.replace(before, contribution);
        if (contribution.equals(Contribution.NONE)) {
          gone.add(dossier);
        } else {
          kept.add(Map.entry(dossier, contribution));
        }
      }
    });
    forget(tx, generation, gone);
    keep(tx, generation, kept);
    add(tx, generation, ADD_DAYS, changes.byDay());
    add(tx, generation, ADD_MONTHS, changes.byMonth());
    MonthCells.add(tx, generation, changes.ofIndex(), ahead);
  }

  /// The sum of all changes through a day: stocks, of which a period is the difference.
  public static CellCounts through(
      Connection tx, int generation, Collection<String> agencies, LocalDate day)
      throws SQLException {
    LocalDate month = day.withDayOfMonth(1);
    var codes = tx.createArrayOf("text", agencies.toArray());
    try (var statement = tx.prepareStatement(UP_TO)) {
      statement.setInt(1, generation);
      statement.setArray(2, codes);
      statement.setObject(3, month);
      statement.setInt(4, generation);
      statement.setArray(5, codes);
      statement.setObject(6, month);
      statement.setObject(7, day);
      try (var row = statement.executeQuery()) {
        row.next();
        return counts(row);
      }
    }
  }

  private static void forget(Connection tx, int generation, List<String> dossiers)
      throws SQLException {
    if (dossiers.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(FORGET)) {
      statement.setArray(1, tx.createArrayOf("text", dossiers.toArray()));
      statement.setInt(2, generation);
      statement.executeUpdate();
    }
  }

  private static void keep(
      Connection tx, int generation, List<Map.Entry<String, Contribution>> contributions)
      throws SQLException {
    if (contributions.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(KEEP)) {
      statement.setInt(1, generation);
      Columns.of(contributions)
          .text(Map.Entry::getKey)
          .text(entry -> entry.getValue().agency())
          .text(entry -> entry.getValue().procedure())
          .text(entry -> entry.getValue().days())
          .text(entry -> entry.getValue().months().stored())
          .bind(statement, 2);
      statement.executeUpdate();
    }
  }

  private static void add(
      Connection tx, int generation, String sql, Map<CellKey, CellCounts> changes)
      throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(sql)) {
      statement.setInt(1, generation);
      Columns.of(changes.entrySet())
          .text(cell -> cell.getKey().agency())
          .text(cell -> cell.getKey().procedure())
          .date(cell -> cell.getKey().day())
          .bigint(cell -> cell.getValue().received())
          .bigint(cell -> cell.getValue().filedOnline())
          .bigint(cell -> cell.getValue().early())
          .bigint(cell -> cell.getValue().onTime())
          .bigint(cell -> cell.getValue().late())
          .bigint(cell -> cell.getValue().closedOther())
          .bigint(cell -> cell.getValue().overdue())
          .bind(statement, 2);
      statement.executeUpdate();
    }
  }

  private static CellCounts counts(ResultSet row) throws SQLException {
    return new CellCounts(
        row.getLong("received"),
        row.getLong("filed_online"),
        row.getLong("early"),
        row.getLong("on_time"),
        row.getLong("late"),
        row.getLong("closed_other"),
        row.getLong("overdue"));
  }
}
