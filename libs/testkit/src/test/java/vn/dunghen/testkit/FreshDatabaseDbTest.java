package vn.dunghen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FreshDatabaseDbTest {
  @RegisterExtension static final FreshDatabase DATABASE = FreshDatabase.named("first");
  @RegisterExtension static final FreshDatabase OTHER = FreshDatabase.named("other");

  @Test
  void two_databases_know_nothing_of_each_other() throws SQLException {
    try (var connection = DATABASE.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create table only_here (id int)");
    }

    assertThat(ask(OTHER, "select to_regclass('only_here')::text")).isNull();
    assertThat(ask(DATABASE, "select to_regclass('only_here')::text")).isEqualTo("only_here");
  }

  @Test
  void sessions_are_in_another_zone_than_the_jvm() throws SQLException {
    assertThat(ask(DATABASE, "show time zone"))
        .isEqualTo("Pacific/Kiritimati")
        .isNotEqualTo(TimeZone.getDefault().getID());
  }

  @Test
  void the_server_is_durable_in_tests_too() throws SQLException {
    assertThat(ask(DATABASE, "show fsync")).isEqualTo("on");
  }

  private static String ask(FreshDatabase database, String query) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var row = connection.createStatement().executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
