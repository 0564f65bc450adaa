package vn.dunghen.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A worked dossier: its events, and the statements and counts of the index that must come of them;
/// of some, whether they are on time for the index at the end of March 2024. Every life has
/// agencies of its own (U of the third life is `U-3`), so that all lives can be in one database.
public record Life(
    String name,
    String dossier,
    List<JsonNode> references,
    List<JsonNode> events,
    List<Expected> statements,
    List<ExpectedIndex> index,
    Optional<Boolean> onTimeInMarch) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> CODES =
      Set.of("unit", "responsible", "code", "parent", "successor", "procedure");
  private static final List<String> MEASURES =
      List.of(
          "received",
          "carriedIn",
          "resolvedEarly",
          "resolvedOnTime",
          "resolvedLate",
          "closedOther",
          "reopened",
          "transferredIn",
          "transferredOut",
          "inProgress",
          "filedOnline");

  /// A statement that must come out. A count that is not named is 0, but for inProgressOverdue.
  public record Expected(String unit, Map<String, String> parameters, Map<String, Long> counts) {}

  /// Counts of the index that must come out.
  public record ExpectedIndex(
      String unit, Map<String, String> parameters, Map<String, List<Long>> counts) {}

  /// The lives of a case file.
  ///
  /// @param first the number of its first life
  public static List<Life> read(String resource, int first) {
    try (var in = Life.class.getResourceAsStream(resource)) {
      var lives = new ArrayList<Life>();
      for (JsonNode life : JSON.readTree(in).get("lives")) {
        lives.add(life(life, first + lives.size()));
      }
      return lives;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Life life(JsonNode life, int number) {
    String dossier = "D-" + number;
    var references = new ArrayList<JsonNode>();
    if (life.has("references")) {
      for (JsonNode reference : life.get("references")) {
        references.add(reference(reference, number, references.size()));
      }
    } else {
      for (String unit : List.of("U", "V")) {
        var data = JSON.createObjectNode();
        data.put("code", unit).put("name", "Đơn vị " + unit + number).put("kind", "ward");
        data.put("parent", "CITY").put("validFrom", "2000-01-01");
        var event = JSON.createObjectNode();
        event.put("type", "agency");
        event.set("data", data);
        references.add(reference(event, number, references.size()));
      }
    }
    for (JsonNode procedure : life.path("procedures")) {
      var event = JSON.createObjectNode().put("type", "procedure");
      event.set("data", procedure);
      references.add(reference(event, number, references.size()));
    }
    var events = new ArrayList<JsonNode>();
    for (JsonNode event : life.get("events")) {
      events.add(event(event, dossier, number, events.size()));
    }
    var statements = new ArrayList<Expected>();
    for (JsonNode statement : life.get("statements")) {
      statements.add(expected(statement, number));
    }
    var index = new ArrayList<ExpectedIndex>();
    for (JsonNode expected : life.path("index")) {
      index.add(expectedIndex(expected, number));
    }
    return new Life(
        life.get("name").asText(),
        dossier,
        references,
        events,
        statements,
        index,
        Optional.ofNullable(life.get("onTime766")).map(JsonNode::asBoolean));
  }

  private static ExpectedIndex expectedIndex(JsonNode expected, int number) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("ruleset", "766-B");
    for (String name : List.of("period", "asOf")) {
      if (expected.has(name)) {
        parameters.put(name, expected.get(name).asText());
      }
    }
    var counts = new TreeMap<String, List<Long>>();
    expected
        .get("counts")
        .properties()
        .forEach(count ->
            counts.put(
                count.getKey(),
                List.of(count.getValue().get(0).asLong(), count.getValue().get(1).asLong())));
    return new ExpectedIndex(expected.get("unit").asText() + "-" + number, parameters, counts);
  }

  private static Expected expected(JsonNode statement, int number) {
    var parameters = new LinkedHashMap<String, String>();
    for (String name : List.of("from", "to", "asOf", "by")) {
      if (statement.has(name)) {
        parameters.put(name, statement.get(name).asText());
      }
    }
    var counts = new TreeMap<String, Long>();
    MEASURES.forEach(measure -> counts.put(measure, 0L));
    statement
        .get("counts")
        .properties()
        .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
    return new Expected(statement.get("unit").asText() + "-" + number, parameters, counts);
  }

  private static JsonNode reference(JsonNode event, int number, int index) {
    String type = event.get("type").asText();
    var data = event.get("data").deepCopy();
    if (!type.equals("calendar")) {
      number((ObjectNode) data, number);
    }
    String subject = data.has("code") ? data.get("code").asText() : data.get("year").asText();
    String at = event.path("recorded").asText("2020-01-01T00:00+07:00");
    return cloudEvent(
        "vn.dunghen.reference." + type + ".v1",
        "references-" + number,
        Integer.toString(index),
        subject,
        event.path("time").asText(at),
        at,
        data);
  }

  private static JsonNode event(JsonNode event, String dossier, int number, int index) {
    var data = (ObjectNode) event.get("data").deepCopy();
    number(data, number);
    if (data.path("replacement").path("data") instanceof ObjectNode replacement) {
      number(replacement, number);
    }
    String time = event.get("time").asText();
    return cloudEvent(
        "vn.dunghen.dossier." + event.get("type").asText() + ".v1",
        "source-" + number,
        event.has("id") ? event.get("id").asText() : Integer.toString(index),
        dossier,
        time,
        event.path("recorded").asText(time),
        data);
  }

  private static void number(ObjectNode data, int number) {
    for (String name : CODES) {
      String value = data.path(name).asText("");
      if (!value.isEmpty() && !value.equals("CITY")) {
        data.put(name, value + "-" + number);
      }
    }
  }

  /// A CloudEvent as intake publishes it.
  public static ObjectNode cloudEvent(
      String type,
      String source,
      String id,
      String subject,
      String time,
      String recorded,
      JsonNode data) {
    var event = JSON.createObjectNode();
    event.put("specversion", "1.0").put("type", type).put("source", source).put("id", id);
    event.put("subject", subject).put("time", seconds(time));
    event.put("recordedtime", seconds(recorded)).put("acceptedtime", seconds(recorded));
    event.put("position", "1").put("datacontenttype", "application/json");
    event.set("data", data);
    return event;
  }

  private static String seconds(String time) {
    return java.time.OffsetDateTime.parse(time).toString();
  }

  @Override
  public String toString() {
    return name;
  }
}
