package vn.dunghen.local.backup;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;

/// Takes a backup of one database: all its tables in one snapshot, by COPY. The service goes on
/// meanwhile. What is written is for its owner's eyes, and on disk when it is called complete.
final class Taking {
  private static final String SNAPSHOT =
      "set transaction isolation level repeatable read, read only";

  private Taking() {}

  /// @param directory that does not exist yet, or is empty
  static Manifest take(Databases databases, String service, Path directory) {
    try (var connection = databases.connect(service)) {
      OwnFiles.directory(directory);
      try (var files = Files.list(directory)) {
        if (files.findAny().isPresent()) {
          throw new BackupException(
              directory + " is not empty; a backup goes to a place of its own.");
        }
      }
      connection.setAutoCommit(false);
      var manifest = copy(connection, service, directory, databases.keys(service));
      connection.rollback();
      manifest.write(directory);
      Digests.write(directory);
      return manifest;
    } catch (SQLException e) {
      throw new BackupException(
          "The database of %s could not be copied (SQLSTATE %s)."
              .formatted(service, e.getSQLState()),
          e);
    } catch (IOException e) {
      throw new BackupException("The backup could not be written to " + directory + ".", e);
    }
  }

  private static Manifest copy(
      Connection tx, String service, Path directory, Map<String, String> keys)
      throws SQLException, IOException {
    String takenAt;
    String server;
    try (var statement = tx.createStatement()) {
      statement.execute(SNAPSHOT);
      try (var row = statement.executeQuery("select now(), current_setting('server_version')")) {
        row.next();
        takenAt = row.getObject(1, OffsetDateTime.class).toInstant().toString();
        server = row.getString(2);
      }
    }
    var schema = Catalogue.schema(tx, service);
    var tables = new ArrayList<Manifest.Table>();
    for (var table : Catalogue.tables(tx, service)) {
      var rows =
          copyOut(
              tx,
              "copy (select %s from %s) to stdout"
                  .formatted(Catalogue.columns(tx, table), Catalogue.quoted(tx, table.name())),
              directory.resolve(table.file()));
      tables.add(new Manifest.Table(table.name(), table.columns(), rows));
    }
    return new Manifest(
        Manifest.FORMAT, service, takenAt, server, schema, tables, Catalogue.sequences(tx), keys);
  }

  private static long copyOut(Connection tx, String sql, Path file)
      throws SQLException, IOException {
    try (var channel = OwnFiles.create(file);
        var out = new GZIPOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
      var rows = tx.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
      out.finish();
      channel.force(true);
      return rows;
    }
  }
}
