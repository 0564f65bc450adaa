package vn.dunghen.intake.importing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.dunghen.chassis.problem.Problem;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;

/// Which column of a table holds which field.
///
/// @param headings the headings that were asked for
/// @param places columns from 0; none for a field that the table does not have
record Columns(Map<Field, String> headings, Map<Field, Integer> places) {

  Columns {
    headings = Map.copyOf(headings);
    places = Map.copyOf(places);
  }

  /// Finds the columns by the table's heading.
  ///
  /// @param mapping the headings of fields that do not bear their own name
  /// @throws ProblemException (422) naming every column that is needed and missing
  static Columns in(Table.Row heading, Map<Field, String> mapping) {
    var headings = new EnumMap<Field, String>(Field.class);
    var places = new EnumMap<Field, Integer>(Field.class);
    var wrong = new ArrayList<Problem.Violation>(0);
    List<String> found = heading.cells().stream().map(cell -> spelling(cell.text())).toList();
    for (Field field : Field.values()) {
      String name = mapping.getOrDefault(field, field.word());
      headings.put(field, name);
      int place = found.indexOf(spelling(name));
      if (place >= 0 && found.lastIndexOf(spelling(name)) != place) {
        wrong.add(Problem.Violation.of(name, "is the heading of two columns"));
      } else if (place >= 0) {
        places.put(field, place);
      } else if (field.isRequired() || mapping.containsKey(field)) {
        wrong.add(
            Problem.Violation.of(name, "is missing in the heading; it holds " + field.word()));
      }
    }
    if (!wrong.isEmpty()) {
      throw new ProblemException(
          Problem.of(
                  ProblemType.INVALID,
                  "The file lacks columns, or has them twice: "
                      + String.join(", ", wrong.stream().map(Problem.Violation::parameter).toList())
                      + ".")
              .withErrors(wrong));
    }
    return new Columns(headings, places);
  }

  /// Vietnamese letters have more than one encoding; one of them counts.
  private static String spelling(String heading) {
    return Normalizer.normalize(heading.strip(), Normalizer.Form.NFC);
  }

  Table.Cell cell(Table.Row row, Field field) {
    Integer place = places.get(field);
    return place == null ? Table.Cell.EMPTY : row.cell(place);
  }

  /// The heading under which a field is told.
  String heading(Field field) {
    return headings.getOrDefault(field, field.word());
  }
}
