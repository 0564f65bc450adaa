package vn.dunghen.intake.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of an event: in the register, or only in quarantine.
///
/// @param result `accepted`, or `quarantined` where the register does not have the id
/// @param position its place in the order of the register; absent until the sequencer gave it one
/// @param recordedAt when the suite knew it; absent until stamped or declared
/// @param imported whether an importer declared `recordedAt`
/// @param published whether the broker has it
/// @param quarantine numbers of other contents that came under the same id
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fate(
    String source,
    String id,
    String type,
    String subject,
    Instant time,
    String result,
    @Nullable Instant acceptedAt,
    @Nullable Long position,
    @Nullable Instant recordedAt,
    boolean imported,
    boolean published,
    List<Long> quarantine) {
  public Fate {
    quarantine = List.copyOf(quarantine);
  }
}
