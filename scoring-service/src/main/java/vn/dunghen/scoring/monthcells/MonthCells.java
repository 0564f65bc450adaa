package vn.dunghen.scoring.monthcells;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dunghen.chassis.rows.Columns;
import vn.dunghen.scoring.monthcells.model.IndexCount;
import vn.dunghen.scoring.monthcells.model.LateKey;
import vn.dunghen.scoring.monthcells.model.MonthChanges;
import vn.dunghen.scoring.monthcells.model.MonthKey;

/// Writes the months. To be called last in a transaction: the cells are shared by many.
public final class MonthCells {

  private static final String ADD_MONTHS = addMonths();
  private static final String ADD_LATE =
      """
      insert into late_cell as cell (generation, hour, agency, procedure, changed, dossiers)
      select ?, hour, agency, procedure, pg_current_xact_id()::text::bigint, dossiers
      from   unnest(?, ?, ?, ?) as new(hour, agency, procedure, dossiers)
      on conflict (generation, hour, agency, procedure) do update
      set    dossiers = cell.dossiers + excluded.dossiers, changed = excluded.changed
      """;
  private static final String ADD_AHEAD =
      """
      insert into ahead (generation, dossier, until)
      select ?, dossier, until from unnest(?, ?) as new(dossier, until) order by dossier
      on conflict (generation, dossier) do update set until = excluded.until
      """;

  private MonthCells() {}

  private static String addMonths() {
    String columns =
        Arrays.stream(IndexCount.values())
            .map(IndexCount::column)
            .collect(Collectors.joining(", "));
    String sums =
        Arrays.stream(IndexCount.values())
            .map(IndexCount::column)
            .map(column -> column + " = cell." + column + " + excluded." + column)
            .collect(Collectors.joining(", "));
    return """
    insert into month_cell as cell (generation, month, lasting, agency, procedure, changed,
                                    $COLUMNS)
    select ?, month, lasting, agency, procedure, pg_current_xact_id()::text::bigint, $COLUMNS
    from   unnest(?, ?, ?, ?$PARAMETERS) as new(month, lasting, agency, procedure, $COLUMNS)
    on conflict (generation, lasting, month, agency, procedure) do update
    set    changed = excluded.changed, $SUMS
    """
        .replace("$COLUMNS", columns)
        .replace("$PARAMETERS", ", ?".repeat(IndexCount.values().length))
        .replace("$SUMS", sums);
  }

  /// Adds the changes.
  ///
  /// @param ahead dossiers that are stated for an instant after the one at which it was known, with
  ///   that instant
  public static void add(
      Connection tx, int generation, MonthChanges changes, Map<String, Instant> ahead)
      throws SQLException {
    addMonths(tx, generation, changes.months());
    addLate(tx, generation, changes.late());
    if (!ahead.isEmpty()) {
      try (var statement = tx.prepareStatement(ADD_AHEAD)) {
        statement.setInt(1, generation);
        Columns.of(ahead.entrySet())
            .text(Map.Entry::getKey)
            .instant(Map.Entry::getValue)
            .bind(statement, 2);
        statement.executeUpdate();
      }
    }
  }

  private static void addMonths(Connection tx, int generation, Map<MonthKey, int[]> changes)
      throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(ADD_MONTHS)) {
      statement.setInt(1, generation);
      var columns =
          Columns.of(changes.entrySet())
              .date(cell -> cell.getKey().month())
              .flag(cell -> cell.getKey().lasting())
              .text(cell -> cell.getKey().agency())
              .text(cell -> cell.getKey().procedure());
      for (IndexCount count : IndexCount.values()) {
        columns.integer(cell -> cell.getValue()[count.ordinal()]);
      }
      columns.bind(statement, 2);
      statement.executeUpdate();
    }
  }

  private static void addLate(Connection tx, int generation, Map<LateKey, Integer> changes)
      throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(ADD_LATE)) {
      statement.setInt(1, generation);
      Columns.of(changes.entrySet())
          .instant(cell -> cell.getKey().hour())
          .text(cell -> cell.getKey().agency())
          .text(cell -> cell.getKey().procedure())
          .integer(Map.Entry::getValue)
          .bind(statement, 2);
      statement.executeUpdate();
    }
  }
}
