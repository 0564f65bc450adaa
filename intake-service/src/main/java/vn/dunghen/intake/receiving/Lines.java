package vn.dunghen.intake.receiving;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads a stream line by line and never holds more than one line of the allowed length.
final class Lines {

  private static final int STEP = 64 * 1024;

  private final InputStream in;
  private final int longest;
  private final byte[] step = new byte[STEP];
  private int at;
  private int end;
  private byte[] line = new byte[4096];
  private int length;
  private boolean tooLong;

  Lines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /// A line without its end; empty bytes for one that is too long.
  record Line(byte[] bytes, boolean tooLong) {}

  /// The next line that is not blank, or null at the end.
  @Nullable Line next() throws IOException {
    while (true) {
      boolean more = readLine();
      if (tooLong) {
        return new Line(new byte[0], true);
      }
      if (!isBlank()) {
        return new Line(Arrays.copyOf(line, length), false);
      }
      if (!more) {
        return null;
      }
    }
  }

  /// Reads up to the next line feed; false at the end of the stream.
  private boolean readLine() throws IOException {
    length = 0;
    tooLong = false;
    while (true) {
      if (at == end) {
        at = 0;
        end = Math.max(0, in.read(step));
        if (end == 0) {
          return false;
        }
      }
      int from = at;
      while (at < end && step[at] != '\n') {
        at++;
      }
      keep(from, at - from);
      if (at < end) {
        at++;
        return true;
      }
    }
  }

  private void keep(int from, int count) {
    if (tooLong || length + count > longest) {
      tooLong = true;
      return;
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, length + count));
    }
    System.arraycopy(step, from, line, length, count);
    length += count;
  }

  private boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
