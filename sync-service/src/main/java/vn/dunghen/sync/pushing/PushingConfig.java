package vn.dunghen.sync.pushing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How dossiers are pushed.
@ConfigMapping(prefix = "dunghen.sync.pushing")
public interface PushingConfig {

  /// How many dossiers are under way at once.
  @WithDefault("32")
  int width();

  /// How many calls a minute the portal is asked to bear.
  @WithDefault("6000")
  int callsPerMinute();

  /// How long an instance may keep a dossier that it works at; longer than all its calls take.
  @WithDefault("10m")
  Duration lease();

  /// The first pause of a dossier after a failure; doubled each time.
  @WithDefault("2s")
  Duration firstBackoff();

  /// The longest such pause.
  @WithDefault("15m")
  Duration longestBackoff();

  /// After how many failures in a row to reach the portal nothing is sent any more.
  @WithDefault("5")
  int breakerFailures();

  /// How long nothing is sent then, before one tries; doubled each time.
  @WithDefault("10s")
  Duration breakerOpen();

  /// The longest such time.
  @WithDefault("2m")
  Duration breakerLongest();

  /// What to do with progress whose call was never answered: `repeat` sends it again, so that no
  /// step is missing and one may be there twice; `keep` counts it as taken and lists it.
  @WithDefault("repeat")
  Unanswered unansweredProgress();

  /// How many attempts at one dossier are remembered.
  @WithDefault("50")
  int attemptsKept();

  /// What is wrong with the values, in one sentence.
  ///
  /// @param call the longest that one call may take
  default Optional<String> flaw(Duration call) {
    if (width() < 1 || callsPerMinute() < 1 || breakerFailures() < 1 || attemptsKept() < 1) {
      return Optional.of(
          "width, calls-per-minute, breaker-failures and attempts-kept of dunghen.sync.pushing must"
              + " be at least 1.");
    }
    if (!firstBackoff().isPositive() || longestBackoff().compareTo(firstBackoff()) < 0) {
      return Optional.of(
          "dunghen.sync.pushing.first-backoff must be positive and no longer than longest-backoff.");
    }
    if (!breakerOpen().isPositive() || breakerLongest().compareTo(breakerOpen()) < 0) {
      return Optional.of(
          "dunghen.sync.pushing.breaker-open must be positive and no longer than breaker-longest.");
    }
    if (lease().compareTo(call.multipliedBy(12)) < 0) {
      return Optional.of(
          "dunghen.sync.pushing.lease must be at least twelve times connect and read timeout.");
    }
    return Optional.empty();
  }

  /// The two answers to a question that the portal leaves open.
  enum Unanswered {
    KEEP,
    REPEAT
  }
}
