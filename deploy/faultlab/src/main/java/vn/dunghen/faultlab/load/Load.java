package vn.dunghen.faultlab.load;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Supplier;
import vn.dunghen.city.Identities;
import vn.dunghen.faultlab.history.History;

/// Posts the city's events at a steady pace by several posters until every one is acknowledged.
public final class Load {
  private static final int POSTERS = 4;
  private static final int LARGEST_PARCEL = 30;

  private final CityEvents events;
  private final Supplier<List<URI>> intakes;
  private final Identities identities;
  private final History history;
  private final InstantSource clock;
  private final Random random;

  public Load(
      CityEvents events,
      Supplier<List<URI>> intakes,
      Identities identities,
      History history,
      InstantSource clock,
      long seed) {
    this.events = events;
    this.intakes = intakes;
    this.identities = identities;
    this.history = history;
    this.clock = clock;
    this.random = new Random(seed);
  }

  /// Begins to post and returns.
  ///
  /// @param many how many events
  /// @param perSecond how many a second, as long as intake answers
  /// @param patience how long all of it may take
  public UnderWay begin(int many, int perSecond, Duration patience) {
    var parcels = new Packing(random, LARGEST_PARCEL).pack(events.next(many));
    var answered = new Answered();
    var posting = new Posting(intakes, identities, history, clock, answered);
    var until = System.nanoTime() + patience.toNanos();
    var queue = new ArrayBlockingQueue<Parcel>(parcels.size(), true, parcels);
    var begun = System.nanoTime();
    var posters = new ArrayList<Thread>();
    for (var i = 0; i < POSTERS; i++) {
      posters.add(
          Thread.ofVirtual()
              .name("poster-" + i)
              .start(() -> {
                try {
                  for (var parcel = queue.poll(); parcel != null; parcel = queue.poll()) {
                    waitUntil(begun + parcel.before() * 1_000_000_000L / perSecond);
                    posting.post(parcel, until);
                  }
                } catch (InterruptedException _) {
                  Thread.currentThread().interrupt();
                }
              }));
    }
    return new UnderWay(posting, posters, answered);
  }

  private static void waitUntil(long due) throws InterruptedException {
    var left = Duration.ofNanos(due - System.nanoTime());
    if (left.isPositive()) {
      Thread.sleep(left);
    }
  }

  /// A load that is being posted.
  public static final class UnderWay {
    private final Posting posting;
    private final List<Thread> posters;
    private final Answered answered;

    private UnderWay(Posting posting, List<Thread> posters, Answered answered) {
      this.posting = posting;
      this.posters = posters;
      this.answered = answered;
    }

    /// Returns when every event is acknowledged, refused for good, or too late.
    public Answered await() throws InterruptedException {
      for (var poster : posters) {
        poster.join();
      }
      posting.close();
      return answered;
    }
  }
}
