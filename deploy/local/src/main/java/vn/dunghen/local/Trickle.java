package vn.dunghen.local;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dunghen.city.Identities;
import vn.dunghen.city.LiveTrickle;
import vn.dunghen.city.PostingClient;
import vn.dunghen.city.SeededCity;

/// Posts what happens now at the one-stop shops, about one event a second, each as the identity of
/// its shop, until this process ends.
final class Trickle implements Runnable {
  private static final Duration PACE = Duration.ofMillis(1_100);

  private final URI gateway;
  private final Identities identities;
  private final LiveTrickle events;
  private final Terminal terminal;

  Trickle(URI gateway, Identities identities, InstantSource clock, Terminal terminal) {
    this.gateway = gateway;
    this.identities = identities;
    this.events = new LiveTrickle(new SeededCity(), clock, clock.millis());
    this.terminal = terminal;
  }

  @Override
  public void run() {
    Map<String, PostingClient> clients = new HashMap<>();
    try {
      while (true) {
        var next = events.next();
        var client =
            clients.computeIfAbsent(
                next.identity(), name -> new PostingClient(gateway, identities.named(name)));
        var posted = client.post(List.of(next.event()));
        posted
            .examples()
            .forEach(refusal -> terminal.line("A live event was refused: " + refusal.reason()));
        Thread.sleep(PACE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (PostingClient.PostingFailed e) {
      terminal.line("Live events end: " + e.getMessage());
    } finally {
      clients.values().forEach(PostingClient::close);
    }
  }
}
