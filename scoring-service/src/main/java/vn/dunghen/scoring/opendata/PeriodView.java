package vn.dunghen.scoring.opendata;

import java.util.List;

/// All that was published of a period, side by side.
///
/// @param vintages the first published first
/// @param rows the city first, the others by name
record PeriodView(String name, List<VintageView> vintages, List<Row> rows) {

  PeriodView {
    vintages = List.copyOf(vintages);
    rows = List.copyOf(rows);
  }

  /// @param cells one for each vintage
  record Row(String name, List<Cell> cells) {
    Row {
      cells = List.copyOf(cells);
    }
  }

  /// @param total a dash where the release does not have the agency
  /// @param change against the vintage before; empty where it is the same or the first
  /// @param heading of its column
  record Cell(String total, String change, String trend, String heading) {}
}
