package vn.dunghen.intake.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A body in quarantine, as it is listed. Its content is asked for by its number.
///
/// @param state `open`, `redriven` or `discarded`
/// @param event the CloudEvent with personal fields sealed; in lists absent
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Kept(
    long id,
    String source,
    String eventId,
    String type,
    String subject,
    Instant time,
    String reason,
    String poster,
    Instant quarantined,
    String state,
    @Nullable Instant settled,
    @Nullable String settledBy,
    @Nullable String settledReason,
    @Nullable String event) {}
