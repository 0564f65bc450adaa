package vn.dunghen.chassis.rows;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Does work in one transaction: committed when the work returns, rolled back when it throws.
public final class Transaction {

  private Transaction() {}

  /// What is done.
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T work(Connection tx) throws SQLException, E;
  }

  public static <T, E extends Exception> T in(DataSource database, Work<T, E> work)
      throws SQLException, E {
    try (Connection tx = database.getConnection()) {
      tx.setAutoCommit(false);
      boolean done = false;
      try {
        T result = work.work(tx);
        tx.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          tx.rollback();
        }
        tx.setAutoCommit(true);
      }
    }
  }
}
