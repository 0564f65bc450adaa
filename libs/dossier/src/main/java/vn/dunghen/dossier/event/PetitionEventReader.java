package vn.dunghen.dossier.event;

import java.time.Instant;
import java.util.List;

/// Reads the `data` of a petition event.
final class PetitionEventReader {

  private static final String PREFIX = "vn.dunghen.petition.";
  private static final String VERSION = ".v1";

  private PetitionEventReader() {}

  static boolean reads(String type) {
    return type.startsWith(PREFIX);
  }

  static PetitionEvent read(String type, Fields data, String source) {
    if (!type.endsWith(VERSION)) {
      return new PetitionEvent.Unknown(type);
    }
    return switch (type.substring(PREFIX.length(), type.length() - VERSION.length())) {
      case "submitted" -> submitted(data);
      case "transferred" ->
          new PetitionEvent.Transferred(data.code("unit"), data.text("by"), data.text("reason"));
      case "handed-back" -> new PetitionEvent.HandedBack(data.text("reason"));
      case "supplement-requested" -> new PetitionEvent.SupplementRequested(data.text("reason"));
      case "supplement-supplied" -> new PetitionEvent.SupplementSupplied();
      case "handled" -> new PetitionEvent.Handled(data.text("answer"));
      case "published" -> new PetitionEvent.Published(data.text("url"));
      case "rated" -> new PetitionEvent.Rated(data.count("likes"), data.count("dislikes"));
      case "complained-again" -> new PetitionEvent.ComplainedAgain(data.text("reason"));
      case "voided" -> new PetitionEvent.Voided(data.target(source), data.text("reason"));
      case "corrected" -> corrected(data, source);
      default -> new PetitionEvent.Unknown(type);
    };
  }

  private static PetitionEvent submitted(Fields data) {
    Fields about = data.optionalObject("about");
    Fields personal = data.optionalObject("personal");
    if (personal != null) {
      personal.textsOnly();
    }
    return new PetitionEvent.Submitted(
        data.code("unit"),
        data.oneOf("kind", List.of(PetitionEvent.Kind.values()), PetitionEvent.Kind::wire),
        about == null
            ? PetitionEvent.About.NOTHING
            : new PetitionEvent.About(
                about.optionalCode("dossier"), about.optionalCode("procedure")),
        data.text("through"));
  }

  private static PetitionEvent corrected(Fields data, String source) {
    EventId target = data.target(source);
    Fields replacement = data.object("replacement");
    String type = replacement.code("type");
    Instant time = replacement.optionalInstant("time");
    Fields inner = replacement.optionalObject("data");
    PetitionEvent event =
        read(
            type.startsWith(PREFIX) ? type : PREFIX + type + VERSION,
            inner == null ? replacement.empty("data") : inner,
            source);
    switch (event) {
      case PetitionEvent.Voided _, PetitionEvent.Corrected _ ->
          replacement.flaw("type", "must not be a voiding or a correction");
      case PetitionEvent.Unknown _ -> {
        if (!type.isEmpty()) {
          replacement.flaw("type", "must be a known type of petition event");
        }
      }
      default -> {}
    }
    return new PetitionEvent.Corrected(target, data.text("reason"), time, event);
  }
}
