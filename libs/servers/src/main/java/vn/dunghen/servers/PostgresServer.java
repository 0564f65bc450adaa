package vn.dunghen.servers;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// A real PostgreSQL 18 on a directory of its own, as our direct child, on 127.0.0.1 only.
///
/// What a caller may rely on: a commit that was acknowledged survives [#kill()]; after [#start()]
/// returns, the server answers queries and is *this* server, never a foreign one that happened to
/// hold the port; it dies with the process that started it; only one launcher uses a directory at a
/// time; it may be started again after a stop, a kill or a crash, on the same port.
///
/// Databases are UTF-8 with the locale C.UTF-8 (text sorts by code point), sessions are in UTC
/// unless they say otherwise, passwords are SCRAM. The log holds no statement and no value.
///
/// Thread-safe. Failures are [ServerException]s.
public final class PostgresServer implements AutoCloseable {
  /// The administrator's name.
  public static final String SUPERUSER = "postgres";

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
  private static final List<String> PASSING =
      List.of("pre-existing shared memory block", "lock file \"postmaster.pid\" already exists");

  private final PostgresOptions options;
  private final PostgresDirectory directory;
  private int port;
  private String password = "";
  private @Nullable DirectoryLock lock;
  private @Nullable ChildProcess process;

  public PostgresServer(PostgresOptions options) {
    this.options = options;
    this.directory = new PostgresDirectory(options.directory());
    this.port = options.port();
  }

  /// Starts the server and returns when it answers queries.
  ///
  /// @throws ServerException if the directory is in use, the port is taken, or the server ends or
  ///   does not answer within 60 s
  public synchronized PostgresServer start() {
    if (process != null && process.isAlive()) {
      throw new ServerException("PostgreSQL on " + options.directory() + " is running already.");
    }
    release();
    lock = DirectoryLock.take("PostgreSQL", options.directory());
    try {
      if (port == 0) {
        port = LoopbackPort.free();
      }
      LoopbackPort.refuseIfTaken("PostgreSQL", port);
      var home = PostgresBinaries.in(options.cache());
      password = directory.password(options.password());
      directory.initialise(home, password);
      directory.awaitPredecessorGone();
      process = run(home);
      return this;
    } catch (RuntimeException e) {
      release();
      throw e;
    }
  }

  private ChildProcess run(Path home) {
    var end = System.nanoTime() + START.toNanos();
    while (true) {
      var before = ChildProcess.endOf(directory.log());
      var child = ChildProcess.start(command(home));
      try {
        awaitReady(child, before);
        return child;
      } catch (PredecessorStillThere e) {
        if (System.nanoTime() - end > 0) {
          throw new ServerException(
              "A killed PostgreSQL on %s does not let go; see %s."
                  .formatted(options.directory(), directory.log()),
              e);
        }
        Waiting.until(Duration.ofMillis(200), () -> false);
      } catch (RuntimeException e) {
        child.kill();
        throw e;
      }
    }
  }

  private ChildProcess.Command command(Path home) {
    var words = new ArrayList<>(List.of(home.resolve("bin/postgres").toString()));
    words.addAll(List.of("-D", directory.data().toString()));
    words.addAll(PostgresSettings.asArguments(PostgresSettings.of(options, port)));
    return new ChildProcess.Command(
        "PostgreSQL",
        words,
        PostgresDirectory.environment(),
        options.directory(),
        directory.log(),
        true);
  }

  private void awaitReady(ChildProcess child, long logStart) {
    var answered = Waiting.until(START, () -> !child.isAlive() || answersAsOurs());
    if (!child.isAlive()) {
      var said = child.logSince(logStart);
      if (PASSING.stream().anyMatch(said::contains)) {
        throw new PredecessorStillThere();
      }
      throw new ServerException(
          "PostgreSQL ended while starting: %s See %s."
              .formatted(lastComplaint(said), directory.log()));
    }
    if (!answered) {
      throw new ServerException(
          "PostgreSQL did not answer within %d s; see %s."
              .formatted(START.toSeconds(), directory.log()));
    }
  }

  private static String lastComplaint(String log) {
    return log.lines()
        .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
        .reduce((_, last) -> last)
        .orElse("it said nothing.");
  }

  /// A real query. The data directory proves that it is our server that answers.
  private boolean answersAsOurs() {
    try (var connection = administer("postgres");
        var statement = connection.createStatement();
        var row = statement.executeQuery("show data_directory")) {
      row.next();
      if (row.getString(1).equals(directory.data().toString())) {
        return true;
      }
    } catch (SQLException e) {
      // Class 28: it answers, and does not know this password. All else means not yet.
      if (!"28P01".equals(e.getSQLState())) {
        return false;
      }
      throw new ServerException(
          "PostgreSQL on %s does not accept the given superuser password."
              .formatted(options.directory()),
          e);
    }
    throw new ServerException(
        "Port %d is answered by another PostgreSQL, not by the one on %s."
            .formatted(port, options.directory()));
  }

  /// Creates the database and the user that owns it, or leaves the database and sets the user's
  /// password where they are there already. Nobody else may connect to it.
  ///
  /// @param name of the database: lower-case letters, digits and `_`
  /// @param user its owner, named by the same rule
  public synchronized void createDatabase(String name, String user, String password) {
    var database = checked(name);
    var role = checked(user);
    try (var connection = administer("postgres");
        var statement = connection.createStatement()) {
      var verb = exists(statement, "pg_roles", "rolname", role) ? "alter" : "create";
      statement.execute(
          "%s role %s login password %s".formatted(verb, role, statement.enquoteLiteral(password)));
      if (!exists(statement, "pg_database", "datname", database)) {
        statement.execute("create database %s owner %s".formatted(database, role));
        statement.execute("revoke connect on database %s from public".formatted(database));
      }
    } catch (SQLException e) {
      throw new ServerException("The database " + name + " could not be created.", e);
    }
  }

  /// Drops the database if it is there, throwing out whoever is connected.
  public synchronized void dropDatabase(String name) {
    try (var connection = administer("postgres");
        var statement = connection.createStatement()) {
      statement.execute("drop database if exists %s with (force)".formatted(checked(name)));
    } catch (SQLException e) {
      throw new ServerException("The database " + name + " could not be dropped.", e);
    }
  }

  private static boolean exists(Statement statement, String catalog, String column, String name)
      throws SQLException {
    try (var rows =
        statement.executeQuery(
            "select 1 from %s where %s = '%s'".formatted(catalog, column, name))) {
      return rows.next();
    }
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A database or user is named by lower-case letters, digits and _, not by " + name + ".");
    }
    return name;
  }

  private Connection administer(String database) throws SQLException {
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {LoopbackPort.HOST});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(SUPERUSER);
    source.setPassword(password);
    source.setConnectTimeout(5);
    source.setSocketTimeout(60);
    return source.getConnection();
  }

  public synchronized String jdbcUrl(String database) {
    return "jdbc:postgresql://%s:%d/%s".formatted(LoopbackPort.HOST, port, checked(database));
  }

  /// The superuser's password; empty before the first start.
  public synchronized String password() {
    return password;
  }

  public synchronized int port() {
    return port;
  }

  /// The running or last process, for a supervisor: its pid, whether it lives, when it ends.
  public synchronized ChildProcess process() {
    if (process == null) {
      throw new ServerException(
          "PostgreSQL on " + options.directory() + " has not been started yet.");
    }
    return process;
  }

  /// Ends the server (fast shutdown: open transactions are rolled back); kills it after 20 s.
  public synchronized void stop() {
    if (process != null) {
      process.stop(ChildProcess.Signal.INT, STOP);
    }
    release();
  }

  /// SIGKILL to the server and all its backends, as in a crash; for fault tests.
  public synchronized void kill() {
    process().kill();
    release();
  }

  @Override
  public void close() {
    stop();
  }

  private void release() {
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }

  /// A killed predecessor still holds its pid or its shared memory; that passes.
  private static final class PredecessorStillThere extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
