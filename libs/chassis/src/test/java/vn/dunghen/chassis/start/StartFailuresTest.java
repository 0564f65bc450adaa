package vn.dunghen.chassis.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class StartFailuresTest {
  private final StartFailures filter = new StartFailures();

  @Test
  void tells_a_database_that_does_not_answer_in_one_sentence() {
    var record = failure(new SQLException("Connection refused", "08001"));

    assertThat(filter.isLoggable(record)).isTrue();

    assertThat(record.getThrown()).isNull();
    assertThat(record.getMessage())
        .contains("does not start: its database does not answer")
        .contains("SQLSTATE 08001");
  }

  @Test
  void leaves_every_other_failure_as_it_is() {
    var record = failure(new SQLException("no such table", "42P01"));

    assertThat(filter.isLoggable(record)).isTrue();

    assertThat(record.getThrown()).isNotNull();
    assertThat(record.getMessage()).isEqualTo("Failed to start application");
  }

  private static LogRecord failure(SQLException cause) {
    var record = new LogRecord(Level.SEVERE, "Failed to start application");
    record.setLoggerName("io.quarkus.runtime.Application");
    record.setThrown(new RuntimeException("Failed to start quarkus", new RuntimeException(cause)));
    return record;
  }
}
