package vn.dunghen.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A process that we started and that does not outlive us, not even when we are killed with
/// SIGKILL.
///
/// The process is our direct child: [#pid()] is the server itself and no wrapper, and its death is
/// seen at once. Standard output and error are appended to one log file; standard input is empty.
///
/// Where `setpriv` (util-linux) is there, the kernel itself kills the child when we die. Else a
/// small shell waits on a pipe that closes with us, and does it.
public final class ChildProcess {
  private final Command command;
  private final Process process;
  private final @Nullable Process guard;

  private ChildProcess(Command command, Process process, @Nullable Process guard) {
    this.command = command;
    this.process = process;
    this.guard = guard;
  }

  /// What to run.
  ///
  /// @param name how messages call it: `PostgreSQL`, `intake-service`
  /// @param words the program and its arguments
  /// @param environment added to our own environment
  /// @param directory the working directory
  /// @param log the file that takes standard output and error, appended to
  /// @param unprivileged for a program that refuses to run as root: where we are root, it runs in a
  ///   user namespace of its own, in which the same user is nobody
  public record Command(
      String name,
      List<String> words,
      Map<String, String> environment,
      Path directory,
      Path log,
      boolean unprivileged) {
    public Command {
      if (words.isEmpty()) {
        throw new IllegalArgumentException("a command has at least one word");
      }
      words = List.copyOf(words);
      environment = Map.copyOf(environment);
    }
  }

  /// A signal that asks a process to end.
  public enum Signal {
    INT,
    TERM
  }

  /// Starts the process; it is running, not yet ready, when this returns.
  ///
  /// @throws ServerException if the program cannot be started
  public static ChildProcess start(Command command) {
    var builder =
        new ProcessBuilder(Privileges.guarded(command.words(), command.unprivileged()))
            .directory(command.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()))
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().putAll(command.environment());
    try {
      var process = Spawner.spawn(builder);
      return new ChildProcess(command, process, guardOf(process));
    } catch (IOException e) {
      throw new ServerException(command.name() + " could not be started.", e);
    }
  }

  private static @Nullable Process guardOf(Process process) throws IOException {
    if (Privileges.kernelKillsWithParent()) {
      return null;
    }
    try {
      var guard =
          new ProcessBuilder("sh", "-c", "read -r _; kill -9 \"$0\"", Long.toString(process.pid()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      var _ = process.onExit().thenRun(guard::destroyForcibly);
      return guard;
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  public String name() {
    return command.name();
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Completes with the exit code when the process has ended, for whatever reason, and has been
  /// reaped: `/proc/<pid>` is gone.
  public CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  public Path log() {
    return command.log();
  }

  /// Asks the process to end and waits; kills it when it has not ended in time. Does nothing when
  /// it has ended already.
  ///
  /// @return whether it ended by itself
  public boolean stop(Signal signal, Duration patience) {
    if (!process.isAlive()) {
      return true;
    }
    send(signal);
    if (await(patience)) {
      endGuard();
      return true;
    }
    kill();
    return false;
  }

  /// SIGKILL to the process and everything that it started; returns when all of them are gone.
  public void kill() {
    var all = new ArrayList<>(process.descendants().toList());
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    if (!await(Duration.ofSeconds(30))) {
      throw new ServerException(
          "%s (pid %d) is still there 30 s after SIGKILL.".formatted(name(), pid()));
    }
    endGuard();
  }

  private void endGuard() {
    if (guard != null) {
      guard.destroyForcibly();
    }
  }

  private boolean await(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while " + name() + " was stopping; it was killed.", e);
    }
  }

  private void send(Signal signal) {
    Privileges.run(
        List.of("sh", "-c", "kill -s \"$0\" \"$1\"", signal.name(), Long.toString(pid())));
  }

  /// Where the log ends now, for [#logSince(long)].
  static long endOf(Path log) {
    try {
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException e) {
      throw new ServerException("Cannot read the log " + log + ".", e);
    }
  }

  String logSince(long offset) {
    try (var in = Files.newInputStream(log())) {
      in.skipNBytes(offset);
      return new String(in.readNBytes(1 << 20), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ServerException("Cannot read the log " + log() + ".", e);
    }
  }
}
