package vn.dunghen.local.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `SHA256SUMS`, in the form that `sha256sum -c` reads. Written last: a backup without it is not
/// complete.
final class Digests {
  static final String FILE = "SHA256SUMS";

  private Digests() {}

  static void write(Path directory) throws IOException {
    var text =
        present(directory).entrySet().stream()
            .map(each -> each.getValue() + "  " + each.getKey() + "\n")
            .collect(Collectors.joining());
    var half = directory.resolve(FILE + ".half");
    OwnFiles.write(half, text.getBytes(StandardCharsets.UTF_8));
    Files.move(half, directory.resolve(FILE));
  }

  /// @throws BackupException unless every file is there as it was written, and no other
  static void check(Path directory) {
    var expected = new TreeMap<String, String>();
    try {
      if (!Files.exists(directory.resolve(FILE))) {
        throw new BackupException(
            "There is no complete backup in " + directory + ": " + FILE + " is missing.");
      }
      for (var line : Files.readAllLines(directory.resolve(FILE))) {
        var parts = line.split(" {2}", 2);
        if (parts.length == 2) {
          expected.put(parts[1], parts[0]);
        }
      }
      var present = present(directory);
      if (!present.equals(expected)) {
        var wrong = new TreeMap<>(present);
        wrong.putAll(expected);
        wrong.keySet().removeIf(name -> expected.getOrDefault(name, "").equals(present.get(name)));
        throw new BackupException(
            "The backup in %s is damaged: %s is not as it was written."
                .formatted(directory, wrong.isEmpty() ? FILE : wrong.firstKey()));
      }
    } catch (IOException e) {
      throw new BackupException("The backup in " + directory + " cannot be read.", e);
    }
  }

  private static Map<String, String> present(Path directory) throws IOException {
    var digests = new TreeMap<String, String>();
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        var name = String.valueOf(file.getFileName());
        if (!name.equals(FILE) && !name.equals(FILE + ".half")) {
          digests.put(name, of(file));
        }
      }
    }
    return digests;
  }

  private static String of(Path file) throws IOException {
    try (var in = new DigestInputStream(Files.newInputStream(file), sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
