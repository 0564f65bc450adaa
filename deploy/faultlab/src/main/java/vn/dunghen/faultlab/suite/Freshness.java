package vn.dunghen.faultlab.suite;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Through which instant everything that was recorded has reached all followers.
public final class Freshness {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String LOWEST =
      """
      select min(watermark), count(*) = count(watermark) and count(*) >= 7
      from   consumed_partition
      where  topic in ('dossier-events', 'reference-events')
      """;

  private final SuiteUnderTest suite;

  public Freshness(SuiteUnderTest suite) {
    this.suite = suite;
  }

  /// The lowest watermark of all followers; empty while one of them cannot be asked or has none.
  public Optional<Instant> through() {
    var lowest = Instant.MAX;
    for (var follower : SuiteUnderTest.FOLLOWERS) {
      var through = through(follower);
      if (through.isEmpty()) {
        return Optional.empty();
      }
      lowest = through.get().isBefore(lowest) ? through.get() : lowest;
    }
    return Optional.of(lowest);
  }

  private Optional<Instant> through(String follower) {
    try (var connection = suite.connect(follower);
        var statement = connection.createStatement();
        var row = statement.executeQuery(LOWEST)) {
      row.next();
      var lowest = row.getObject(1, OffsetDateTime.class);
      return row.getBoolean(2) && lowest != null
          ? Optional.of(lowest.toInstant())
          : Optional.empty();
    } catch (SQLException _) {
      return Optional.empty(); // away: not fresh
    }
  }

  /// Waits until every follower has so many events of dossiers.
  ///
  /// @return whether they have in time
  public boolean awaitEvents(int many, Duration patience) throws InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    for (var follower : SuiteUnderTest.FOLLOWERS) {
      while (events(follower) < many) {
        if (System.nanoTime() - end > 0) {
          return false;
        }
        Thread.sleep(PAUSE);
      }
    }
    return true;
  }

  private long events(String follower) {
    try (var connection = suite.connect(follower);
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from event")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException _) {
      return -1; // away: not there
    }
  }

  /// Waits until what was recorded up to that instant has reached all followers.
  ///
  /// @return whether it has in time
  public boolean await(Instant recorded, Duration patience) throws InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    while (through().filter(through -> !through.isBefore(recorded)).isEmpty()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      Thread.sleep(PAUSE);
    }
    return true;
  }
}
