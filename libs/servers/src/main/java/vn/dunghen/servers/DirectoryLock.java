package vn.dunghen.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Makes one launcher the only one of a server's directory. The kernel gives the lock back when we
/// die, so there is never a stale one to remove by hand.
public final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Makes the directory if it is absent, readable by its owner only, and takes its lock.
  ///
  /// @throws ServerException if another launcher has it
  public static DirectoryLock take(String server, Path directory) {
    try {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      var channel =
          FileChannel.open(
              directory.resolve("launcher.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (tryLock(channel)) {
        return new DirectoryLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new ServerException("Cannot use the directory " + directory + ".", e);
    }
    throw new ServerException(
        "The directory %s is in use by another %s.".formatted(directory, server));
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new ServerException("Cannot release the lock of a server's directory.", e);
    }
  }
}
