package vn.dunghen.chassis.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Ends this process when the one that started it is gone: with `DUNGHEN_PARENT=stdin` the parent
/// holds our standard input, which closes however the parent ends.
@ApplicationScoped
class Parent {
  private static final Logger LOGGER = Logger.getLogger(Parent.class);
  private static final Duration GRACE = Duration.ofSeconds(20);

  void follow(@Observes @Priority(1) StartupEvent event) {
    if ("stdin".equals(System.getenv("DUNGHEN_PARENT"))) {
      Thread.ofPlatform().daemon().name("parent").start(() -> waitFor(System.in));
    }
  }

  private static void waitFor(InputStream parent) {
    try {
      while (parent.read() >= 0) {
        // what the parent says does not matter, only that it is there
      }
    } catch (IOException e) {
      LOGGER.debug("The parent's pipe broke, which is its end too.", e);
    }
    LOGGER.info("The parent process is gone; ending.");
    Thread.ofPlatform().daemon().name("parent-last-resort").start(Parent::endAtLast);
    Quarkus.asyncExit(0);
  }

  private static void endAtLast() {
    try {
      Thread.sleep(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }
}
