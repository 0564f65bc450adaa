package vn.dunghen.testkit;

import java.nio.file.Path;
import vn.dunghen.servers.PostgresOptions;
import vn.dunghen.servers.PostgresServer;

/// A PostgreSQL from its Maven artifact, on a temporary directory.
final class EmbeddedDatabase implements Database {
  private final Path directory = TemporaryDirectory.of("postgres");
  private final PostgresServer server =
      new PostgresServer(PostgresOptions.in(directory).withSetting("shared_buffers", "64MB"))
          .start();

  @Override
  public String jdbcUrl(String database) {
    return server.jdbcUrl(database);
  }

  @Override
  public String password() {
    return server.password();
  }

  @Override
  public void kill() {
    server.kill();
  }

  @Override
  public void start() {
    server.start();
  }

  @Override
  public void close() {
    server.stop();
    TemporaryDirectory.delete(directory);
  }
}
