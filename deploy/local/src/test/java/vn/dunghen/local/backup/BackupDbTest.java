package vn.dunghen.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dunghen.servers.PostgresOptions;
import vn.dunghen.servers.PostgresServer;

class BackupDbTest {

  /// What makes copying tables hard: triggers that forbid it, keys that point to later tables,
  /// numbers that only the database gives, computed columns, every kind of text.
  private static final String SCHEMA =
      """
      create table flyway_schema_history (installed_rank integer primary key, version text,
        script text, checksum integer, success boolean);
      insert into flyway_schema_history values (1, '0100', 'V0100__a.sql', 7, true),
        (2, '0099', 'V0099__b.sql', -7, true);
      create table restoration (id bigint generated always as identity primary key,
        taken_at timestamptz not null, restored_at timestamptz not null default now(),
        settled_at timestamptz);
      create table zebra (id bigint generated always as identity primary key, "order" text);
      create table stint (id bigint generated always as identity primary key,
        zebra bigint not null references zebra, body text, bytes bytea,
        length integer generated always as (length(body)) stored);
      create function refuse() returns trigger language plpgsql as
        $$ begin raise exception 'append-only'; end $$;
      create trigger append_only before update or delete or truncate on stint
        for each statement execute function refuse();
      """;

  private static final String ROWS =
      "select string_agg(concat_ws('|', e.id, z.\"order\", e.body, e.bytes, e.length), '\n' order by e.id)"
          + " from stint e join zebra z on z.id = e.zebra";

  private static final String MAY_SIGN_IN =
      "select rolcanlogin from pg_roles where rolname = 'scoring'";

  @TempDir static Path directory;
  private static PostgresServer postgres;

  @BeforeAll
  static void start() {
    postgres = new PostgresServer(PostgresOptions.in(directory.resolve("postgres"))).start();
  }

  @AfterAll
  static void stop() {
    postgres.stop();
  }

  @BeforeEach
  void a_database_with_two_rows() throws SQLException {
    postgres.dropDatabase("scoring");
    postgres.createDatabase("scoring", "scoring", "secret");
    execute(SCHEMA);
    execute("insert into zebra (\"order\") values ('Đúng hẹn\t\\N'), (null)");
    execute(
        "insert into stint (zebra, body, bytes) values (1, E'a\\nb\\\\', '\\x00ff'), (2, '', null)");
  }

  @Test
  void what_was_there_is_there_again_and_nothing_else(@TempDir Path parent) throws Exception {
    // Given
    var before = text(ROWS);
    var backup = take(parent.resolve("b"));
    execute("insert into zebra (\"order\") values ('later')");
    execute("insert into stint (zebra, body) values (3, 'later')");

    // When
    putBack(backup, Map.of());

    // Then
    assertThat(text(ROWS)).isEqualTo(before);
    assertThat(text("select count(*) from zebra")).isEqualTo("2");
    assertThat(text("select count(*) from restoration where settled_at is null")).isEqualTo("1");
    execute("insert into zebra (\"order\") values ('next')");
    assertThat(text("select max(id) from zebra")).isEqualTo("3");
    assertThatThrownBy(() -> execute("delete from stint")).hasMessageContaining("append-only");
    assertThat(text(MAY_SIGN_IN)).isEqualTo("t");
  }

  @Test
  void what_is_written_is_for_its_owner_alone(@TempDir Path parent) throws Exception {
    // When
    var backup = take(parent.resolve("b/scoring"));

    // Then
    try (var written = Files.walk(parent.resolve("b"))) {
      assertThat(written)
          .hasSizeGreaterThan(5)
          .allSatisfy(each ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                  .as("%s of %s", each, backup)
                  .endsWith("------"));
    }
  }

  @Test
  void a_restore_that_fails_half_way_leaves_what_was_there(@TempDir Path parent) throws Exception {
    // Given
    var backup = take(parent.resolve("b"));
    execute("insert into stint (zebra, body) values (1, 'later')");
    execute("alter table stint add check (length(body) < 2) not valid");
    var before = text(ROWS);

    // When
    assertThatThrownBy(() -> putBack(backup, Map.of()))
        .hasMessageContaining("could not be put back (SQLSTATE 23514)");

    // Then
    assertThat(text(ROWS)).isEqualTo(before);
    assertThat(text(MAY_SIGN_IN)).isEqualTo("t");
  }

  @Test
  void a_service_that_is_signed_in_is_thrown_out(@TempDir Path parent) throws Exception {
    // Given
    var backup = take(parent.resolve("b"));
    try (var service =
        DriverManager.getConnection(postgres.jdbcUrl("scoring"), "scoring", "secret")) {
      // When
      putBack(backup, Map.of());

      // Then
      assertThat(service.isValid(1)).isFalse();
    }
  }

  @Test
  void a_backup_that_does_not_fit_is_refused_and_changes_nothing(@TempDir Path parent)
      throws Exception {
    // Given
    var backup = take(parent.resolve("b"));
    execute("insert into stint (zebra, body) values (1, 'later')");
    var before = text(ROWS);

    // When another schema
    execute("insert into flyway_schema_history values (3, '0101', 'V0101__c.sql', 8, true)");
    assertThatThrownBy(() -> putBack(backup, Map.of()))
        .hasMessageContaining("has the schema 0100, and the database of scoring has 0101");
    execute("delete from flyway_schema_history where version = '0101'");
    execute("update flyway_schema_history set checksum = 9 where version = '0099'");
    assertThatThrownBy(() -> putBack(backup, Map.of())).hasMessageContaining("has the schema");
    execute("update flyway_schema_history set checksum = -7 where version = '0099'");

    // When another key
    assertThatThrownBy(() -> putBack(backup, Map.of("key", "other")))
        .hasMessageContaining("The key key is not the one");

    // When another service
    var databases = new Ours(Map.of());
    assertThatThrownBy(() -> PuttingBack.check(databases, "sync", backup))
        .hasMessageContaining("is of scoring, not of sync");
    assertThatThrownBy(() -> Taking.take(databases, "sync", parent.resolve("other")))
        .hasMessage("This database is not that of sync.");

    // When damaged, cut short, or incomplete
    for (var name : List.of("stint.copy.gz", Manifest.FILE)) {
      var file = backup.resolve(name);
      var whole = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(whole, whole.length - 1));
      assertThatThrownBy(() -> putBack(backup, Map.of()))
          .hasMessageContaining("is damaged: " + name);
      Files.write(file, whole);
    }
    Files.move(backup.resolve(Digests.FILE), parent.resolve("aside"));
    assertThatThrownBy(() -> putBack(backup, Map.of()))
        .hasMessageContaining("There is no complete backup");

    // Then
    assertThat(text(ROWS)).isEqualTo(before);
    assertThat(text("select count(*) from restoration")).isEqualTo("0");
  }

  private static Path take(Path backup) {
    Taking.take(new Ours(Map.of("key", "fingerprint")), "scoring", backup);
    return backup;
  }

  private static void putBack(Path backup, Map<String, String> keys) {
    var databases = new Ours(keys);
    PuttingBack.putBack(databases, PuttingBack.check(databases, "scoring", backup), backup);
  }

  private record Ours(Map<String, String> keys) implements Databases {
    @Override
    public Connection connect(String service) {
      return ElsewhereDatabases.open(
          postgres.jdbcUrl("scoring"), PostgresServer.SUPERUSER, postgres.password(), service);
    }

    @Override
    public Map<String, String> keys(String service) {
      return keys;
    }

    @Override
    public void end(String service) {}

    @Override
    public void close() {}
  }

  private static Connection connection() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl("scoring"), PostgresServer.SUPERUSER, postgres.password());
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = connection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(String sql) throws SQLException {
    try (var connection = connection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
