package vn.dunghen.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/// Gives a plain `…DbTest` a new, empty database: `@RegisterExtension static final FreshDatabase
/// DATABASE = FreshDatabase.named("scoring");`
///
/// The time zone of its sessions is never the JVM's, so that code which leans on either shows.
public final class FreshDatabase implements BeforeAllCallback {
  private final String name;
  private @Nullable DataSource dataSource;

  private FreshDatabase(String name) {
    this.name = name;
  }

  /// @param name how the database's name begins, for whoever looks at the server
  public static FreshDatabase named(String name) {
    return new FreshDatabase(name);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    var database = RealServers.freshDatabase(name);
    var source = new InAnotherZone();
    source.setUrl(database.jdbcUrl());
    source.setUser(database.user());
    source.setPassword(database.password());
    dataSource = source;
  }

  /// Each connection is a new one; the caller closes it.
  public DataSource dataSource() {
    if (dataSource == null) {
      throw new IllegalStateException("Register the extension in a static field first.");
    }
    return dataSource;
  }

  /// The driver announces the JVM's zone when it connects; so it is set afterwards.
  private static final class InAnotherZone extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password)
        throws SQLException {
      var connection = super.getConnection(user, password);
      try (var statement = connection.createStatement()) {
        statement.execute("set time zone '" + otherZone() + "'");
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    }

    private static String otherZone() {
      var far = "Pacific/Kiritimati";
      return TimeZone.getDefault().getID().equals(far) ? "America/Caracas" : far;
    }
  }
}
