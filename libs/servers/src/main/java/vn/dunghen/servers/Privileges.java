package vn.dunghen.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What the machine lets us do with child processes, found out by trying once.
final class Privileges {
  private static final boolean SETPRIV = run(List.of("setpriv", "--pdeathsig", "KILL", "true"));
  private static final boolean SETSID = run(List.of("setsid", "true"));
  private static final boolean UNSHARE = run(List.of("unshare", "-U", "true"));

  private Privileges() {}

  /// Whether `setpriv` can have the kernel kill a child when its parent dies.
  static boolean kernelKillsWithParent() {
    return SETPRIV;
  }

  /// The command, wrapped so that it dies with us and, if asked, is not root.
  ///
  /// A session of its own keeps Ctrl-C on our terminal from reaching it: we end it in our order.
  /// Every wrapper replaces itself by the next, so the program has the pid of the first. `setpriv`
  /// comes after `unshare`, because a change of credentials clears the parent-death signal. The
  /// shell at the end covers the moment before the signal was armed: it goes on only if we are
  /// still its parent.
  static List<String> guarded(List<String> words, boolean unprivileged) {
    var all = new ArrayList<>(unprivileged ? withoutRoot(List.of()) : List.of());
    if (SETSID) {
      all.add("setsid");
    }
    if (SETPRIV) {
      all.addAll(List.of("setpriv", "--pdeathsig", "KILL"));
      all.addAll(List.of("sh", "-c", "[ \"$PPID\" = \"$0\" ] && exec \"$@\""));
      all.add(Long.toString(ProcessHandle.current().pid()));
    }
    all.addAll(words);
    return all;
  }

  /// The command in a user namespace in which we are nobody, if we are root; else as it is.
  static List<String> withoutRoot(List<String> words) {
    if (!isRoot()) {
      return words;
    }
    if (!UNSHARE) {
      throw new ServerException(
          "PostgreSQL refuses to run as root and user namespaces are off (unshare -U failed); run as an ordinary user.");
    }
    var all = new ArrayList<>(List.of("unshare", "-U"));
    all.addAll(words);
    return all;
  }

  static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      throw new ServerException("Cannot find out which user we are from /proc/self.", e);
    }
  }

  /// Runs a small program to its end and tells whether it succeeded; one that is not there did not.
  static boolean run(List<String> words) {
    try {
      var process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while running " + words.getFirst() + ".", e);
    }
  }
}
