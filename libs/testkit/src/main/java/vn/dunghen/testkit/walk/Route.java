package vn.dunghen.testkit.walk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// One row of a walk's table: `operation | roles | another agency's`.
///
/// @param operation such as `get /api/index/{agency}`
/// @param roles who may call it; empty where nobody has to sign in
/// @param foreign what becomes of a request for what another agency has
record Route(String operation, Set<String> roles, List<Foreign> foreign) {

  private static final String EVERYBODY = "open";
  private static final String EVERY_ROLE = "all";
  private static final String NOTHING = "-";
  private static final String WITHOUT = "own";

  /// A request for what belongs to another agency.
  ///
  /// @param statuses what may be answered
  /// @param isList whether it is answered with 200, and only with what is the caller's own
  record Foreign(String path, Set<Integer> statuses, boolean isList) {}

  static List<Route> read(String table) {
    return table.lines().filter(line -> !line.isBlank()).map(Route::of).toList();
  }

  private static Route of(String line) {
    String[] cells = line.split("\\|", -1);
    if (cells.length != 3) {
      throw new IllegalArgumentException("A row has three cells: " + line);
    }
    String said = cells[1].strip();
    Set<String> roles =
        said.equals(EVERYBODY)
            ? Set.of()
            : said.equals(EVERY_ROLE)
                ? new TreeSet<>(Walkers.ROLES)
                : new TreeSet<>(Arrays.asList(said.split("\\s+")));
    if (!Walkers.ROLES.containsAll(roles)) {
      throw new IllegalArgumentException("No such role: " + line);
    }
    return new Route(cells[0].strip().replaceAll("\\s+", " "), roles, foreign(cells[2].strip()));
  }

  private static List<Foreign> foreign(String cell) {
    if (cell.equals(NOTHING)) {
      return List.of();
    }
    return Stream.of(cell.split("\\s*&&\\s*"))
        .map(each -> {
          String[] words = each.split("\\s+", 2);
          boolean isList = words[0].equals(WITHOUT);
          Set<Integer> statuses = new TreeSet<>();
          if (isList) {
            statuses.add(200);
          } else {
            Stream.of(words[0].split(",")).map(Integer::valueOf).forEach(statuses::add);
          }
          return new Foreign(words[1], statuses, isList);
        })
        .toList();
  }

  boolean isOpen() {
    return roles.isEmpty();
  }

  String method() {
    return operation.substring(0, operation.indexOf(' ')).toUpperCase(Locale.ROOT);
  }

  String path() {
    return operation.substring(operation.indexOf(' ') + 1);
  }
}
