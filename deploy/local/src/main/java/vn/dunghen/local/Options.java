package vn.dunghen.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `./dev run` is asked to do.
///
/// @param data what becomes of the data in `directory`
/// @param directory for everything that a run keeps on disk
/// @param identities the file of the demo identities, made if absent
/// @param port the gateway's
/// @param replayed the statement to be replayed; empty with `--no-replay`
/// @param trickle whether live events follow
/// @param settableClock whether the services' clocks can be set on their management ports
/// @param exitWhenReady whether to end once the statement has been compared
record Options(
    SuiteDirectory.Data data,
    Path directory,
    Path identities,
    int port,
    Optional<Replayed> replayed,
    boolean trickle,
    boolean settableClock,
    boolean exitWhenReady) {
  static final int DEFAULT_PORT = 8080;
  static final String USAGE =
      """
      ./dev run [--keep | --fresh] [--port N] [--no-replay] [--no-trickle] [--exit-when-ready]
                [--settable-clock] [--statement FILE --agency CODE [--seed N]]\
      """;

  /// @param file a statement, or an array of consecutive ones; absent: the packaged one of Thanh
  ///   Xuân
  record Replayed(@Nullable Path file, @Nullable String agency, long seed) {
    private static final long SEED = 20240630;

    /// The packaged half-year of Thanh Xuân.
    static final Replayed THANH_XUAN = new Replayed(null, null, SEED);
  }

  /// @throws LauncherException with one sentence when the words make no sense
  static Options parse(List<String> words) {
    var left = new ArrayDeque<>(words);
    var data = SuiteDirectory.Data.PASSING;
    var directory = Path.of(".run");
    var identities = Path.of("deploy/local/identities.json");
    var port = DEFAULT_PORT;
    var replay = true;
    var trickle = true;
    var settableClock = false;
    var exit = false;
    Path file = null;
    String agency = null;
    Long seed = null;
    while (!left.isEmpty()) {
      var word = left.pop();
      switch (word) {
        case "--keep" -> data = only(data, SuiteDirectory.Data.KEEP);
        case "--fresh" -> data = only(data, SuiteDirectory.Data.FRESH);
        case "--no-replay" -> replay = false;
        case "--no-trickle" -> trickle = false;
        case "--settable-clock" -> settableClock = true;
        case "--exit-when-ready" -> exit = true;
        case "--port" -> port = (int) number(word, left.poll(), 1, 65_535);
        case "--directory" -> directory = Path.of(value(word, left.poll()));
        case "--identities" -> identities = Path.of(value(word, left.poll()));
        case "--statement" -> file = Path.of(value(word, left.poll()));
        case "--agency" -> agency = value(word, left.poll());
        case "--seed" -> seed = number(word, left.poll(), Long.MIN_VALUE, Long.MAX_VALUE);
        default -> throw new LauncherException("Unknown option " + word + ".\n" + USAGE);
      }
    }
    if ((file == null) != (agency == null)) {
      throw new LauncherException("--statement and --agency belong together.");
    }
    if (!replay && (file != null || seed != null)) {
      throw new LauncherException("--no-replay contradicts --statement and --seed.");
    }
    var replayed =
        replay
            ? Optional.of(new Replayed(file, agency, seed == null ? Replayed.SEED : seed))
            : Optional.<Replayed>empty();
    return new Options(data, directory, identities, port, replayed, trickle, settableClock, exit);
  }

  private static SuiteDirectory.Data only(SuiteDirectory.Data before, SuiteDirectory.Data now) {
    if (before != SuiteDirectory.Data.PASSING && before != now) {
      throw new LauncherException("--keep and --fresh contradict each other.");
    }
    return now;
  }

  private static String value(String option, @Nullable String value) {
    if (value == null || value.startsWith("--")) {
      throw new LauncherException(option + " needs a value.");
    }
    return value;
  }

  private static long number(String option, @Nullable String value, long least, long most) {
    try {
      var number = Long.parseLong(value(option, value));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new LauncherException(option + " needs a whole number, not " + value + ".");
  }
}
