package vn.dunghen.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The PostgreSQL programs, unpacked once from their Maven artifact into a cache directory.
///
/// The directory is named by the archive's digest, so another version gets another directory. It is
/// unpacked beside its place and renamed when complete: whoever sees it sees all of it, and of two
/// processes that unpack at once one wins and both use the result.
final class PostgresBinaries {
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  private PostgresBinaries() {}

  /// `$XDG_CACHE_HOME/dunghen` or `~/.cache/dunghen`.
  static Path defaultCache() {
    var xdg = System.getenv("XDG_CACHE_HOME");
    var base =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(xdg);
    return base.resolve("dunghen");
  }

  /// The directory that holds `bin`, `lib` and `share`; unpacked first, if it is not there.
  static Path in(Path cache) {
    try {
      var home = cache.toAbsolutePath().resolve("postgres-" + digest().substring(0, 16));
      if (!Files.isDirectory(home)) {
        unpack(home);
      }
      return home;
    } catch (IOException e) {
      throw new ServerException("PostgreSQL could not be unpacked into " + cache + ".", e);
    }
  }

  private static void unpack(Path home) throws IOException {
    var parent = Files.createDirectories(home.resolveSibling(".").normalize());
    var partial = Files.createTempDirectory(parent, home.getFileName() + ".part-");
    try {
      Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
      try (var tar =
          new TarArchiveInputStream(
              new XZCompressorInputStream(new BufferedInputStream(archive())))) {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
          unpack(entry, tar, partial);
        }
      }
      Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Another process was first: its directory is as good as ours.
      if (!Files.isDirectory(home)) {
        throw e;
      }
    } finally {
      delete(partial);
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path root)
      throws IOException {
    var target = root.resolve(entry.getName()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("the archive holds a path outside itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolveSibling(".").normalize());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    var executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    // On disk before the rename, else a power cut could leave a complete-looking directory of empty
    // files.
    try (var channel = FileChannel.open(target, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static String digest() throws IOException {
    try (var in = new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static InputStream archive() {
    var in = PostgresBinaries.class.getResourceAsStream(ARCHIVE);
    if (in == null) {
      throw new ServerException(
          "The PostgreSQL archive " + ARCHIVE + " is not on the classpath (Linux on x86-64 only).");
    }
    return in;
  }

  private static void delete(Path directory) throws IOException {
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
