package vn.dunghen.intake.officialresults;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.dunghen.chassis.problem.Problem;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.intake.importing.Table;

/// A column of the table of official results, found by its heading.
enum Column {
  UNIT("unit", true),
  PERIOD("period", true),
  DATA_TAKEN_AT("dataTakenAt", true),
  LETTER("letter", false),
  /// `total`, a group (1, 3a …) or an indicator (2.1 …).
  ITEM("item", true),
  NUMERATOR("numerator", false),
  DENOMINATOR("denominator", false),
  SCORE("score", false),
  CHANGE("change", false),
  RANK("rank", false),
  OF("of", false);

  private final String heading;
  private final boolean isNeeded;

  Column(String heading, boolean isNeeded) {
    this.heading = heading;
    this.isNeeded = isNeeded;
  }

  String heading() {
    return heading;
  }

  /// Where each column is that the table has.
  ///
  /// @throws ProblemException (422) naming every column that is needed and missing
  static Map<Column, Integer> in(Table.Row headings) {
    var places = new EnumMap<Column, Integer>(Column.class);
    List<String> found = headings.cells().stream().map(Table.Cell::text).toList();
    for (Column column : values()) {
      if (found.contains(column.heading)) {
        places.put(column, found.indexOf(column.heading));
      }
    }
    List<Problem.Violation> missing =
        Arrays.stream(values())
            .filter(column -> column.isNeeded && !places.containsKey(column))
            .map(column -> Problem.Violation.of(column.heading, "is missing in the heading"))
            .toList();
    if (!missing.isEmpty()) {
      throw new ProblemException(
          Problem.of(ProblemType.INVALID, "The file lacks columns.").withErrors(missing));
    }
    return places;
  }
}
