package vn.dunghen.notification.watching;

import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import vn.dunghen.chassis.correlation.Correlation;

/// Tells the log of each alert that was raised, under the correlation id of the request that
/// brought the newest event of its dossier.
final class TellingRaised {

  private static final Logger LOGGER = Logger.getLogger(TellingRaised.class);
  private static final int PIECE = 500;
  private static final String NEWEST = "select coalesce(max(id), 0) from alert";
  private static final String RAISED =
      """
      select a.id, a.dossier, a.stage, a.agency,
             (select e.content::json ->> 'correlationid' from event e
              where  e.dossier = a.dossier order by e.position desc limit 1) as correlation
      from   alert a
      where  a.id > ?
      order  by a.id
      """;

  private TellingRaised() {}

  /// The id of the newest alert; 0 while there is none.
  static long newest(Connection tx) throws SQLException {
    try (var statement = tx.prepareStatement(NEWEST);
        var row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /// Tells of all alerts after that one, which are read piece by piece.
  ///
  /// @return how many
  static int tell(Connection tx, long after) throws SQLException {
    int told = 0;
    try (var statement = tx.prepareStatement(RAISED)) {
      statement.setFetchSize(PIECE);
      statement.setLong(1, after);
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          long alert = row.getLong("id");
          String dossier = row.getString("dossier");
          String stage = row.getString("stage");
          String agency = row.getString("agency");
          Correlation.during(
              row.getString("correlation"),
              () ->
                  LOGGER.infof(
                      "An alert was raised. alert=%d dossier=%s stage=%s agency=%s",
                      alert, dossier, stage, agency));
          told++;
        }
      }
    }
    return told;
  }
}
