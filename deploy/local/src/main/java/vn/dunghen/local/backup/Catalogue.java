package vn.dunghen.local.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What there is in a database, apart from Flyway's history.
final class Catalogue {
  private static final String HAS_HISTORY =
      "select to_regclass('public.flyway_schema_history') is not null";

  /// A version in one order, whatever order the scripts were applied in.
  private static final String SCHEMA =
      """
      select version, script, checksum, success from flyway_schema_history
      where  version is not null
      order  by string_to_array(version, '.')::bigint[]
      """;

  private static final String TABLES =
      """
      select c.relname, array_agg(a.attname::text order by a.attnum)
      from   pg_class c join pg_attribute a on a.attrelid = c.oid
      where  c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and    c.relname <> 'flyway_schema_history'
      and    a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      group  by c.relname
      order  by c.relname
      """;

  /// What the copying of plain tables would leave out without a word.
  private static final String OTHERS =
      """
      select string_agg(relname, ', ' order by relname) from pg_class
      where  relnamespace = 'public'::regnamespace and relkind in ('p', 'm', 'f')
      """;

  private static final String SEQUENCES =
      """
      select relname from pg_class
      where  relnamespace = 'public'::regnamespace and relkind = 'S' order by relname
      """;

  /// A table that each service alone has: tells its database from those of the others.
  private static final Map<String, String> OWN =
      Map.of("intake", "register", "scoring", "stint", "sync", "push", "notification", "alert");

  private Catalogue() {}

  /// @throws BackupException if there is none, or a migration had failed
  static List<Manifest.Migration> schema(Connection tx, String service) throws SQLException {
    try (var statement = tx.createStatement();
        var row = statement.executeQuery(HAS_HISTORY)) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new BackupException(
            "The database of %1$s has no tables: run %1$s-service once with QUARKUS_INIT_AND_EXIT=true, it makes them and ends."
                .formatted(service));
      }
    }
    var schema = new ArrayList<Manifest.Migration>();
    try (var statement = tx.createStatement();
        var rows = statement.executeQuery(SCHEMA)) {
      while (rows.next()) {
        if (!rows.getBoolean(4)) {
          throw new BackupException(
              "A migration of %s had failed: %s.".formatted(service, rows.getString(2)));
        }
        schema.add(new Manifest.Migration(rows.getString(1), rows.getString(2), rows.getInt(3)));
      }
    }
    return schema;
  }

  /// The tables with the columns that are written, not computed; without their rows.
  static List<Manifest.Table> tables(Connection tx, String service) throws SQLException {
    try (var statement = tx.createStatement();
        var row = statement.executeQuery(OTHERS)) {
      row.next();
      if (row.getString(1) != null) {
        throw new BackupException(
            "The database of %s has what this backup does not know: %s."
                .formatted(service, row.getString(1)));
      }
    }
    var tables = new ArrayList<Manifest.Table>();
    try (var statement = tx.createStatement();
        var rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.add(
            new Manifest.Table(
                rows.getString(1), List.of((String[]) rows.getArray(2).getArray()), 0));
      }
    }
    if (tables.stream().noneMatch(table -> table.name().equals(OWN.get(service)))) {
      throw new BackupException("This database is not that of " + service + ".");
    }
    return tables;
  }

  /// The sequences as they stand. They know no transactions: they are never behind what a
  /// transaction sees.
  static List<Manifest.Sequence> sequences(Connection tx) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = tx.createStatement();
        var rows = statement.executeQuery(SEQUENCES)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    var sequences = new ArrayList<Manifest.Sequence>();
    for (var name : names) {
      try (var statement = tx.createStatement();
          var row =
              statement.executeQuery("select last_value, is_called from " + quoted(tx, name))) {
        row.next();
        sequences.add(new Manifest.Sequence(name, row.getLong(1), row.getBoolean(2)));
      }
    }
    return sequences;
  }

  static String quoted(Connection tx, String name) throws SQLException {
    try (var statement = tx.createStatement()) {
      return "public." + statement.enquoteIdentifier(name, true);
    }
  }

  static String columns(Connection tx, Manifest.Table table) throws SQLException {
    var quoted = new ArrayList<String>();
    try (var statement = tx.createStatement()) {
      for (var column : table.columns()) {
        quoted.add(statement.enquoteIdentifier(column, true));
      }
    }
    return String.join(", ", quoted);
  }

  static boolean hasSameTables(List<Manifest.Table> some, List<Manifest.Table> others) {
    return Set.copyOf(withoutRows(some)).equals(Set.copyOf(withoutRows(others)));
  }

  private static List<Manifest.Table> withoutRows(List<Manifest.Table> tables) {
    return tables.stream().map(each -> new Manifest.Table(each.name(), each.columns(), 0)).toList();
  }
}
