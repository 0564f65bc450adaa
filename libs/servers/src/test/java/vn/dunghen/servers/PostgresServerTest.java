package vn.dunghen.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One server for all tests, which leave it running or stopped, and never broken.
class PostgresServerTest {
  @TempDir static Path directory;
  private static PostgresServer server;

  @BeforeAll
  static void start() {
    server = new PostgresServer(options()).start();
    server.createDatabase("city", "city_owner", "it's secret");
  }

  @BeforeEach
  void run() {
    if (!server.process().isAlive()) {
      server.start();
    }
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  private static PostgresOptions options() {
    return PostgresOptions.in(directory).withSetting("shared_buffers", "32MB");
  }

  @Test
  void no_acknowledged_commit_is_lost_by_kills() throws SQLException {
    // Given
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("create table fact (id bigint primary key)");
    }
    var acknowledged = new ArrayList<Long>();

    // When
    for (var round = 0; round < 3; round++) {
      try (var connection = connect();
          var insert = connection.prepareStatement("insert into fact values (?)")) {
        for (var i = 0; i < 300; i++) {
          long id = round * 1000L + i;
          insert.setLong(1, id);
          insert.executeUpdate();
          acknowledged.add(id);
        }
        server.kill();
      }
      server.start();
    }

    // Then
    assertThat(facts()).containsAll(acknowledged);
  }

  private List<Long> facts() throws SQLException {
    var found = new ArrayList<Long>();
    try (var connection = connect();
        var rows = connection.createStatement().executeQuery("select id from fact")) {
      while (rows.next()) {
        found.add(rows.getLong(1));
      }
    }
    return found;
  }

  @Test
  void is_durable_and_knows_its_locale() throws SQLException {
    assertThat(show("fsync")).isEqualTo("on");
    assertThat(show("synchronous_commit")).isEqualTo("on");
    assertThat(show("full_page_writes")).isEqualTo("on");
    assertThat(show("server_encoding")).isEqualTo("UTF8");
    assertThat(ask("select datctype from pg_database where datname = 'city'")).isEqualTo("C.UTF-8");
    assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(ask("select upper('đúng hẹn')")).isEqualTo("ĐÚNG HẸN");
  }

  @Test
  void refuses_to_run_without_durability() {
    assertThatThrownBy(() -> options().withSetting("fsync", "off"))
        .hasMessageContaining("fsync is not negotiable");
  }

  @Test
  void refuses_a_wrong_password() {
    assertThatThrownBy(
            () -> DriverManager.getConnection(server.jdbcUrl("city"), "city_owner", "wrong"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void keeps_its_generated_password_across_restarts() {
    var before = server.password();

    server.stop();
    server = new PostgresServer(options()).start();

    assertThat(server.password()).isEqualTo(before).hasSize(48);
  }

  @Test
  void writes_no_value_into_its_log() throws SQLException, IOException {
    // Given
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("create table person (name text primary key, born date)");
      statement.execute("insert into person (name) values ('Nguyễn Văn Kín')");

      // When
      assertThatThrownBy(
              () -> statement.execute("insert into person (name) values ('Nguyễn Văn Kín')"))
          .hasMessageContaining("duplicate key");
      assertThatThrownBy(
              () -> statement.execute("insert into person values ('x', 'Nguyễn Văn Kín')"))
          .hasMessageContaining("invalid input syntax");
    }

    // Then
    assertThat(Files.readString(directory.resolve("server.log")))
        .contains("database system is ready")
        .doesNotContain("Kín");
  }

  @Test
  void refuses_a_second_server_on_its_directory() {
    assertThatThrownBy(() -> new PostgresServer(options()).start())
        .isInstanceOf(ServerException.class)
        .hasMessage("The directory %s is in use by another PostgreSQL.".formatted(directory));
  }

  @Test
  void refuses_a_port_on_which_another_program_listens(@TempDir Path other) throws IOException {
    try (var foreign = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var port = foreign.getLocalPort();

      assertThatThrownBy(() -> new PostgresServer(PostgresOptions.in(other).withPort(port)).start())
          .isInstanceOf(ServerException.class)
          .hasMessage(
              "Port %d is in use by another program, so PostgreSQL was not started."
                  .formatted(port));
    }
  }

  @Test
  void starts_although_its_old_pid_now_belongs_to_another_program() throws IOException {
    // Given
    server.kill();
    var pidFile = directory.resolve("data/postmaster.pid");
    var lines = new ArrayList<>(Files.readAllLines(pidFile));
    lines.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(pidFile, lines);

    // When
    server.start();

    // Then
    assertThat(server.process().isAlive()).isTrue();
  }

  @Test
  void tells_in_one_sentence_why_it_did_not_start() {
    server.stop();

    assertThatThrownBy(
            () -> new PostgresServer(options().withSetting("max_connections", "many")).start())
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("invalid value for parameter \"max_connections\"");
  }

  @Test
  void its_process_is_the_server_itself_and_tells_its_end() throws IOException {
    var process = server.process();
    assertThat(Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline")))
        .startsWith(PostgresBinaries.defaultCache().toString());

    server.stop();

    assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(0);
    assertThat(Path.of("/proc", Long.toString(process.pid()))).doesNotExist();
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl("city"), "city_owner", "it's secret");
  }

  private String show(String setting) throws SQLException {
    return ask("show " + setting);
  }

  private String ask(String query) throws SQLException {
    try (var connection = connect();
        var row = connection.createStatement().executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
