package vn.dunghen.sync.following;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import vn.dunghen.chassis.consuming.ConsumedRecord;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.Read;

/// Reads CloudEvents as intake publishes them.
@ApplicationScoped
class Reading {
  private final ObjectMapper json;

  Reading(ObjectMapper json) {
    this.json = json;
  }

  /// What a record holds.
  sealed interface Content {
    record Event(Envelope envelope) implements Content {}

    /// @param reason one sentence, without anything of the content
    record Unreadable(String reason) implements Content {}
  }

  Content read(ConsumedRecord record) {
    try {
      Map<?, ?> tree = json.readValue(record.value(), Map.class);
      return tree == null ? notAnObject() : content(tree);
    } catch (JacksonException notJson) {
      return notAnObject();
    } catch (IOException impossible) {
      throw new IllegalStateException("Bytes in memory could not be read.", impossible);
    }
  }

  private static Content content(Map<?, ?> tree) {
    return switch (Envelope.read(tree)) {
      case Read.Sound<Envelope>(var envelope) -> new Content.Event(envelope);
      case Read.Flawed<Envelope>(var flaws) ->
          new Content.Unreadable(
              "The event is flawed: %s %s."
                  .formatted(flaws.getFirst().pointer(), flaws.getFirst().reason()));
    };
  }

  private static Content notAnObject() {
    return new Content.Unreadable("The value is not a JSON object.");
  }
}
