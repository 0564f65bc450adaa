package vn.dunghen.notification.watching;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import vn.dunghen.chassis.correlation.Correlation;
import vn.dunghen.following.DossierEvents;

/// Tells the log of the alerts that a run raised, under the correlation id of the request that
/// brought the newest event of each dossier. Of a run that raises very many, only the first: the
/// rest is in the table, and in the count that the run logs.
final class TellingRaised {

  static final int MOST = 500;

  private static final Logger LOGGER = Logger.getLogger(TellingRaised.class);
  private static final String NEWEST = "select coalesce(max(id), 0) from alert";
  private static final String RAISED =
      "select id, dossier, stage, agency from alert where id > ? order by id limit ?";

  private TellingRaised() {}

  private record Raised(long alert, String dossier, String stage, String agency) {}

  /// The id of the newest alert; 0 while there is none.
  static long newest(Connection tx) throws SQLException {
    try (var statement = tx.prepareStatement(NEWEST);
        var row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /// Tells of the first alerts after that one, at most [#MOST].
  ///
  /// @return how many
  static int tell(Connection tx, long after) throws SQLException {
    List<Raised> raised = after(tx, after);
    Map<String, String> correlations =
        DossierEvents.newestCorrelations(tx, raised.stream().map(Raised::dossier).toList());
    for (Raised one : raised) {
      Correlation.during(
          correlations.get(one.dossier()),
          () ->
              LOGGER.infof(
                  "An alert was raised. alert=%d dossier=%s stage=%s agency=%s",
                  one.alert(), one.dossier(), one.stage(), one.agency()));
    }
    return raised.size();
  }

  private static List<Raised> after(Connection tx, long alert) throws SQLException {
    var raised = new ArrayList<Raised>();
    try (var statement = tx.prepareStatement(RAISED)) {
      statement.setLong(1, alert);
      statement.setInt(2, MOST);
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          raised.add(
              new Raised(
                  row.getLong("id"),
                  row.getString("dossier"),
                  row.getString("stage"),
                  row.getString("agency")));
        }
      }
    }
    return raised;
  }
}
