package vn.dunghen.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import vn.dunghen.city.Identities;

/// The gateway and the inbox alone, for services that somebody else runs on this machine.
///
///     java -cp … vn.dunghen.local.GatewayMain --identities FILE --listen HOST:PORT \
///         --smtp PORT --service inbox=PORT --service intake-service=PORT …
///
/// The inbox's page takes the port of the service `inbox`. Exit code 2: the options make no sense;
/// 1: it cannot listen.
public final class GatewayMain {
  static {
    // Netty's way around the garbage collector makes Java 25 warn on the terminal.
    System.setProperty("io.netty.noUnsafe", "true");
  }

  private GatewayMain() {}

  /// What the words say.
  record Settings(Path identities, String host, int port, int smtp, Map<String, Integer> services) {
    Settings {
      services = Map.copyOf(services);
    }

    /// @throws LauncherException with one sentence when the words make no sense
    static Settings parse(List<String> words) {
      var left = new ArrayDeque<>(words);
      var given = new HashMap<String, String>();
      var services = new HashMap<String, Integer>();
      while (!left.isEmpty()) {
        var word = left.pop();
        var value = left.poll();
        if (value == null) {
          throw new LauncherException(word + " needs a value.");
        }
        switch (word) {
          case "--identities", "--listen", "--smtp" -> given.put(word, value);
          case "--service" ->
              services.put(before('=', value), number(value.substring(value.indexOf('=') + 1)));
          default -> throw new LauncherException("Unknown option " + word + ".");
        }
      }
      for (var needed : List.of("--identities", "--listen", "--smtp")) {
        if (!given.containsKey(needed)) {
          throw new LauncherException(needed + " is missing.");
        }
      }
      if (!services.containsKey("inbox")) {
        throw new LauncherException("--service inbox=PORT is missing.");
      }
      var listen = given.getOrDefault("--listen", "");
      return new Settings(
          Path.of(given.getOrDefault("--identities", "")),
          before(':', listen),
          number(listen.substring(listen.indexOf(':') + 1)),
          number(given.getOrDefault("--smtp", "")),
          services);
    }

    private static String before(char separator, String text) {
      var end = text.indexOf(separator);
      if (end <= 0) {
        throw new LauncherException(text + " has no " + separator + ".");
      }
      return text.substring(0, end);
    }

    private static int number(String text) {
      if (!text.matches("[0-9]{1,5}")) {
        throw new LauncherException(text + " is no port.");
      }
      return Integer.parseInt(text);
    }
  }

  public static void main(String[] args) {
    var terminal = Terminal.standard();
    int code;
    try {
      code = run(Settings.parse(List.of(args)), terminal);
    } catch (LauncherException e) {
      terminal.line(String.valueOf(e.getMessage()));
      code = 2;
    } catch (IOException | InterruptedException e) {
      terminal.line("The gateway failed: " + e);
      code = 1;
    }
    System.exit(code);
  }

  private static int run(Settings settings, Terminal terminal)
      throws IOException, InterruptedException {
    var inbox =
        Inbox.open(
            Identities.read(settings.identities()),
            InstantSource.system(),
            settings.smtp(),
            settings.services().getOrDefault("inbox", 0));
    var gateway =
        Gateway.open(settings.host(), settings.port(), Routes.packaged(), settings.services());
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  gateway.close();
                  inbox.close();
                }));
    terminal.line("The gateway listens. port=" + gateway.port());
    new CountDownLatch(1).await();
    return 0;
  }
}
