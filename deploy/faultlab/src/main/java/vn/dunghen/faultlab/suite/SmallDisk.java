package vn.dunghen.faultlab.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A small file system of its own (tmpfs) below a server's directory, which can be filled to its
/// last byte. Mounting takes root.
public final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 64 * 1024;

  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  /// Whether this process may mount.
  public static boolean isPossible() {
    return "root".equals(System.getProperty("user.name"));
  }

  static SmallDisk mount(Path directory, String size) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run(List.of("mount", "-t", "tmpfs", "-o", "size=" + size, "faultlab", directory.toString()));
    return new SmallDisk(directory);
  }

  /// Takes all the space that is left, and again what becomes free, until it is closed.
  public Filling fill() {
    return new Filling(directory.resolve("ballast"));
  }

  private static void run(List<String> words) {
    try {
      var process = new ProcessBuilder(words).inheritIO().start();
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", words) + " did not succeed.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    run(List.of("umount", "-l", directory.toString()));
  }

  /// A disk that is kept full.
  public static final class Filling implements AutoCloseable {
    private final Path ballast;
    private final Thread filler;
    private volatile boolean closing;

    private Filling(Path ballast) {
      this.ballast = ballast;
      this.filler = Thread.ofPlatform().name("filling").start(this::keepFull);
    }

    private void keepFull() {
      while (!closing) {
        try (var file =
            FileChannel.open(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
          while (!closing) {
            file.write(ByteBuffer.allocate(BLOCK));
          }
        } catch (IOException _) {
          pause(); // full, as is wanted; looked at again
        }
      }
    }

    private static void pause() {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /// Gives the space back.
    @Override
    public void close() {
      closing = true;
      try {
        filler.join();
        Files.deleteIfExists(ballast);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
