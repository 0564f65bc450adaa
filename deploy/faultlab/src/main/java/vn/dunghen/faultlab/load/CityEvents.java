package vn.dunghen.faultlab.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import vn.dunghen.city.Backlog;
import vn.dunghen.city.LiveTrickle;
import vn.dunghen.city.LiveTrickle.LiveEvent;
import vn.dunghen.city.SeededCity;

/// What happens in the city: the live events of its one-stop shops, a second of theirs after
/// another, and among them open dossiers of the weeks before, some of them late. The same seed and
/// beginning give the same events. Not safe for several threads.
public final class CityEvents {
  private static final int BACKLOG = 9_000;
  private static final int EVENTS_PER_OPEN_DOSSIER = 20;

  private final LiveTrickle live;
  private final Iterator<LiveEvent> backlog;
  private Instant now;
  private long given;

  /// @param now the machine's time; events begin a day earlier, so that none is of the future
  public CityEvents(SeededCity city, Instant now, long seed) {
    this.now = now.minus(Duration.ofDays(1));
    this.live = new LiveTrickle(city, () -> this.now, seed);
    this.backlog = Backlog.of(city, now, BACKLOG, seed).iterator();
  }

  /// The next so many.
  public List<LiveEvent> next(int many) {
    var events = new ArrayList<LiveEvent>(many);
    while (events.size() < many) {
      given++;
      if (given % EVENTS_PER_OPEN_DOSSIER == 0 && backlog.hasNext()) {
        events.add(backlog.next());
      } else {
        now = now.plusSeconds(1);
        events.add(live.next());
      }
    }
    return events;
  }
}
