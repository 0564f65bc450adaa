package vn.dunghen.local.backup;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.servers.ServerException;

/// `./dev backup` and `./dev restore`.
///
///     java -cp … vn.dunghen.local.backup.Main backup DIR [--service NAME] [--directory SUITE] …
///
/// Exit code 1: it could not be done, told in one sentence; 2: the options make no sense.
public final class Main {
  private static final String USAGE =
      """
      ./dev backup  DIR [--service NAME] [--directory SUITE]
      ./dev restore DIR [--service NAME] [--directory SUITE]
      instead of SUITE: --url 'jdbc:postgresql://host/{service}' --user ADMINISTRATOR;
                        the password comes from PGPASSWORD\
      """;

  /// Intake's comes last: its register then has at least the events that the others know.
  private static final List<String> SERVICES = List.of("notification", "sync", "scoring", "intake");

  private Main() {}

  private record Asked(
      boolean restore,
      Path backup,
      List<String> services,
      Path suite,
      @Nullable String url,
      @Nullable String user) {

    Path place(String service) {
      return backup.resolve(service);
    }
  }

  public static void main(String[] args) {
    Asked asked;
    try {
      asked = parse(new ArrayDeque<>(List.of(args)));
    } catch (BackupException e) {
      System.out.println(e.getMessage());
      System.exit(2);
      return;
    }
    try {
      if (asked.restore()) {
        restore(asked);
      } else {
        backup(asked);
      }
    } catch (BackupException | ServerException e) {
      System.out.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void backup(Asked asked) {
    try (var databases = databases(asked)) {
      for (var service : asked.services()) {
        var begun = System.nanoTime();
        var manifest = Taking.take(databases, service, asked.place(service));
        say(manifest, "as of " + manifest.takenAt(), begun);
      }
    }
    System.out.println("The backup is in " + asked.backup() + ".");
  }

  /// Everything is checked before anything is changed.
  private static void restore(Asked asked) {
    try (var databases = databases(asked)) {
      var manifests = new ArrayList<Manifest>();
      for (var service : asked.services().reversed()) {
        manifests.add(PuttingBack.check(databases, service, asked.place(service)));
      }
      for (var manifest : manifests) {
        var begun = System.nanoTime();
        PuttingBack.putBack(databases, manifest, asked.place(manifest.service()));
        say(manifest, "put back as of " + manifest.takenAt(), begun);
      }
    }
  }

  private static Databases databases(Asked asked) {
    return asked.url() != null && asked.user() != null
        ? new ElsewhereDatabases(asked.url(), asked.user(), System.getenv("PGPASSWORD"))
        : LocalDatabases.in(asked.suite());
  }

  private static void say(Manifest manifest, String what, long begun) {
    System.out.printf(
        "%-13s %s, schema %s, %,d rows, %.1f s%n",
        manifest.service(),
        what,
        manifest.version(),
        manifest.tables().stream().mapToLong(Manifest.Table::rows).sum(),
        (System.nanoTime() - begun) / 1e9);
  }

  private static Asked parse(ArrayDeque<String> words) {
    var verb = words.isEmpty() ? "" : words.pop();
    if (!verb.equals("backup") && !verb.equals("restore")) {
      throw new BackupException(USAGE);
    }
    Path backup = null;
    var suite = Path.of(".run").toAbsolutePath();
    var services = SERVICES;
    String url = null;
    String user = null;
    while (!words.isEmpty()) {
      var word = words.pop();
      switch (word) {
        case "--service" -> services = List.of(service(value(word, words.poll())));
        case "--directory" -> suite = path(value(word, words.poll()));
        case "--url" -> url = value(word, words.poll());
        case "--user" -> user = value(word, words.poll());
        default -> {
          if (word.startsWith("--")) {
            throw new BackupException("Unknown option " + word + ".\n" + USAGE);
          }
          if (backup != null) {
            throw new BackupException("One directory is enough, and " + word + " is another.");
          }
          backup = path(word);
        }
      }
    }
    if (backup == null) {
      throw new BackupException(USAGE);
    }
    if ((url == null) != (user == null)) {
      throw new BackupException("--url and --user belong together.");
    }
    if (url != null && services.size() > 1 && !url.contains("{service}")) {
      throw new BackupException("--url needs {service} where the name of the database goes.");
    }
    return new Asked(verb.equals("restore"), backup, services, suite, url, user);
  }

  private static Path path(String word) {
    return Path.of(word).toAbsolutePath().normalize();
  }

  private static String service(String name) {
    var service = name.replaceFirst("-service$", "");
    if (!SERVICES.contains(service)) {
      throw new BackupException("--service is one of " + String.join(", ", SERVICES) + ".");
    }
    return service;
  }

  private static String value(String option, @Nullable String value) {
    if (value == null || value.startsWith("--")) {
      throw new BackupException(option + " needs a value.");
    }
    return value;
  }
}
