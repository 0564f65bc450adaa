package vn.dunghen.following;

import java.time.Instant;
import vn.dunghen.dossier.Topics;
import vn.dunghen.dossier.Topics.Topic;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.Recorded;

/// An event about a procedure, a petition, a report or an official standing, as consumed.
///
/// @param position the event's place in the register; 0 where the record named none
/// @param content the CloudEvent as it came
public record InputFact(
    Kind kind, Envelope envelope, Instant recorded, long position, String content) {

  /// What the event is about; its subject is the procedure's, the petition's or the agency's code.
  public enum Kind {
    PROCEDURE(Topics.REFERENCE_EVENTS),
    PETITION(Topics.PETITION_EVENTS),
    REPORT(Topics.REPORT_EVENTS),
    STANDING(Topics.REPORT_EVENTS);

    private final Topic topic;

    Kind(Topic topic) {
      this.topic = topic;
    }
  }

  /// Whether the event belongs on the topic.
  public boolean belongsOn(String topic) {
    return kind.topic.name().equals(topic);
  }

  /// The event with both times.
  ///
  /// @param event what the body says
  public <E> Recorded<E> with(E event) {
    return new Recorded<>(envelope.id(), envelope.sequence(), envelope.occurred(), recorded, event);
  }
}
