package vn.dunghen.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import vn.dunghen.city.Identities;
import vn.dunghen.city.PostingClient;

/// Gives a suite that somebody else runs its city and its half-year, over the public API, and holds
/// our statement against the published one.
///
///     java -cp … vn.dunghen.local.ReplayMain GATEWAY IDENTITIES STATE
///
/// STATE is a directory that remembers what was done, so that it may be run again. Exit code 1: a
/// line of the statement differs, or the suite could not be reached; 2: the words make no sense.
public final class ReplayMain {
  private ReplayMain() {}

  public static void main(String[] args) {
    var terminal = Terminal.standard();
    var words = List.of(args);
    if (words.size() != 3) {
      terminal.line("The replay needs the gateway's address, the identities' file, a directory.");
      System.exit(2);
    }
    int code;
    try {
      var seeding =
          new Seeding(
              URI.create(words.getFirst()),
              Identities.read(Path.of(words.get(1))),
              Path.of(words.getLast()),
              terminal,
              InstantSource.system());
      code = seeding.giveAll(Optional.of(Options.Replayed.THANH_XUAN)) ? 0 : 1;
      terminal.line(
          code == 0 ? "Every line agrees." : "Lines differ: ours is not the published statement.");
    } catch (LauncherException | PostingClient.PostingFailed e) {
      terminal.line(String.valueOf(e.getMessage()));
      code = 1;
    } catch (IOException | InterruptedException e) {
      terminal.line("The replay failed: " + e);
      code = 1;
    }
    System.exit(code);
  }
}
