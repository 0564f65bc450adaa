package vn.dunghen.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// Events that a test writes down, in the order in which they were told.
///
/// @param source their source
record Told(String source, List<JsonNode> events) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Told by(String source) {
    return new Told(source, new ArrayList<>());
  }

  /// Known when it happened.
  ///
  /// @return its id
  String tell(String type, String subject, String at, String data) {
    return tell(type, subject, at, at, data);
  }

  /// @param type without `vn.dunghen.` and version
  /// @param at when it happened, with an offset
  /// @param recorded when it was known
  /// @return its id
  String tell(String type, String subject, String at, String recorded, String data) {
    String id = source + "/" + events.size();
    try {
      events.add(
          Life.cloudEvent(
              "vn.dunghen." + type + ".v1",
              source,
              id,
              subject,
              at,
              recorded,
              JSON.readTree(data)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(data, e);
    }
    return id;
  }

  /// Those that were known by then.
  List<JsonNode> known(String by) {
    return events.stream().filter(event -> !isAfter(event, by)).toList();
  }

  /// Those that were known only later.
  List<JsonNode> after(String by) {
    return events.stream().filter(event -> isAfter(event, by)).toList();
  }

  static boolean isAfter(JsonNode event, String by) {
    Instant recorded = OffsetDateTime.parse(event.get("recordedtime").asText()).toInstant();
    return recorded.isAfter(OffsetDateTime.parse(by).toInstant());
  }
}
