package vn.dunghen.testkit.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Values that programs trip over.
final class Oddities {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "0",
          "1",
          "-1",
          "00",
          "1.5",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775808",
          "99999999999999999999999",
          "1e9",
          "1e400",
          "NaN",
          "Infinity",
          "０",
          "true",
          "null",
          "undefined",
          "[]",
          "{}",
          "\"",
          "'",
          "' or 1=1 --",
          "%",
          "_",
          "%s%n",
          "\\",
          "*",
          ".",
          "<script>alert(1)</script>",
          "javascript:alert(1)",
          "etc-passwd",
          "${jndi:ldap://localhost/x}",
          "{{7*7}}",
          "{uri:x}",
          "=1+1",
          "@SUM(A1)",
          "a\u0000b",
          "a\nb",
          "a\rSet-Cookie: x=y",
          "a\tb",
          "a\u202eb",
          "a\u200bb",
          "\ufeffa",
          "Đống Đa",
          Normalizer.normalize("Đống Đa", Normalizer.Form.NFD),
          "ệ".repeat(50),
          "😀",
          "a".repeat(201),
          "a".repeat(3_000),
          "2024-02-30",
          "2024-13",
          "2024-00",
          "0000-00-00",
          "0000-01",
          "9999-12",
          "9999-12-31",
          "10000-01-01",
          "-0001-01-01",
          "2024-Q5",
          "2024-H3",
          "2024-W10",
          "24-03",
          "2024-03-04T09:00:00",
          "2024-03-04T09:00:00+25:00",
          "2024-03-04T25:00:00+07:00",
          "+292278994-08-17T07:12:55.807Z",
          "-999999999-01-01T00:00:00+18:00",
          "999999999-12-31",
          "P1D",
          "2024-03-04T09:00:00+07:00");

  /// Bytes that are no UTF-8, as they stand in an address.
  private static final List<String> RAW = List.of("%FF", "%C0%AF", "%ED%A0%80", "a%00b", "%0d%0a");

  private static final String RAW_MARK = "\u0001raw:";

  private Oddities() {}

  static String text(SplittableRandom random) {
    return random.nextInt(100) < 6
        ? RAW_MARK + RAW.get(random.nextInt(RAW.size()))
        : TEXTS.get(random.nextInt(TEXTS.size()));
  }

  /// As it stands in an address.
  static String encoded(String text) {
    if (text.startsWith(RAW_MARK)) {
      return text.substring(RAW_MARK.length());
    }
    var encoded = new StringBuilder();
    for (byte each : text.getBytes(UTF_8)) {
      char c = (char) (each & 0xFF);
      if (c >= 'a' && c <= 'z'
          || c >= 'A' && c <= 'Z'
          || c >= '0' && c <= '9'
          || "-._~".indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append("%02X".formatted((int) c));
      }
    }
    return encoded.toString();
  }

  /// As it can stand in a header: without line ends, which clients do not send.
  static String asHeader(String text) {
    return text.startsWith(RAW_MARK)
        ? text.substring(RAW_MARK.length())
        : text.replaceAll("[^ -~]", "?");
  }

  /// Bytes with something cut off, doubled or overwritten.
  static byte[] bytes(byte[] sound, SplittableRandom random) {
    if (sound.length == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    int at = random.nextInt(sound.length);
    return switch (random.nextInt(6)) {
      case 0 -> new byte[0];
      case 1 -> Arrays.copyOf(sound, at);
      case 2 -> {
        byte[] twice = Arrays.copyOf(sound, sound.length * 2);
        System.arraycopy(sound, 0, twice, sound.length, sound.length);
        yield twice;
      }
      case 3 -> {
        byte[] bytes = new byte[200];
        random.nextBytes(bytes);
        yield bytes;
      }
      default -> {
        byte[] bytes = sound.clone();
        bytes[at] = (byte) random.nextInt(256);
        yield bytes;
      }
    };
  }

  /// A tree with one of its values replaced, left out, or joined by something unknown.
  static JsonNode tree(JsonNode sound, SplittableRandom random) {
    JsonNode copy = sound.deepCopy();
    var places = new ArrayList<JsonNode>();
    collect(copy, places);
    if (places.isEmpty()) {
      return value(random);
    }
    switch (places.get(random.nextInt(places.size()))) {
      case ObjectNode object -> spoil(object, random);
      case ArrayNode array -> spoil(array, random);
      case JsonNode other -> throw new IllegalStateException(other.toString());
    }
    return random.nextInt(100) < 5 ? value(random) : copy;
  }

  private static void collect(JsonNode node, List<JsonNode> places) {
    if (node.isContainerNode()) {
      places.add(node);
      node.forEach(child -> collect(child, places));
    }
  }

  private static void spoil(ObjectNode object, SplittableRandom random) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty() || random.nextInt(100) < 10) {
      object.set(text(random).replace(RAW_MARK, ""), value(random));
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(8)) {
      case 0, 1 -> object.remove(name);
      case 2 -> object.set(name, NODES.arrayNode().add(object.get(name)));
      default -> object.set(name, value(random));
    }
  }

  private static void spoil(ArrayNode array, SplittableRandom random) {
    switch (random.nextInt(4)) {
      case 0 -> array.removeAll();
      case 1 -> {
        JsonNode first = array.isEmpty() ? value(random) : array.get(0);
        for (int i = 0; i < 60; i++) {
          array.add(first);
        }
      }
      default -> array.insert(0, value(random));
    }
  }

  private static JsonNode value(SplittableRandom random) {
    return switch (random.nextInt(14)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextInt());
      case 3 -> NODES.numberNode(-1);
      case 4 -> NODES.numberNode(1.5);
      case 5 -> NODES.numberNode(Double.MAX_VALUE);
      case 6 -> NODES.numberNode(Long.MAX_VALUE);
      case 7 -> NODES.arrayNode();
      case 8 -> NODES.objectNode();
      case 9 -> deep(random.nextInt(200));
      default -> NODES.textNode(text(random).replace(RAW_MARK, ""));
    };
  }

  private static JsonNode deep(int levels) {
    JsonNode node = NODES.numberNode(1);
    for (int i = 0; i < levels; i++) {
      node = NODES.arrayNode().add(node);
    }
    return node;
  }
}
