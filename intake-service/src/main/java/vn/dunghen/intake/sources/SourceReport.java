package vn.dunghen.intake.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a registered source fares.
///
/// @param lastAccepted when its latest event was accepted; absent while there was none
/// @param silentSeconds for how long nothing came; absent while there never was anything
/// @param highestSequence the highest number of its own sequence
/// @param gapCount how many ranges of its sequence are missing between the lowest and the highest
/// @param gaps the first of them
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceReport(
    String source,
    String identity,
    List<String> agencies,
    @Nullable Instant lastAccepted,
    @Nullable Long silentSeconds,
    @Nullable Long highestSequence,
    long gapCount,
    List<Gap> gaps) {
  public SourceReport {
    agencies = List.copyOf(agencies);
    gaps = List.copyOf(gaps);
  }

  /// Numbers that never came, both ends included.
  public record Gap(long from, long to) {}
}
