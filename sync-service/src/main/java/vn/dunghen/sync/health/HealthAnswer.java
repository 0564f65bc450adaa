package vn.dunghen.sync.health;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.CivilTime;

/// How synchronising stands.
///
/// @param configured whether there is a portal to push to
/// @param breaker closed, open or half-open
/// @param since since when the portal is away; null while it is there
/// @param nextTry when it is tried again
/// @param knownThrough everything recorded by then is taken into account
public record HealthAnswer(
    boolean configured,
    String breaker,
    @Nullable OffsetDateTime since,
    @Nullable OffsetDateTime nextTry,
    @Nullable OffsetDateTime lastRun,
    @Nullable OffsetDateTime lastSuccess,
    @Nullable OffsetDateTime knownThrough,
    Light light,
    Counts total,
    List<Agency> agencies) {

  public HealthAnswer {
    agencies = List.copyOf(agencies);
  }

  /// @param failed by class: TRANSPORT, AUTH, DATA, AMBIGUOUS, UNMAPPED and so on
  public record Counts(
      long waiting,
      long sending,
      long sent,
      Map<String, Long> failed,
      long needSomebody,
      long notPushed,
      @Nullable OffsetDateTime oldestWaiting,
      @Nullable OffsetDateTime lastSuccess) {
    public Counts {
      failed = Map.copyOf(failed);
    }
  }

  /// One responsible unit.
  public record Agency(String agency, String name, Light light, Counts counts) {}

  static @Nullable OffsetDateTime local(@Nullable Instant instant) {
    return instant == null ? null : instant.atZone(CivilTime.ZONE).toOffsetDateTime();
  }
}
