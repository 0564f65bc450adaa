package vn.dunghen.local.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.postgresql.PGConnection;

/// Puts a backup back into the database of its service: everything in it is replaced, in one
/// transaction, or nothing is. The database's owner cannot sign in meanwhile, and the processes of
/// the service that ran until then end.
final class PuttingBack {
  private static final Duration UNTIL_GONE = Duration.ofSeconds(20);
  private static final String OWNER =
      "select pg_get_userbyid(datdba) from pg_database where datname = current_database()";
  private static final String THROW_OUT =
      """
      select count(pg_terminate_backend(pid)) from pg_stat_activity
      where  datname = current_database() and pid <> pg_backend_pid()
      and    backend_type = 'client backend'
      """;

  /// Triggers and foreign keys say what may be written by a service, not what a backup holds.
  private static final String WITHOUT_TRIGGERS = "set local session_replication_role = replica";

  private static final String NOTE =
      "insert into restoration (taken_at) values (least(?::timestamptz, now()))";

  private PuttingBack() {}

  /// Checks everything that can be checked without changing anything.
  ///
  /// @throws BackupException with one sentence: damaged, of another service or another schema, or
  ///   sealed by other keys
  static Manifest check(Databases databases, String service, Path directory) {
    Digests.check(directory);
    var manifest = Manifest.read(directory);
    if (!manifest.service().equals(service)) {
      throw new BackupException(
          "The backup in %s is of %s, not of %s."
              .formatted(directory, manifest.service(), service));
    }
    var keys = databases.keys(service);
    manifest
        .keys()
        .forEach((name, fingerprint) -> {
          var present = keys.get(name);
          if (present != null && !present.equals(fingerprint)) {
            throw new BackupException(
                "The key %s is not the one with which the data in %s were sealed."
                    .formatted(name, directory));
          }
        });
    try (var connection = databases.connect(service)) {
      var schema = Catalogue.schema(connection, service);
      if (!schema.equals(manifest.schema())
          || !Catalogue.hasSameTables(Catalogue.tables(connection, service), manifest.tables())) {
        throw new BackupException(
            "The backup in %s has the schema %s, and the database of %s has %s: put it back with the release that took it."
                .formatted(
                    directory,
                    manifest.version(),
                    service,
                    schema.isEmpty() ? "none" : schema.getLast().version()));
      }
      return manifest;
    } catch (SQLException e) {
      throw new BackupException(
          "The database of %s does not answer (SQLSTATE %s).".formatted(service, e.getSQLState()),
          e);
    }
  }

  /// Replaces everything in the database.
  ///
  /// @param manifest that was checked
  static void putBack(Databases databases, Manifest manifest, Path directory) {
    var service = manifest.service();
    try (var connection = databases.connect(service)) {
      var owner = text(connection, OWNER);
      if (owner.equals(connection.getMetaData().getUserName())) {
        throw new BackupException(
            "%s owns the database of %s and would lock itself out: put back as an administrator."
                .formatted(owner, service));
      }
      try (var _ = Lockout.of(connection, databases, service, owner)) {
        throwOut(connection);
        databases.end(service);
        replace(connection, manifest, directory);
      }
    } catch (SQLException e) {
      throw new BackupException(
          "The backup in %s could not be put back (SQLSTATE %s); the database is as it was."
              .formatted(directory, e.getSQLState()),
          e);
    } catch (IOException e) {
      throw new BackupException(
          "The backup in " + directory + " could not be read; the database is as it was.", e);
    }
  }

  private static void throwOut(Connection connection) throws SQLException {
    var end = System.nanoTime() + UNTIL_GONE.toNanos();
    while (number(connection, THROW_OUT) > 0) {
      if (System.nanoTime() - end > 0) {
        throw new BackupException("Somebody does not let go of the database; it is as it was.");
      }
      pause();
    }
  }

  /// What is not committed is rolled back when the connection is closed, or breaks.
  private static void replace(Connection tx, Manifest manifest, Path directory)
      throws SQLException, IOException {
    tx.setAutoCommit(false);
    try (var statement = tx.createStatement()) {
      statement.execute(WITHOUT_TRIGGERS);
      statement.execute("truncate " + String.join(", ", names(tx, manifest.tables())));
      for (var table : manifest.tables()) {
        copyIn(tx, table, directory);
      }
      for (var sequence : manifest.sequences()) {
        set(tx, sequence);
      }
      // After the sequences: the row takes the next number of its own.
      note(tx, manifest);
      statement.execute("analyze");
    }
    tx.commit();
  }

  private static void set(Connection tx, Manifest.Sequence sequence) throws SQLException {
    try (var statement = tx.prepareStatement("select setval(?::regclass, ?, ?)")) {
      statement.setString(1, Catalogue.quoted(tx, sequence.name()));
      statement.setLong(2, sequence.last());
      statement.setBoolean(3, sequence.called());
      statement.executeQuery().close();
    }
  }

  private static void note(Connection tx, Manifest manifest) throws SQLException {
    try (var statement = tx.prepareStatement(NOTE)) {
      statement.setObject(1, OffsetDateTime.parse(manifest.takenAt()));
      statement.executeUpdate();
    }
  }

  private static void copyIn(Connection tx, Manifest.Table table, Path directory)
      throws SQLException, IOException {
    long rows;
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(directory.resolve(table.file())), 1 << 16)) {
      rows =
          tx.unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "copy %s (%s) from stdin"
                      .formatted(Catalogue.quoted(tx, table.name()), Catalogue.columns(tx, table)),
                  in);
    }
    if (rows != table.rows()) {
      throw new BackupException(
          "%s has %d rows and should have %d; the database is as it was."
              .formatted(table.file(), rows, table.rows()));
    }
  }

  private static List<String> names(Connection tx, List<Manifest.Table> tables)
      throws SQLException {
    var names = new ArrayList<String>();
    for (var table : tables) {
      names.add(Catalogue.quoted(tx, table.name()));
    }
    return names;
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    return Long.parseLong(text(connection, sql));
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackupException("Interrupted; the database is as it was.", e);
    }
  }
}
