package vn.dunghen.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Up to 1,000 rows of a table, column by column, ready to be written raw into a copy of it.
record RawRows(Shape shape, List<Object[]> columns, int size) {

  private static final int BATCH = 1_000;

  /// The columns of a table, in its order.
  ///
  /// @param copy the table that rows are written into
  record Shape(String table, String copy, List<Column> columns) {

    private String names() {
      return String.join(", ", columns.stream().map(Column::name).toList());
    }

    private String insert() {
      String marks = String.join(", ", columns.stream().map(_ -> "?").toList());
      return "insert into %s (%s) select * from unnest(%s) on conflict do nothing"
          .formatted(copy, names(), marks);
    }

    /// Makes the copy anew, empty, with every index and constraint of the table.
    void makeCopy(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute("drop table if exists " + copy);
        statement.execute("create table %s (like %s including all)".formatted(copy, table));
      }
    }

    /// The rows that meet a condition, in batches.
    List<RawRows> read(Connection connection, String condition) throws SQLException {
      var batches = new ArrayList<RawRows>();
      try (var query = connection.createStatement();
          ResultSet rows =
              query.executeQuery(
                  "select %s from %s where %s".formatted(names(), table, condition))) {
        var batch = new ArrayList<Object[]>(BATCH);
        boolean more = rows.next();
        while (more) {
          var row = new Object[columns.size()];
          for (int i = 0; i < row.length; i++) {
            row[i] = rows.getObject(i + 1);
          }
          batch.add(row);
          more = rows.next();
          if (batch.size() == BATCH || !more) {
            batches.add(transposed(batch));
            batch.clear();
          }
        }
      }
      return batches;
    }

    private RawRows transposed(List<Object[]> rows) {
      var transposed = new ArrayList<Object[]>();
      for (int i = 0; i < columns.size(); i++) {
        int column = i;
        transposed.add(
            columns.get(i).type().equals("bytea")
                ? rows.stream().map(row -> (byte[]) row[column]).toArray(byte[][]::new)
                : rows.stream().map(row -> row[column]).toArray());
      }
      return new RawRows(this, transposed, rows.size());
    }
  }

  record Column(String name, String type) {}

  /// Writes the rows in one statement.
  void insert(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(shape.insert())) {
      for (int i = 0; i < columns.size(); i++) {
        statement.setArray(
            i + 1, connection.createArrayOf(shape.columns().get(i).type(), columns.get(i)));
      }
      if (statement.executeUpdate() != size) {
        throw new SQLException("a row of the reference was not written");
      }
    }
  }
}
