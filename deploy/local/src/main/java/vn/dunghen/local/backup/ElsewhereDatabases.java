package vn.dunghen.local.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Databases of any PostgreSQL. Whoever runs them stops the service before putting back.
///
/// @param url with `{service}` where the name of the database goes
/// @param password null where the server asks for none
record ElsewhereDatabases(String url, String user, @Nullable String password) implements Databases {

  @Override
  public Connection connect(String service) {
    return open(url.replace("{service}", service), user, password, service);
  }

  static Connection open(String url, String user, @Nullable String password, String service) {
    var properties = new Properties();
    properties.setProperty("user", user);
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("ApplicationName", "dunghen-backup");
    try {
      return DriverManager.getConnection(url, properties);
    } catch (SQLException e) {
      throw new BackupException(
          "The database of %s does not let us in (SQLSTATE %s)."
              .formatted(service, e.getSQLState()),
          e);
    }
  }

  @Override
  public Map<String, String> keys(String service) {
    return Map.of();
  }

  @Override
  public void end(String service) {
    // Its processes are not ours; that nobody is signed in was seen to before.
  }

  @Override
  public void close() {
    // Each connection is closed by whoever opened it.
  }
}
