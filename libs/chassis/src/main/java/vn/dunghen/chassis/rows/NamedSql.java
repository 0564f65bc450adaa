package vn.dunghen.chassis.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A statement whose parameters have names (`:from`), each usable any number of times.
public final class NamedSql {

  private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-z][a-zA-Z]*)");

  private final String sql;
  private final List<String> names = new ArrayList<>();

  public NamedSql(String text) {
    this.sql =
        PARAMETER
            .matcher(text)
            .replaceAll(found -> {
              names.add(found.group(1));
              return "?";
            });
  }

  /// Prepares the statement.
  ///
  /// @param values by name: [Instant]s, collections of texts (as `text[]`), or what JDBC takes
  public PreparedStatement prepare(Connection tx, Map<String, Object> values) throws SQLException {
    PreparedStatement statement = tx.prepareStatement(sql);
    int index = 1;
    for (String name : names) {
      switch (values.get(name)) {
        case null -> throw new IllegalArgumentException("Parameter " + name + " has no value.");
        case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        case Collection<?> texts ->
            statement.setArray(index, tx.createArrayOf("text", texts.toArray()));
        case Object value -> statement.setObject(index, value);
      }
      index++;
    }
    return statement;
  }
}
