package vn.dunghen.following;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.Read;
import vn.dunghen.dossier.event.Recorded;

/// Reads CloudEvents as intake publishes them.
@ApplicationScoped
public class Reading {

  private final ObjectMapper json;

  Reading(ObjectMapper json) {
    this.json = json;
  }

  /// What a record holds.
  public sealed interface Content {

    record OfDossier(DossierFact fact) implements Content {}

    record OfReference(References.Consumed event) implements Content {}

    /// A fact about a procedure, a petition, a report or an official standing.
    record OfInput(InputFact fact) implements Content {}

    /// @param reason one sentence, without anything of the content
    record Unreadable(String reason) implements Content {}
  }

  public Content read(String text) {
    Map<?, ?> tree;
    try {
      tree = json.readValue(text, Map.class);
    } catch (JsonProcessingException notJson) {
      return new Content.Unreadable("The value is not a JSON object.");
    }
    if (tree == null) {
      return new Content.Unreadable("The value is not a JSON object.");
    }
    return switch (Envelope.read(tree)) {
      case Read.Flawed<Envelope>(var flaws) ->
          new Content.Unreadable(
              "The event is flawed: "
                  + flaws.getFirst().pointer()
                  + " "
                  + flaws.getFirst().reason()
                  + ".");
      case Read.Sound<Envelope>(var envelope) -> content(envelope, tree, text);
    };
  }

  private static Content content(Envelope envelope, Map<?, ?> tree, String text) {
    long position = position(tree);
    Instant recorded = envelope.declaredRecorded();
    if (recorded == null) {
      return new Content.Unreadable("The event does not say when it was recorded (recordedtime).");
    }
    return switch (envelope.body()) {
      case Envelope.Body.Dossier(var event) ->
          new Content.OfDossier(
              new DossierFact(
                  envelope.subject(),
                  envelope.type(),
                  position,
                  tree.get("correlationid") instanceof String id ? id : null,
                  new Recorded<>(
                      envelope.id(), envelope.sequence(), envelope.occurred(), recorded, event),
                  text));
      case Envelope.Body.Reference(var event) ->
          new Content.OfReference(
              new References.Consumed(
                  envelope.id(), envelope.type(), position, recorded, event, text));
      case Envelope.Body.Procedure _ ->
          input(InputFact.Kind.PROCEDURE, envelope, recorded, position, text);
      case Envelope.Body.Petition _ ->
          input(InputFact.Kind.PETITION, envelope, recorded, position, text);
      case Envelope.Body.Report _ ->
          input(InputFact.Kind.REPORT, envelope, recorded, position, text);
      case Envelope.Body.Standing _ ->
          input(InputFact.Kind.STANDING, envelope, recorded, position, text);
    };
  }

  private static Content input(
      InputFact.Kind kind, Envelope envelope, Instant recorded, long position, String text) {
    return new Content.OfInput(new InputFact(kind, envelope, recorded, position, text));
  }

  private static long position(Map<?, ?> tree) {
    return tree.get("position") instanceof String text && text.matches("[0-9]{1,18}")
        ? Long.parseLong(text)
        : 0;
  }
}
