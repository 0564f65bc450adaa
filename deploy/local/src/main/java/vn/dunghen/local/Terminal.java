package vn.dunghen.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What the launcher says to whoever started it.
final class Terminal {
  /// Moves to the beginning of the line and wipes it: a progress bar may stand there.
  private static final String WIPE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean person;

  Terminal(PrintStream out, boolean person) {
    this.out = out;
    this.person = person;
  }

  /// Standard output in UTF-8, whatever the locale says.
  static Terminal standard() {
    var console = System.console();
    return new Terminal(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
        console != null && console.isTerminal());
  }

  void line(String text) {
    out.println(person ? WIPE + text : text);
  }

  PrintStream out() {
    return out;
  }

  /// Whether a person watches, and not a file or a pipe.
  boolean isPerson() {
    return person;
  }
}
