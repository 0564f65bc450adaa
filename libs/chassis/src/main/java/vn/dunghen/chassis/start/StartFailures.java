package vn.dunghen.chassis.start;

import io.quarkus.logging.LoggingFilter;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/// Says in one sentence that a service does not start because its database does not answer. The
/// migration meets that before any of our own code runs, and would tell it by a stack trace.
@LoggingFilter(name = "start-failures")
public final class StartFailures implements Filter {
  private static final String STARTING = "io.quarkus.runtime";
  private static final int DEPTH = 20;

  @Override
  public boolean isLoggable(LogRecord record) {
    if (record.getLoggerName() != null && record.getLoggerName().startsWith(STARTING)) {
      awayState(record.getThrown())
          .ifPresent(state -> {
            record.setThrown(null);
            record.setMessage(
                "The service does not start: its database does not answer"
                    + " (quarkus.datasource.jdbc.url, SQLSTATE "
                    + state
                    + ").");
          });
    }
    return true;
  }

  /// The SQLSTATE of a database that could not be reached or lets nobody in, if that is the cause.
  static Optional<String> awayState(@Nullable Throwable thrown) {
    var at = thrown;
    for (var depth = 0; at != null && depth < DEPTH; depth++, at = at.getCause()) {
      if (at instanceof SQLException sql
          && sql.getSQLState() != null
          && (sql.getSQLState().startsWith("08")
              || sql.getSQLState().startsWith("57")
              || sql.getSQLState().startsWith("28"))) {
        return Optional.of(sql.getSQLState());
      }
    }
    return Optional.empty();
  }
}
