package vn.dunghen.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// The secrets of one run's data, made when first asked for, each in a file that only its owner may
/// read. They live and die with the data that they protect.
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_BYTES = 32;
  private static final int RSA_BITS = 3072;

  private final Path directory;

  public Secrets(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new LauncherException("Cannot make the directory " + directory + ".", e);
    }
  }

  /// The password of a service's database user.
  String databasePassword(String service) {
    return password(service + ".database-password");
  }

  /// The password of that name.
  String password(String name) {
    var file = kept(name);
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new LauncherException("Cannot read the secret " + file + ".", e);
    }
  }

  /// The file with a key of 256 bits, in Base64.
  Path key(String name) {
    return kept(name + ".key");
  }

  /// Where sync-service's public key is (PEM, X.509), with which intake wraps data keys.
  Path syncPublicKey() {
    makeSyncKeys();
    return directory.resolve("sync-service.public.pem");
  }

  /// Where sync-service's private key is (PEM, PKCS #8).
  Path syncPrivateKey() {
    makeSyncKeys();
    return directory.resolve("sync-service.private.pem");
  }

  private synchronized Path kept(String name) {
    var file = directory.resolve(name);
    try {
      if (!Files.exists(file)) {
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        write(file, Base64.getEncoder().encodeToString(bytes) + "\n");
      }
      return file;
    } catch (IOException e) {
      throw new LauncherException("Cannot keep the secret " + file + ".", e);
    }
  }

  /// The public key is written last, so one without the other is made again.
  private synchronized void makeSyncKeys() {
    var publicFile = directory.resolve("sync-service.public.pem");
    if (Files.exists(publicFile)) {
      return;
    }
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS, RANDOM);
      var pair = generator.generateKeyPair();
      write(
          directory.resolve("sync-service.private.pem"),
          pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
      write(publicFile, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has RSA.", e);
    } catch (IOException e) {
      throw new LauncherException("Cannot keep the keys of sync-service in " + directory + ".", e);
    }
  }

  private static String pem(String what, byte[] der) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(what, lines);
  }

  private static void write(Path file, String text) throws IOException {
    var half = file.resolveSibling(file.getFileName() + ".half");
    Files.deleteIfExists(half);
    Files.createFile(
        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(half, text, StandardCharsets.US_ASCII);
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
