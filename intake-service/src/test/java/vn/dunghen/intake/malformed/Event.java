package vn.dunghen.intake.malformed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The JSON text of an event, member by member, so that each can be spoilt by itself.
final class Event {

  static final String STRUCTURED = "application/cloudevents+json";
  static final String SOURCE = "one-stop-1";
  static final String OPERATOR = "operator";
  static final String EVENTS = "/api/events";

  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final Map<String, String> data = new LinkedHashMap<>();

  private Event() {}

  /// A sound reception in ward W1.
  static Event received() {
    return of("dossier.received", "MAL-1")
        .data("procedure", "\"P1\"")
        .data("unit", "\"W1\"")
        .data("channel", "\"online\"");
  }

  /// An event without data.
  static Event of(String type, String subject) {
    var event = new Event();
    event.attributes.put("specversion", "\"1.0\"");
    event.attributes.put("id", "\"mal-1\"");
    event.attributes.put("source", "\"/one-stop/d1\"");
    event.attributes.put("type", "\"vn.dunghen." + type + ".v1\"");
    event.attributes.put("subject", "\"" + subject + "\"");
    event.attributes.put("time", "\"2024-03-04T09:00:00+07:00\"");
    return event;
  }

  /// @param json the member's value as it is to be written, sound or not
  Event with(String attribute, String json) {
    attributes.put(attribute, json);
    return this;
  }

  Event without(String attribute) {
    attributes.remove(attribute);
    return this;
  }

  Event data(String member, String json) {
    data.put(member, json);
    return this;
  }

  Event withoutData(String member) {
    data.remove(member);
    return this;
  }

  String text() {
    var all = new LinkedHashMap<>(attributes);
    all.putIfAbsent("data", object(data));
    return object(all);
  }

  private static String object(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  /// An event that is refused as invalid (422) at a place.
  static Malformed invalid(String file, String place, String reason) {
    return refused(422, file, SOURCE, place, reason);
  }

  static Malformed refused(int status, String file, String as, String place, String reason) {
    return new Malformed(file, as, EVENTS, STRUCTURED, new Malformed.Answer(status), place, reason);
  }
}
