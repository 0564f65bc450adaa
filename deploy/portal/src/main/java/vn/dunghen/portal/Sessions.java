package vn.dunghen.portal;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import vn.dunghen.portal.PortalSettings.Session;

/// Sessions that were given out and have neither run out nor been ended. Guarded by its holder.
final class Sessions {
  private final SecureRandom random = new SecureRandom();
  private final LinkedHashMap<String, Instant> given = new LinkedHashMap<>();
  private final Session settings;
  private final InstantSource clock;

  Sessions(Session settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  String open() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    var session = "s-" + HexFormat.of().formatHex(bytes);
    if (given.size() == settings.kept()) {
      var _ = given.pollFirstEntry();
    }
    given.put(session, clock.instant());
    return session;
  }

  boolean valid(String session) {
    var since = given.get(session);
    return since != null && clock.instant().isBefore(since.plus(settings.ttl()));
  }

  void end(String session) {
    given.remove(session);
  }

  void endAll() {
    given.clear();
  }
}
