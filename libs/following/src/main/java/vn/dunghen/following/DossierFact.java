package vn.dunghen.following;

import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;

/// A dossier event as consumed.
///
/// @param dossier the dossier's code
/// @param position the event's place in the register; 0 where the record named none
/// @param correlation the correlation id of the request that brought it; null where the record
///   named none
/// @param content the CloudEvent as it came
public record DossierFact(
    String dossier,
    String type,
    long position,
    @Nullable String correlation,
    Recorded<DossierEvent> event,
    String content) {}
