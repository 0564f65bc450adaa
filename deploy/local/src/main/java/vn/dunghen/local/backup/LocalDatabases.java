package vn.dunghen.local.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import vn.dunghen.servers.DirectoryLock;
import vn.dunghen.servers.PostgresOptions;
import vn.dunghen.servers.PostgresServer;
import vn.dunghen.servers.ServerException;

/// The databases of `./dev run --keep`, whether it runs or not. Where it does not, its PostgreSQL
/// is started for as long as this is open.
final class LocalDatabases implements Databases {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path directory;
  private final @Nullable DirectoryLock lock;
  private final @Nullable PostgresServer started;

  private LocalDatabases(
      Path directory, @Nullable DirectoryLock lock, @Nullable PostgresServer started) {
    this.directory = directory;
    this.lock = lock;
    this.started = started;
  }

  static LocalDatabases in(Path directory) {
    var root = directory.toAbsolutePath().normalize();
    if (!Files.exists(root.resolve("postgres/superuser.password"))) {
      throw new BackupException("There is no suite in " + root + "; ./dev run --keep makes one.");
    }
    DirectoryLock lock;
    try {
      lock = DirectoryLock.take("suite", root);
    } catch (ServerException running) {
      return new LocalDatabases(root, null, null);
    }
    try {
      return new LocalDatabases(
          root, lock, new PostgresServer(PostgresOptions.in(root.resolve("postgres"))).start());
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private boolean isRunning() {
    return lock == null;
  }

  @Override
  public Connection connect(String service) {
    if (started != null) {
      return ElsewhereDatabases.open(
          started.jdbcUrl(service), PostgresServer.SUPERUSER, started.password(), service);
    }
    try {
      return ElsewhereDatabases.open(
          "jdbc:postgresql://%s/%s".formatted(run().path("postgres").asText(), service),
          PostgresServer.SUPERUSER,
          Files.readString(directory.resolve("postgres/superuser.password")).strip(),
          service);
    } catch (IOException e) {
      throw new BackupException(
          "The running suite in " + directory + " does not say where it is.", e);
    }
  }

  @Override
  public Map<String, String> keys(String service) {
    return Keys.fingerprints(directory.resolve("secrets"), service);
  }

  /// The supervisor starts it again, and again, until its database lets it in.
  @Override
  public void end(String service) {
    if (!isRunning()) {
      return;
    }
    try {
      long pid = run().path("processes").path(service + "-service").path("pid").asLong();
      var process = ProcessHandle.of(pid).filter(each -> isService(each, service)).orElse(null);
      if (process == null) {
        return; // it ended by itself
      }
      process.destroy();
      if (!hasEnded(process, PATIENCE)) {
        process.destroyForcibly();
        if (!hasEnded(process, PATIENCE)) {
          throw new BackupException(service + "-service does not end; the database is as it was.");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackupException("Interrupted; the database is as it was.", e);
    } catch (IOException | ExecutionException e) {
      throw new BackupException("The processes of " + directory + " are not known.", e);
    }
  }

  /// A process that ended leaves its number to another.
  private static boolean isService(ProcessHandle process, String service) {
    return process
        .info()
        .commandLine()
        .map(line -> line.contains(service + "-service/"))
        .orElse(true);
  }

  private static boolean hasEnded(ProcessHandle process, Duration patience)
      throws InterruptedException, ExecutionException {
    try {
      process.onExit().get(patience.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    }
  }

  private JsonNode run() throws IOException {
    return new ObjectMapper().readTree(directory.resolve("run.json").toFile());
  }

  @Override
  public void close() {
    if (started != null) {
      started.stop();
    }
    if (lock != null) {
      lock.close();
    }
  }
}
