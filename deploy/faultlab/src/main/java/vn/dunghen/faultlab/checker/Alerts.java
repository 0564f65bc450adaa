package vn.dunghen.faultlab.checker;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/// Notification's alerts: of every overdue dossier one, and of no dossier two for one reason.
final class Alerts {
  private static final String PLACE = "alerts";
  private static final String READ =
      """
      select dossier, promise_number, stage, occurrence, agency, state
      from   alert
      where  (?::text[] is null or dossier = any(?))
      """;

  private Alerts() {}

  record Row(
      String dossier, int promise, String stage, int occurrence, String agency, String state) {
    private String key() {
      return "%s promise %d %s occurrence %d %s"
          .formatted(dossier, promise, stage, occurrence, agency);
    }
  }

  static List<Row> read(Connection connection, Scope scope) throws SQLException {
    var all = new ArrayList<Row>();
    try (var statement = connection.prepareStatement(READ)) {
      scope.bind(connection, statement);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(
              new Row(
                  rows.getString(1),
                  rows.getInt(2),
                  rows.getString(3),
                  rows.getInt(4),
                  rows.getString(5),
                  rows.getString(6)));
        }
      }
    }
    return all;
  }

  static void compare(Expected expected, Scope scope, List<Row> rows, Findings findings) {
    var keys = new HashSet<String>();
    var overdue = new HashMap<String, Integer>();
    for (var row : rows) {
      if (!keys.add(row.key())) {
        findings.doubled(PLACE, row.key());
      }
      if (row.occurrence() > 1) {
        findings.doubled(PLACE, row.key() + ": it was settled in between for no reason");
      }
      if (row.state().equals("withdrawn") && !isHistory(expected, row.dossier())) {
        findings.doubled(PLACE, row.key() + ": withdrawn, so it was never true");
      }
      if (row.stage().equals("overdue")) {
        overdue.merge(row.dossier(), 1, Integer::sum);
      }
      if (!expected.lives().containsKey(row.dossier())) {
        findings.doubled(PLACE, row.key() + " was never posted");
      }
    }
    for (var life : expected.of(scope)) {
      if (expected.isOverdue(life)) {
        findings.count(PLACE, life.code() + " overdue", 1, overdue.getOrDefault(life.code(), 0));
      }
    }
  }

  /// The reception and the end of a dossier of the past are known one after the other, and in
  /// between it is overdue: such an alert is withdrawn as soon as the end is known.
  private static boolean isHistory(Expected expected, String dossier) {
    var life = expected.lives().get(dossier);
    return life != null && life.isHistory();
  }
}
