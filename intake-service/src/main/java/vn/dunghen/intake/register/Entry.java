package vn.dunghen.intake.register;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.Topics.Topic;
import vn.dunghen.dossier.event.EventId;

/// An event ready for the register.
///
/// @param event the CloudEvent's JSON object, personal fields sealed
/// @param fingerprint see [Fingerprints]
/// @param declaredRecorded what an importer declared; null for events of the day
/// @param agencies the agencies that an event of a dossier or petition names
public record Entry(
    EventId id,
    Topic topic,
    String type,
    String subject,
    Instant occurred,
    @Nullable String sequence,
    String event,
    byte[] fingerprint,
    @Nullable Instant declaredRecorded,
    Set<String> agencies) {

  private static final int LONGEST_NUMBER = 18;

  public Entry {
    agencies = Set.copyOf(agencies);
  }

  /// The sequence where it is a plain number that gaps can be found in.
  @Nullable Long sequenceNumber() {
    if (sequence == null || sequence.isEmpty() || sequence.length() > LONGEST_NUMBER) {
      return null;
    }
    for (int i = 0; i < sequence.length(); i++) {
      if (sequence.charAt(i) < '0' || sequence.charAt(i) > '9') {
        return null;
      }
    }
    return Long.valueOf(sequence);
  }
}
