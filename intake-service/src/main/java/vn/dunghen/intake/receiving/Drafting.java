package vn.dunghen.intake.receiving;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.Topics;
import vn.dunghen.dossier.Topics.Topic;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.Envelope.Body;
import vn.dunghen.dossier.event.Flaw;
import vn.dunghen.dossier.event.PetitionEvent;
import vn.dunghen.dossier.event.Read;
import vn.dunghen.intake.register.CanonicalJson;

/// Makes drafts of JSON trees and checks what the CloudEvents specification asks of any event, so
/// that what is published can be read by everyone.
final class Drafting {

  private static final Duration TOLERATED_FUTURE = Duration.ofMinutes(5);
  private static final int LONGEST_ATTRIBUTE_NAME = 60;

  /// What intake sets itself: a posted copy of a published event is taken without them.
  private static final Set<String> SET_BY_INTAKE =
      Set.of("position", "acceptedtime", "imported", "correlationid");

  /// Written from what was read, in their one spelling.
  private static final Set<String> WRITTEN_ANEW =
      Set.of("specversion", "id", "source", "type", "subject", "time", "data", "sequence");

  /// Told apart character by character, by us and by everyone after us. Vietnamese letters have two
  /// spellings that look the same; one of them counts.
  private static final List<String> COMPARED = List.of("id", "source", "subject");

  private Drafting() {}

  /// A tree as a draft, or what is wrong with it.
  static Read<Draft> draft(JsonReading.Tree read, Instant now) {
    if (!read.flaws().isEmpty()) {
      return new Read.Flawed<>(read.flaws());
    }
    if (!(read.value() instanceof Map<?, ?> members)) {
      return new Read.Flawed<>(List.of(new Flaw("", "must be a JSON object")));
    }
    if (PublishedSize.of(members) > PublishedSize.LARGEST_EVENT) {
      return new Read.Flawed<>(
          List.of(new Flaw("", "must have at most " + PublishedSize.LARGEST_EVENT + " bytes")));
    }
    @SuppressWarnings("unchecked")
    var tree = (Map<String, @Nullable Object>) members;
    return switch (Envelope.read(tree)) {
      case Read.Flawed<Envelope>(List<Flaw> flaws) -> new Read.Flawed<>(flaws);
      case Read.Sound<Envelope>(Envelope envelope) -> {
        var flaws = new ArrayList<Flaw>(0);
        checkAttributes(tree, flaws);
        checkTime(envelope, now, flaws);
        yield flaws.isEmpty()
            ? new Read.Sound<>(new Draft(envelope, tree))
            : new Read.Flawed<>(flaws);
      }
    };
  }

  private static void checkAttributes(Map<String, @Nullable Object> tree, List<Flaw> flaws) {
    tree.forEach((name, value) -> {
      if (name.equals("data")) {
        return;
      }
      if (!isAttributeName(name)) {
        flaws.add(
            new Flaw(
                "/" + name.replace("~", "~0").replace("/", "~1"),
                "is no attribute name: those have 1 to 60 letters a to z or digits"));
      } else if (value instanceof Map || value instanceof List || value instanceof Double) {
        flaws.add(new Flaw("/" + name, "must be a string, a whole number or a boolean"));
      } else if (value instanceof Long && !name.equals("sequence")) {
        flaws.add(new Flaw("/" + name, "must be a whole number of 32 bits; send it as text"));
      }
    });
    if (!isUri(String.valueOf(tree.get("source")), false)) {
      flaws.add(new Flaw("/source", "must be a URI reference, for example /one-stop/thanh-xuan"));
    }
    for (String name : COMPARED) {
      if (!Normalizer.isNormalized(String.valueOf(tree.get(name)), Normalizer.Form.NFC)) {
        flaws.add(new Flaw("/" + name, "must be in Unicode normal form C"));
      }
    }
    if (tree.get("dataschema") != null && !isUri(String.valueOf(tree.get("dataschema")), true)) {
      flaws.add(new Flaw("/dataschema", "must be an absolute URI"));
    }
  }

  private static boolean isAttributeName(String name) {
    if (name.isEmpty() || name.length() > LONGEST_ATTRIBUTE_NAME) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUri(String text, boolean absolute) {
    try {
      var uri = new URI(text);
      return !absolute || uri.isAbsolute();
    } catch (URISyntaxException no) {
      return false;
    }
  }

  private static void checkTime(Envelope envelope, Instant now, List<Flaw> flaws) {
    Instant latest = now.plus(TOLERATED_FUTURE);
    if (envelope.occurred().isAfter(latest)) {
      flaws.add(new Flaw("/time", "must not lie more than five minutes in the future"));
    }
    Instant replaced =
        switch (envelope.body()) {
          case Body.Dossier(DossierEvent.Corrected corrected) -> corrected.replacementTime();
          case Body.Petition(PetitionEvent.Corrected corrected) -> corrected.replacementTime();
          case Body.Dossier _,
              Body.Reference _,
              Body.Procedure _,
              Body.Petition _,
              Body.Report _,
              Body.Standing _ ->
              null;
        };
    if (replaced != null && replaced.isAfter(latest)) {
      flaws.add(
          new Flaw("/data/replacement/time", "must not lie more than five minutes in the future"));
    }
  }

  /// The topic that an event belongs to.
  static Topic topicOf(Envelope envelope) {
    return switch (envelope.body()) {
      case Body.Dossier _ -> Topics.DOSSIER_EVENTS;
      case Body.Reference _, Body.Procedure _ -> Topics.REFERENCE_EVENTS;
      case Body.Petition _ -> Topics.PETITION_EVENTS;
      case Body.Report _, Body.Standing _ -> Topics.REPORT_EVENTS;
    };
  }

  /// The CloudEvent's JSON text for the register: canonical, the time as an instant, `sequence` as
  /// text, and nothing that intake or the importer states beside it.
  static String eventText(Draft draft) {
    Envelope envelope = draft.envelope();
    var text = new StringBuilder(640);
    text.append("{\"specversion\":\"1.0\"");
    attribute(text, "id", envelope.id().id());
    attribute(text, "source", envelope.id().source());
    attribute(text, "type", envelope.type());
    attribute(text, "subject", envelope.subject());
    attribute(text, "time", envelope.occurred().toString());
    if (envelope.sequence() != null) {
      attribute(text, "sequence", envelope.sequence());
    }
    draft
        .tree()
        .forEach((name, value) -> {
          if (value != null
              && !WRITTEN_ANEW.contains(name)
              && !SET_BY_INTAKE.contains(name)
              && !name.equals("recordedtime")) {
            attribute(text, name, value);
          }
        });
    if (draft.data() != null) {
      attribute(text, "data", draft.data());
    }
    return text.append('}').toString();
  }

  private static void attribute(StringBuilder text, String name, Object value) {
    text.append(",\"").append(name).append("\":");
    CanonicalJson.append(text, value);
  }
}
