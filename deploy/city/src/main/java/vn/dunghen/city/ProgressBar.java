package vn.dunghen.city;

import java.io.PrintStream;
import java.util.Locale;

/// Shows on a terminal how far a work of known size has come: one line that is drawn anew, or,
/// where the output is no terminal, a line for every tenth.
public final class ProgressBar implements PostingClient.Progress {
  private static final int WIDTH = 40;
  private final PrintStream out;
  private final String what;
  private final long total;
  private final boolean terminal;
  private long shown = -1;

  /// @param what the things that are counted, for example `events`
  public ProgressBar(PrintStream out, String what, long total, boolean terminal) {
    this.out = out;
    this.what = what;
    this.total = total;
    this.terminal = terminal;
  }

  @Override
  public void answered(long done) {
    long percent = total == 0 ? 100 : done * 100 / total;
    long step = terminal ? percent : percent / 10;
    if (step == shown) {
      return;
    }
    shown = step;
    int filled = (int) (percent * WIDTH / 100);
    var line =
        String.format(
            Locale.ROOT,
            "[%s%s] %3d %%  %,d of %,d %s",
            "#".repeat(filled),
            ".".repeat(WIDTH - filled),
            percent,
            done,
            total,
            what);
    if (!terminal) {
      out.println(line);
    } else if (done >= total) {
      out.println("\r" + line);
    } else {
      out.print("\r" + line);
    }
    out.flush();
  }
}
