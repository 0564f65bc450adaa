package vn.dunghen.testkit;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// A PostgreSQL from its published image, with the settings of the embedded one: durable, C.UTF-8,
/// sessions in UTC.
final class ContainerDatabase implements Database {
  private static final String IMAGE = "postgres:18";
  private static final int PORT = 5432;

  private final String password = UUID.randomUUID().toString();
  private final PostgreSQLContainer container;
  private final int port;

  ContainerDatabase() {
    Containers.requireEngine();
    container =
        new PostgreSQLContainer(IMAGE)
            .withUsername(SUPERUSER)
            .withPassword(password)
            .withDatabaseName("postgres")
            .withEnv("POSTGRES_INITDB_ARGS", "--locale=C.UTF-8");
    // Testcontainers would switch fsync off, and the services refuse such a database.
    container.withCommand(
        "postgres",
        "-c",
        "fsync=on",
        "-c",
        "max_connections=200",
        "-c",
        "timezone=UTC",
        "-c",
        "jit=off");
    port = Containers.bind(container, PORT);
    container.withStartupTimeout(Containers.PATIENCE);
    container.start();
  }

  @Override
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  @Override
  public String password() {
    return password;
  }

  @Override
  public void kill() {
    Containers.kill(container);
  }

  @Override
  public void start() {
    Containers.startAgain(container);
    Patience.until("PostgreSQL answers again", Duration.ofSeconds(60), this::answers);
  }

  private boolean answers() {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl("postgres"));
    source.setUser(SUPERUSER);
    source.setPassword(password);
    source.setConnectTimeout(5);
    try (var connection = source.getConnection()) {
      return connection.isValid(5);
    } catch (SQLException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    container.stop();
  }
}
