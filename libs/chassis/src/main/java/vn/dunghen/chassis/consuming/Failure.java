package vn.dunghen.chassis.consuming;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Why a transaction failed: because of what a record says, or because of the world around it.
sealed interface Failure {
  /// SQLSTATE classes that speak of the data: cardinality, data, integrity, check option, raised.
  Set<String> OF_THE_DATA = Set.of("21", "22", "23", "44", "P0");

  String reason();

  /// Would fail again with the same record; the record is narrowed down and set aside.
  record OfTheData(String reason) implements Failure {}

  /// Has nothing to do with any record (connection, resources, lock, schema): waited out.
  record OfTheWorld(String reason) implements Failure {}

  /// Judges what was thrown. An exception that hides a lost connection is of the world too.
  static Failure of(Throwable thrown, @Nullable Connection connection) {
    var sql = sqlException(thrown);
    if (sql != null) {
      var state = sql.getSQLState();
      return state != null && state.length() == 5 && OF_THE_DATA.contains(state.substring(0, 2))
          ? new OfTheData(sentence(sql) + " (SQLSTATE " + state + ")")
          : new OfTheWorld("SQLSTATE " + state);
    }
    return usable(connection)
        ? new OfTheData(sentence(thrown))
        : new OfTheWorld("The connection was lost.");
  }

  private static String sentence(Throwable thrown) {
    return thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
  }

  private static @Nullable SQLException sqlException(Throwable thrown) {
    var at = thrown;
    for (var depth = 0; at != null && depth < 20; depth++, at = at.getCause()) {
      if (at instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  private static boolean usable(@Nullable Connection connection) {
    try {
      return connection != null && connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }
}
