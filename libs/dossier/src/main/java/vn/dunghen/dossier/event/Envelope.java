package vn.dunghen.dossier.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One CloudEvent 1.0 of this suite, read from its JSON tree (texts, numbers, booleans, lists, maps
/// and nulls, as any JSON parser gives them).
///
/// @param occurred the CloudEvents `time`, to the microsecond
/// @param sequence the source's own order, if it gives one
/// @param declaredRecorded `recordedtime`: from a source what an importer declares; from Kafka the
///   suite's own stamp
/// @param body what happened
public record Envelope(
    EventId id,
    String type,
    String subject,
    Instant occurred,
    @Nullable String sequence,
    @Nullable Instant declaredRecorded,
    Body body) {

  /// What the event is about; decides its topic.
  public sealed interface Body {

    record Dossier(DossierEvent event) implements Body {}

    record Reference(ReferenceEvent event) implements Body {}

    record Procedure(ProcedureEvent event) implements Body {}

    record Petition(PetitionEvent event) implements Body {}

    record Report(ReportEvent event) implements Body {}

    record Standing(StandingEvent event) implements Body {}
  }

  private static final Pattern JSON_TYPE =
      Pattern.compile("(?i)application/([a-z0-9.+-]+\\+)?json( *;[ -~]*)?");

  /// Reads an event.
  ///
  /// @param tree the event's JSON object
  public static Read<Envelope> read(Map<?, ?> tree) {
    var flaws = new ArrayList<Flaw>();
    var attributes = new Fields(tree, "", flaws);
    if (!"1.0".equals(attributes.requiredText("specversion")) && attributes.has("specversion")) {
      attributes.flaw("specversion", "must be 1.0");
    }
    String source = attributes.code("source");
    String id = attributes.code("id");
    String type = attributes.code("type");
    String subject = attributes.code("subject");
    Instant occurred = attributes.instant("time");
    String sequence = sequence(attributes, tree.get("sequence"));
    Instant recorded = attributes.optionalInstant("recordedtime");
    String contentType = attributes.optionalText("datacontenttype");
    if (contentType != null && !JSON_TYPE.matcher(contentType).matches()) {
      attributes.flaw("datacontenttype", "must be application/json");
    }
    if (attributes.has("data_base64")) {
      attributes.flaw("data_base64", "is not taken: data must be a JSON object");
    }
    Fields data = attributes.optionalObject("data");
    Body body = body(type, data == null ? attributes.empty("data") : data, source, attributes);
    checkSubject(body, subject, attributes);
    return flaws.isEmpty()
        ? new Read.Sound<>(
            new Envelope(
                new EventId(source, id), type, subject, occurred, sequence, recorded, body))
        : new Read.Flawed<>(List.copyOf(flaws));
  }

  private static Body body(String type, Fields data, String source, Fields attributes) {
    if (DossierEventReader.reads(type)) {
      return new Body.Dossier(DossierEventReader.read(type, data, source));
    }
    if (ReferenceEventReader.reads(type)) {
      return new Body.Reference(ReferenceEventReader.read(type, data));
    }
    if (ProcedureEventReader.reads(type)) {
      return new Body.Procedure(ProcedureEventReader.read(type, data, source));
    }
    if (PetitionEventReader.reads(type)) {
      return new Body.Petition(PetitionEventReader.read(type, data, source));
    }
    if (StandingEventReader.reads(type)) {
      return new Body.Standing(StandingEventReader.read(type, data));
    }
    if (ReportEventReader.reads(type)) {
      return new Body.Report(ReportEventReader.read(type, data, source));
    }
    if (!type.isEmpty()) {
      attributes.flaw(
          "type",
          "must begin with vn.dunghen.dossier., .reference., .procedure., .petition., .report. or"
              + " .national-standing.");
    }
    return new Body.Report(new ReportEvent.Unknown(type));
  }

  /// A reference event's subject is the code it speaks of; anything else would be published under a
  /// key that later events of the same reference do not share.
  private static void checkSubject(Body body, String subject, Fields attributes) {
    if (!(body instanceof Body.Reference(ReferenceEvent event)) || subject.isEmpty()) {
      return;
    }
    String code =
        switch (event) {
          case ReferenceEvent.Agency agency -> agency.code();
          case ReferenceEvent.Procedure procedure -> procedure.code();
          case ReferenceEvent.Source _,
              ReferenceEvent.Calendar _,
              ReferenceEvent.Recipient _,
              ReferenceEvent.GoLive _,
              ReferenceEvent.Unknown _ ->
              "";
        };
    if (!code.isEmpty() && !code.equals(subject)) {
      attributes.flaw("subject", "must be the code that the event speaks of");
    }
  }

  private static @Nullable String sequence(Fields attributes, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof String) {
      return attributes.code("sequence");
    }
    Long number = Fields.wholeNumber(value);
    if (number == null || number < 0) {
      attributes.flaw("sequence", "must be a string or a whole number from 0");
      return null;
    }
    return number.toString();
  }
}
