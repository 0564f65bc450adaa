package vn.dunghen.faultlab.checker;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/// Scoring's tallies of days and of months: sums over all dossiers, cell by cell. They are always
/// looked at whole.
final class Tallies {
  private static final String READ =
      """
      select agency, procedure, day, received, filed_online, early, on_time, late, closed_other,
             overdue
      from   %s
      where  generation = (select id from generation where state = 'current')
      """;

  private Tallies() {}

  /// @param days cells by day
  /// @param months the same summed up by the first of the month
  record Cells(Map<Life.Cell, long[]> days, Map<Life.Cell, long[]> months) {}

  static Cells read(Connection connection) throws SQLException {
    return new Cells(read(connection, "tally_day"), read(connection, "tally_month"));
  }

  private static Map<Life.Cell, long[]> read(Connection connection, String table)
      throws SQLException {
    var cells = new HashMap<Life.Cell, long[]>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(READ.formatted(table))) {
      while (rows.next()) {
        var counts = new long[Life.MEASURES.size()];
        for (var i = 0; i < counts.length; i++) {
          counts[i] = rows.getLong(4 + i);
        }
        cells.put(
            new Life.Cell(rows.getString(1), rows.getString(2), rows.getObject(3, LocalDate.class)),
            counts);
      }
    }
    return cells;
  }

  static void compare(Expected expected, Cells found, Findings findings) {
    var days = expected.tallies();
    var months = new HashMap<Life.Cell, long[]>();
    days.forEach((cell, counts) -> {
      var month =
          months.computeIfAbsent(
              new Life.Cell(cell.agency(), cell.procedure(), cell.day().withDayOfMonth(1)),
              _ -> new long[counts.length]);
      for (var i = 0; i < counts.length; i++) {
        month[i] += counts[i];
      }
    });
    compare("tallies of days", days, found.days(), findings);
    compare("tallies of months", months, found.months(), findings);
  }

  private static void compare(
      String place,
      Map<Life.Cell, long[]> expected,
      Map<Life.Cell, long[]> found,
      Findings findings) {
    var all = new HashSet<>(expected.keySet());
    all.addAll(found.keySet());
    var none = new long[Life.MEASURES.size()];
    for (var cell : all) {
      var should = expected.getOrDefault(cell, none);
      var is = found.getOrDefault(cell, none);
      for (var i = 0; i < none.length; i++) {
        findings.count(place, cell + " " + Life.MEASURES.get(i), should[i], is[i]);
      }
    }
  }
}
