package vn.dunghen.local.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `manifest.json`: what a backup of one database holds.
///
/// @param format of the backup itself
/// @param takenAt the instant that it shows
/// @param schema the migrations that had been applied, in the order of their versions
/// @param keys fingerprints of the keys without which the data are of little use; not the keys
record Manifest(
    int format,
    String service,
    String takenAt,
    String server,
    List<Migration> schema,
    List<Table> tables,
    List<Sequence> sequences,
    Map<String, String> keys) {
  static final int FORMAT = 1;
  static final String FILE = "manifest.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  Manifest {
    schema = List.copyOf(schema);
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
    keys = Map.copyOf(keys);
  }

  /// One row of Flyway's history.
  record Migration(String version, String script, int checksum) {}

  /// @param columns in the order of the file's
  record Table(String name, List<String> columns, long rows) {
    Table {
      columns = List.copyOf(columns);
    }

    String file() {
      return name + ".copy.gz";
    }
  }

  /// @param called whether `last` was handed out
  record Sequence(String name, long last, boolean called) {}

  /// The version of the schema, for people.
  String version() {
    return schema.isEmpty() ? "none" : schema.getLast().version();
  }

  void write(Path directory) throws IOException {
    OwnFiles.write(directory.resolve(FILE), JSON.writeValueAsBytes(this));
  }

  static Manifest read(Path directory) {
    try {
      var manifest = JSON.readValue(directory.resolve(FILE).toFile(), Manifest.class);
      if (manifest.format() != FORMAT) {
        throw new BackupException(
            "The backup in %s has format %d, and this release reads %d."
                .formatted(directory, manifest.format(), FORMAT));
      }
      return manifest;
    } catch (IOException e) {
      throw new BackupException("The manifest in " + directory + " cannot be read.", e);
    }
  }
}
