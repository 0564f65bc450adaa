package vn.dunghen.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import vn.dunghen.servers.DirectoryLock;

/// What one run keeps on disk: databases, broker, secrets, logs. One launcher at a time; the lock
/// of a killed one is free.
///
/// A run leaves nothing, unless it is asked to keep its data. What a killed run left is cleared by
/// the next; what a run kept on purpose is never thrown away unasked.
final class SuiteDirectory implements AutoCloseable {
  private static final String KEPT = "kept";
  private static final String LOCK = "launcher.lock";

  private final Path root;
  private final boolean keep;
  private final DirectoryLock lock;

  /// What to do with the data of an earlier run, and with ours at the end.
  enum Data {
    /// Ours go at the end; kept data of an earlier run are an error.
    PASSING,
    /// An earlier run's kept data are continued, ours stay.
    KEEP,
    /// Whatever is there goes first, ours go at the end.
    FRESH
  }

  private SuiteDirectory(Path root, boolean keep, DirectoryLock lock) {
    this.root = root;
    this.keep = keep;
    this.lock = lock;
  }

  /// Makes or takes over the directory.
  ///
  /// @throws LauncherException when it holds what must not be cleared
  static SuiteDirectory take(Path directory, Data data) {
    var root = directory.toAbsolutePath().normalize();
    refuseIfForeign(root);
    var lock = DirectoryLock.take("suite", root);
    try {
      var kept = Files.exists(root.resolve(KEPT));
      if (kept && data == Data.PASSING) {
        throw new LauncherException(
            "%s holds the data of a run with --keep: add --keep to go on with them, or --fresh to throw them away."
                .formatted(root));
      }
      if (!kept || data == Data.FRESH) {
        clear(root, false);
      }
      if (data == Data.KEEP && !kept) {
        Files.createFile(root.resolve(KEPT));
      }
      Files.createDirectories(root.resolve("logs"));
      return new SuiteDirectory(root, data == Data.KEEP, lock);
    } catch (IOException e) {
      lock.close();
      throw new LauncherException("Cannot use the directory " + root + ".", e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// Only what a launcher made is ever cleared.
  private static void refuseIfForeign(Path root) {
    try {
      if (!Files.exists(root) || Files.exists(root.resolve(LOCK))) {
        return;
      }
      try (var entries = Files.list(root)) {
        if (entries.findAny().isEmpty()) {
          return;
        }
      }
    } catch (IOException e) {
      throw new LauncherException("Cannot read the directory " + root + ".", e);
    }
    throw new LauncherException(
        root + " holds something that is not of this suite; it is left alone.");
  }

  Path root() {
    return root;
  }

  Path log(String service) {
    return root.resolve("logs").resolve(service + ".log");
  }

  boolean isKept() {
    return keep;
  }

  /// Removes the data, unless they are to be kept, and gives the directory back.
  @Override
  public void close() {
    try (lock) {
      if (!keep) {
        clear(root, true);
      }
    } catch (IOException e) {
      throw new LauncherException("Cannot clear " + root + ".", e);
    }
  }

  private static void clear(Path root, boolean withLock) throws IOException {
    try (var paths = Files.walk(root)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        var isLock = path.equals(root.resolve(LOCK)) || path.equals(root);
        if (withLock || !isLock) {
          Files.deleteIfExists(path);
        }
      }
    }
  }
}
