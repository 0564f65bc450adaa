package vn.dunghen.local;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vn.dunghen.servers.ServerException;

/// What happens when the launcher ends, by Ctrl-C, SIGTERM or by itself: the suite stops, and the
/// data go unless they are kept.
final class Ending implements Runnable {
  private final Terminal terminal;
  private final SuiteDirectory directory;
  private final AtomicReference<@Nullable Suite> suite = new AtomicReference<>();

  Ending(Terminal terminal, SuiteDirectory directory) {
    this.terminal = terminal;
    this.directory = directory;
  }

  /// From its first child on.
  void of(Suite started) {
    suite.set(started);
  }

  @Override
  public void run() {
    try {
      Optional.ofNullable(suite.get())
          .ifPresent(running -> {
            terminal.line("Stopping …");
            running.close();
          });
      directory.close();
    } catch (LauncherException | ServerException e) {
      terminal.line(String.valueOf(e.getMessage()));
    }
  }
}
