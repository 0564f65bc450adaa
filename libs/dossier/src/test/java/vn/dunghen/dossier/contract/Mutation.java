package vn.dunghen.dossier.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One change to a golden event.
///
/// @param pointer the place that was changed
record Mutation(String what, String pointer, JsonNode event) {

  private static final List<String> NUMBERS_AND_SHAPES =
      List.of(
          "0",
          "1",
          "5",
          "10",
          "11",
          "-1",
          "1.5",
          "5.0",
          "10000",
          "10001",
          "1989",
          "1990",
          "2201",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "999999999999999",
          "1000000000000000",
          "1e14",
          "1e15",
          "0e20",
          "true",
          "false",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "[\"\"]",
          "{\"x\":1}",
          "{\"length\":1}",
          "{\"id\":\"a\"}");

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\t\n",
          "\u00a0",
          "\u3000",
          "a",
          " a",
          "a ",
          "\u00a0a",
          "a\u3000",
          "a\nb",
          "a\n",
          "a\u0000",
          "a\u0085b",
          "a\u2028",
          "a\u2028b",
          "a\u200bb",
          "\u202ea",
          "a\ud800",
          "\udc00a",
          "\ud83d\ude00",
          "\udb40\udc01a",
          "Tiếng Việt",
          "5",
          "-5",
          "true",
          "counter",
          "Counter",
          "ONLINE",
          "portal",
          "full",
          "month",
          "SATURDAY",
          "saturday",
          "Asia/Bangkok",
          "07:00-11:30",
          "7:00-11:30",
          "07:00-24:00",
          "07:60-11:30",
          "07:00 - 11:30",
          "application/json",
          "Application/JSON; charset=utf-8",
          "application/vnd.a-1.b+json",
          "application/jsonx",
          "text/json",
          "application/json;\n");

  private static final List<String> DAYS =
      List.of(
          "2024-03-04",
          "2024-02-29",
          "2023-02-29",
          "2100-02-29",
          "2400-02-29",
          "1899-12-31",
          "1900-01-01",
          "9000-12-31",
          "9001-01-01",
          "2024-04-31",
          "2024-13-01",
          "2024-00-10",
          "2024-01-00",
          "2024-1-1",
          "20240304",
          "+2024-03-04",
          "+02024-03-04",
          "-2024-03-04",
          "04/03/2024",
          "2024-03-04 ",
          "2024-03-04\n",
          "٢٠٢٤-03-04");

  private static final List<String> TIMES =
      List.of(
          "T09:00:00+07:00",
          "T09:00+07:00",
          "T09:00:00Z",
          "t09:00z",
          "T09:00:00",
          "T09:00",
          "T09:00:00+07",
          "T09:00:00+0700",
          "T09:00:00+7:00",
          "T09:00:00+07:00:00",
          "T09:00:00+18:00",
          "T09:00:00+18:01",
          "T09:00:00-19:00",
          "T09:00:00+07:60",
          "T24:00+07:00",
          "T09:60+07:00",
          "T23:59:60Z",
          "T09:00:00.1Z",
          "T09:00:00.123456789Z",
          "T09:00:00.1234567890Z",
          "T09:00:00.Z",
          "T9:00Z",
          " 09:00:00Z",
          "T09Z",
          "T09:00:00+07:00[Asia/Ho_Chi_Minh]");

  private static final List<JsonNode> VALUES = values();

  /// Changes to every place of the event.
  static List<Mutation> of(JsonNode golden) {
    var mutations = new ArrayList<Mutation>();
    collect(golden, golden, "", mutations);
    return mutations;
  }

  /// Changes to the type and to every place of the data.
  static List<Mutation> ofDataOf(JsonNode golden) {
    var mutations = new ArrayList<Mutation>();
    mutate(golden, "type", golden.get("type"), "", mutations);
    if (golden.has("data")) {
      mutate(golden, "data", golden.get("data"), "", mutations);
    }
    return mutations;
  }

  private static void collect(
      JsonNode golden, JsonNode place, String pointer, List<Mutation> mutations) {
    if (place instanceof ObjectNode object) {
      Stream.of(
              TextNode.valueOf("x"),
              TextNode.valueOf("x".repeat(4_001)),
              golden.get("subject"),
              parsed("{\"a\":[1,{}]}"))
          .forEach(extra ->
              mutations.add(changed(golden, "an added member", pointer, "themMoi", extra)));
      for (var member : object.properties()) {
        mutate(golden, member.getKey(), member.getValue(), pointer, mutations);
      }
    } else if (place instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        mutate(golden, String.valueOf(i), array.get(i), pointer, mutations);
      }
      if (!array.isEmpty()) {
        for (int size : new int[] {1_000, 1_001}) {
          JsonNode event = golden.deepCopy();
          var longer = (ArrayNode) event.at(pointer);
          while (longer.size() < size) {
            longer.add(array.get(0));
          }
          mutations.add(new Mutation(size + " items", pointer, event));
        }
      }
    }
  }

  private static void mutate(
      JsonNode golden, String name, JsonNode value, String parent, List<Mutation> mutations) {
    String pointer = parent + "/" + name;
    JsonNode without = golden.deepCopy();
    switch (without.at(parent)) {
      case ObjectNode object -> object.remove(name);
      case ArrayNode array -> array.remove(Integer.parseInt(name));
      default -> throw new IllegalStateException(parent);
    }
    mutations.add(new Mutation("dropped", pointer, without));
    for (JsonNode other : VALUES) {
      mutations.add(changed(golden, "replaced by " + shortened(other), parent, name, other));
    }
    collect(golden, value, pointer, mutations);
  }

  static Mutation changed(
      JsonNode golden, String what, String parent, String name, JsonNode value) {
    JsonNode event = golden.deepCopy();
    switch (event.at(parent)) {
      case ObjectNode object -> object.set(name, value);
      case ArrayNode array -> array.set(Integer.parseInt(name), value);
      default -> throw new IllegalStateException(parent);
    }
    return new Mutation(what, parent + "/" + name, event);
  }

  static JsonNode parsed(String json) {
    try {
      return ContractFiles.JSON.readTree(json);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalArgumentException(unreadable);
    }
  }

  private static List<JsonNode> values() {
    var values = new ArrayList<JsonNode>();
    values.add(NullNode.getInstance());
    NUMBERS_AND_SHAPES.forEach(json -> values.add(parsed(json)));
    TEXTS.forEach(text -> values.add(TextNode.valueOf(text)));
    for (int length : new int[] {200, 201, 4_000, 4_001}) {
      values.add(TextNode.valueOf("x".repeat(length)));
      values.add(TextNode.valueOf("\ud83d\ude00".repeat(length)));
    }
    DAYS.forEach(day -> values.add(TextNode.valueOf(day)));
    DAYS.forEach(day -> values.add(TextNode.valueOf(day + "T09:00:00+07:00")));
    TIMES.forEach(time -> values.add(TextNode.valueOf("2024-03-04" + time)));
    return values;
  }

  private static String shortened(JsonNode value) {
    String json = value.toString();
    return json.length() > 60 ? json.substring(0, 20) + "… (" + json.length() + ")" : json;
  }
}
