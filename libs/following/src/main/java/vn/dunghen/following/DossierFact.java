package vn.dunghen.following;

import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;

/// A dossier event as consumed.
///
/// @param dossier the dossier's code
/// @param position the event's place in the register; 0 where the record named none
/// @param content the CloudEvent as it came
public record DossierFact(
    String dossier, String type, long position, Recorded<DossierEvent> event, String content) {}
