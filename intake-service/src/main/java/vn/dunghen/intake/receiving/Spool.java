package vn.dunghen.intake.receiving;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Keeps an answer until the request was read to its end: in memory at first, then in a temporary
/// file. So a client that does not read while it writes cannot block us, nor fill our memory.
final class Spool implements AutoCloseable {

  private final int mostInMemory;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable Path file;
  private @Nullable OutputStream toFile;

  Spool(int mostInMemory) {
    this.mostInMemory = mostInMemory;
  }

  void write(CharSequence text) throws IOException {
    memory.write(text.toString().getBytes(StandardCharsets.UTF_8));
    if (memory.size() > mostInMemory) {
      memory.writeTo(opened());
      memory.reset();
    }
  }

  private OutputStream opened() throws IOException {
    OutputStream out = toFile;
    if (out == null) {
      Path made = Files.createTempFile("intake-answer-", ".ndjson");
      file = made;
      out = Files.newOutputStream(made);
      toFile = out;
    }
    return out;
  }

  /// Whether a file had to be used.
  boolean isOnDisk() {
    return file != null;
  }

  /// Sends all that was written.
  void copyTo(OutputStream target) throws IOException {
    OutputStream out = toFile;
    if (out != null) {
      out.flush();
    }
    Path kept = file;
    if (kept != null) {
      Files.copy(kept, target);
    }
    memory.writeTo(target);
  }

  @Override
  public void close() {
    try {
      OutputStream out = toFile;
      if (out != null) {
        out.close();
      }
      Path kept = file;
      if (kept != null) {
        Files.deleteIfExists(kept);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
