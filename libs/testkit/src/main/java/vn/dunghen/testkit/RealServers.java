package vn.dunghen.testkit;

import java.sql.SQLException;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;

/// One real PostgreSQL and one real Kafka broker for all tests of this JVM, started when first
/// asked for and gone with the JVM.
///
/// Quarkus loads test classes in several class loaders, so static fields are not enough to have
/// *one*: the addresses are kept in the JVM's system properties. Whatever provides the servers
/// ([Backend]), the tests know no more than these addresses.
public final class RealServers {
  private static final String LOCK = "dunghen.testkit.lock";
  private static final String POSTGRES_URL = "dunghen.testkit.postgres.url";
  private static final String POSTGRES_PASSWORD = "dunghen.testkit.postgres.password";
  private static final String KAFKA = "dunghen.testkit.kafka.bootstrap";

  private RealServers() {}

  /// A new, empty database whose name begins with the given one.
  ///
  /// @param name lower-case letters and `_`, at most 30
  public static TestDatabase freshDatabase(String name) {
    if (!name.matches("[a-z][a-z_]{0,29}")) {
      throw new IllegalArgumentException(
          "A test database is named by at most 30 lower-case letters and _, not by " + name + ".");
    }
    var unique = name + "_" + UUID.randomUUID().toString().replace("-", "");
    var server = postgres();
    try (var connection = server.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role %1$s login password '%1$s'".formatted(unique));
      statement.execute("create database %1$s owner %1$s".formatted(unique));
    } catch (SQLException e) {
      throw new IllegalStateException("The test database " + unique + " was not created.", e);
    }
    var url = System.getProperty(POSTGRES_URL).replaceFirst("/[^/]*$", "/" + unique);
    return new TestDatabase(url, unique, unique);
  }

  /// The broker's `host:port`.
  public static String kafka() {
    return locked(() -> {
      if (System.getProperty(KAFKA) == null) {
        startKafka();
      }
      return System.getProperty(KAFKA);
    });
  }

  private static PGSimpleDataSource postgres() {
    return locked(() -> {
      if (System.getProperty(POSTGRES_URL) == null) {
        startPostgres();
      }
      var source = new PGSimpleDataSource();
      source.setUrl(System.getProperty(POSTGRES_URL));
      source.setUser(Database.SUPERUSER);
      source.setPassword(System.getProperty(POSTGRES_PASSWORD));
      return source;
    });
  }

  private static void startPostgres() {
    var server = Backend.chosen().database();
    atTheEnd(server::close);
    System.setProperty(POSTGRES_PASSWORD, server.password());
    System.setProperty(POSTGRES_URL, server.jdbcUrl("postgres"));
  }

  private static void startKafka() {
    var broker = Backend.chosen().broker();
    atTheEnd(broker::close);
    System.setProperty(KAFKA, broker.bootstrapServers());
  }

  private static void atTheEnd(Runnable close) {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(close));
  }

  /// The lock is an interned text, of which there is one per JVM whatever the class loader. A lock
  /// among the system properties would be a value that is no text, and whoever copies these (as
  /// Narayana does at its start) fails.
  private static <T> T locked(java.util.function.Supplier<T> work) {
    synchronized (LOCK) {
      return work.get();
    }
  }
}
