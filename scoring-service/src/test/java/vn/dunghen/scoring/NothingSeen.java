package vn.dunghen.scoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.TreeSet;
import javax.sql.DataSource;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.scoring.following.Applying;

/// Makes the city one that nobody saw on the portal, which is what most tests of the service know.
@ApplicationScoped
class NothingSeen {

  private final DataSource database;
  private final Applying applying;

  NothingSeen(DataSource database, Applying applying) {
    this.database = database;
    this.applying = applying;
  }

  void again() throws SQLException {
    Transaction.in(
        database,
        tx -> {
          var dossiers = dossiers(tx);
          try (var statement = tx.createStatement()) {
            statement.executeUpdate("truncate portal_view");
          }
          applying.seen(tx, dossiers);
          return true;
        });
  }

  private static TreeSet<String> dossiers(Connection tx) throws SQLException {
    var dossiers = new TreeSet<String>();
    try (var statement = tx.createStatement();
        var row = statement.executeQuery("select distinct dossier from portal_view")) {
      while (row.next()) {
        dossiers.add(row.getString(1));
      }
    }
    return dossiers;
  }
}
