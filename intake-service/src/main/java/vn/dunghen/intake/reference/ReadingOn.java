package vn.dunghen.intake.reference;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/// Reads the reference data at the start, and every second what other instances accepted.
@Singleton
class ReadingOn {

  private static final Logger LOGGER = Logger.getLogger(ReadingOn.class);

  private final KnownReferences references;

  ReadingOn(KnownReferences references) {
    this.references = references;
  }

  void atStart(@Observes StartupEvent event) {
    read();
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void read() {
    try {
      references.refresh();
    } catch (SQLException failure) {
      LOGGER.warnf(
          "Reference data cannot be read now; what is known holds. state=%s",
          failure.getSQLState());
    }
  }
}
