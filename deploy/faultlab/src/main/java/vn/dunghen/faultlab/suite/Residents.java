package vn.dunghen.faultlab.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// How much memory each process of the suite has taken at most, looked at every second.
public final class Residents implements AutoCloseable {
  private final SuiteUnderTest suite;
  private final Map<String, Long> mebibytes = new TreeMap<>();
  private final Thread watching;
  private volatile boolean closing;

  private Residents(SuiteUnderTest suite) {
    this.suite = suite;
    this.watching = Thread.ofVirtual().name("residents").start(this::watch);
  }

  /// Watches until it is closed.
  public static Residents of(SuiteUnderTest suite) {
    return new Residents(suite);
  }

  private void watch() {
    while (!closing) {
      look();
      try {
        Thread.sleep(1000);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized void look() {
    suite
        .pids()
        .forEach((name, pid) -> {
          try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(pid)))) {
            lines
                .filter(line -> line.startsWith("VmRSS:"))
                .findFirst()
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .ifPresent(size -> mebibytes.merge(name, size, Math::max));
          } catch (IOException _) {
            // it has ended; the next one is looked at in a second
          }
        });
  }

  /// The most of each, in MiB.
  public synchronized Map<String, Long> most() {
    return Map.copyOf(mebibytes);
  }

  @Override
  public void close() {
    closing = true;
    watching.interrupt();
  }
}
