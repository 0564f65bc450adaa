package vn.dunghen.intake.register;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns a list of rows into the columns of an `unnest`.
public final class Columns {

  private Columns() {}

  /// One column of texts, of which some may be null.
  public static <T> Array texts(
      Connection connection, List<T> rows, Function<T, @Nullable String> column)
      throws SQLException {
    var values = new @Nullable String[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return connection.createArrayOf("text", values);
  }

  /// One column of bytes.
  public static <T> Array bytes(Connection connection, List<T> rows, Function<T, byte[]> column)
      throws SQLException {
    var values = new byte[rows.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    return connection.createArrayOf("bytea", values);
  }
}
