package vn.dunghen.intake.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// One JDBC transaction per piece of work. A deadlock or a serialisation failure, which PostgreSQL
/// ends by choosing a victim, is tried again; anything else is the caller's.
public final class Transactions {

  private static final int MOST_TRIES = 5;
  private static final ScopedValue<Connection> REHEARSAL = ScopedValue.newInstance();

  private final DataSource database;

  public Transactions(DataSource database) {
    this.database = database;
  }

  /// Work inside a transaction. Run again from its beginning after a deadlock.
  @FunctionalInterface
  public interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /// Runs the work and commits; whatever it throws rolls back.
  ///
  /// @throws DatabaseException where the database cannot do it
  public <T> T run(Work<T> work) {
    if (REHEARSAL.isBound()) {
      try {
        return work.run(REHEARSAL.get());
      } catch (SQLException failure) {
        throw new DatabaseException(failure);
      }
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work);
      } catch (SQLException failure) {
        if (attempt == MOST_TRIES || !isVictim(failure)) {
          throw new DatabaseException(failure);
        }
      }
    }
  }

  /// Lets everything that runs inside see what it would write, and writes nothing: its transactions
  /// are parts of one that is rolled back.
  ///
  /// @throws DatabaseException where the database cannot do it
  public <T> T rehearse(Supplier<T> everything) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = database.getConnection()) {
        connection.setAutoCommit(false);
        try {
          return ScopedValue.where(REHEARSAL, connection).call(everything::get);
        } finally {
          connection.rollback();
          connection.setAutoCommit(true);
        }
      } catch (SQLException failure) {
        throw new DatabaseException(failure);
      } catch (DatabaseException failure) {
        if (attempt == MOST_TRIES
            || !(failure.getCause() instanceof SQLException cause)
            || !isVictim(cause)) {
          throw failure;
        }
      }
    }
  }

  /// Whether what runs now is a rehearsal.
  public boolean isRehearsing() {
    return REHEARSAL.isBound();
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error failure) {
        try {
          connection.rollback();
        } catch (SQLException alsoFailed) {
          failure.addSuppressed(alsoFailed);
        }
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private static boolean isVictim(SQLException failure) {
    return "40P01".equals(failure.getSQLState()) || "40001".equals(failure.getSQLState());
  }

  /// The database cannot do what was asked, for now or at all.
  public static final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseException(SQLException cause) {
      super(cause);
    }

    /// Whether it can be tried again later: the database is away, or out of connections.
    public boolean isPassing() {
      String state = getCause() instanceof SQLException sql ? sql.getSQLState() : null;
      return state == null
          || state.startsWith("08")
          || state.startsWith("53")
          || state.startsWith("57");
    }
  }
}
