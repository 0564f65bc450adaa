package vn.dunghen.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What a [PostgresServer] keeps on disk: `data`, `server.log`, `superuser.password`.
final class PostgresDirectory {
  private static final Duration PREDECESSOR_GONE = Duration.ofSeconds(30);

  /// Above the kernel's largest pid (2^22), so no process ever has it.
  private static final String NO_PROCESS = "4194305";

  private final Path root;

  PostgresDirectory(Path root) {
    this.root = root;
  }

  Path data() {
    return root.resolve("data");
  }

  Path log() {
    return root.resolve("server.log");
  }

  /// The superuser's password: the given one, else the kept one, else a new random one.
  String password(Optional<String> given) {
    var kept = root.resolve("superuser.password");
    try {
      if (given.isPresent()) {
        return given.get();
      }
      if (Files.exists(kept)) {
        return Files.readString(kept).strip();
      }
      var bytes = new byte[24];
      new SecureRandom().nextBytes(bytes);
      writeSecret(kept, HexFormat.of().formatHex(bytes));
      return Files.readString(kept).strip();
    } catch (IOException e) {
      throw new ServerException("Cannot keep the superuser's password in " + kept + ".", e);
    }
  }

  /// Makes the data directory, if there is none: beside its place first, renamed when complete, so
  /// that a crash in between leaves nothing that looks like a database.
  void initialise(Path home, String password) {
    if (Files.isDirectory(data())) {
      return;
    }
    var unfinished = root.resolve("data.unfinished");
    var secret = root.resolve("initdb.password");
    try {
      deleteTree(unfinished);
      writeSecret(secret, password);
      initdb(home, unfinished, secret);
      Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ServerException("Cannot make a database directory in " + root + ".", e);
    } finally {
      deleteQuietlyReported(secret);
    }
  }

  private void initdb(Path home, Path target, Path secret) {
    var words = new ArrayList<>(List.of(home.resolve("bin/initdb").toString()));
    words.addAll(List.of("--pgdata", target.toString()));
    words.addAll(List.of("--username", PostgresServer.SUPERUSER, "--pwfile", secret.toString()));
    words.addAll(List.of("--auth", "scram-sha-256", "--encoding", "UTF8"));
    words.addAll(List.of("--locale-provider", "builtin", "--locale", "C.UTF-8"));
    words.addAll(List.of("--data-checksums"));
    var initdb =
        ChildProcess.start(
            new ChildProcess.Command("initdb", words, environment(), root, log(), true));
    try {
      var code = initdb.onExit().get(120, TimeUnit.SECONDS);
      if (code != 0) {
        throw new ServerException("initdb ended with code %d; see %s.".formatted(code, log()));
      }
    } catch (InterruptedException e) {
      initdb.kill();
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while making a database directory.", e);
    } catch (ExecutionException | TimeoutException e) {
      initdb.kill();
      throw new ServerException("initdb did not end within 120 s; see " + log() + ".", e);
    }
  }

  /// A locale that every machine has; what the caller's shell says is not asked.
  static Map<String, String> environment() {
    return Map.of("LC_ALL", "C.UTF-8", "LANG", "C.UTF-8", "TZ", "UTC");
  }

  /// Waits until a killed predecessor on this directory is really gone: as long as its pid exists,
  /// even as a zombie that nobody has reaped yet, PostgreSQL refuses to start. A pid that meanwhile
  /// belongs to some other program (in a container, pids come back at once) would make it refuse
  /// for ever; that line of `postmaster.pid` is made to name no process. The rest of the file
  /// stays, because with it PostgreSQL checks that no backend of the predecessor is still attached
  /// to its shared memory.
  void awaitPredecessorGone() {
    var file = data().resolve("postmaster.pid");
    try {
      if (!Files.exists(file)) {
        return;
      }
      var lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
      var pid = lines.isEmpty() ? "" : lines.getFirst().strip();
      if (!pid.matches("[1-9][0-9]*")) {
        return;
      }
      var process = Path.of("/proc", pid);
      var gone = Waiting.until(PREDECESSOR_GONE, () -> !isOurs(process));
      if (!gone) {
        throw new ServerException(
            "Another PostgreSQL (pid %s) is running on %s.".formatted(pid, data()));
      }
      if (Files.exists(process)) {
        lines.set(0, NO_PROCESS);
        Files.write(file, lines, StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new ServerException("Cannot read " + file + ".", e);
    }
  }

  /// Whether this is a PostgreSQL on our data directory, or a zombie, which may be one.
  private boolean isOurs(Path process) {
    try {
      var words = Files.readString(process.resolve("cmdline"), StandardCharsets.UTF_8);
      return words.isEmpty() || List.of(words.split("\0", -1)).contains(data().toString());
    } catch (IOException _) {
      return false; // it ended while we looked
    }
  }

  private static void writeSecret(Path file, String secret) throws IOException {
    var partial = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(partial);
    Files.createFile(
        partial,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(partial, secret + "\n");
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void deleteQuietlyReported(Path secret) {
    try {
      Files.deleteIfExists(secret);
    } catch (IOException e) {
      throw new ServerException("Cannot delete the password file " + secret + ".", e);
    }
  }

  private static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (var paths = Files.walk(directory)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
