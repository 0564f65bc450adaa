package vn.dunghen.chassis.rows;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Reads the database as it stood at one moment, however many statements it takes.
public final class Snapshot {

  private static final String BEGIN = "set transaction isolation level repeatable read read only";

  private Snapshot() {}

  /// What is read.
  @FunctionalInterface
  public interface Reading<T> {
    T read(Connection tx) throws SQLException;
  }

  public static <T> T read(DataSource database, Reading<T> reading) throws SQLException {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      try {
        try (var statement = tx.createStatement()) {
          statement.execute(BEGIN);
        }
        return reading.read(tx);
      } finally {
        tx.rollback();
        tx.setAutoCommit(true);
      }
    }
  }
}
