package vn.dunghen.intake.receiving;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.Flaw;

/// Reads JSON into trees of maps, lists, texts, numbers, booleans and nulls, and refuses what two
/// readers could take for two things (I-JSON, RFC 7493): a member named twice, numbers beyond what
/// a double holds exactly, lone surrogates. NUL is refused because PostgreSQL cannot keep it.
final class JsonReading {

  static final int DEEPEST = 64;

  private static final long LARGEST_EXACT = (1L << 53) - 1;
  private static final int MOST_FLAWS = 100;

  /// A full batch has some 400,000. An empty object takes two bytes to send and twenty times as
  /// many to hold.
  private static final long MOST_TOKENS = 2_000_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST + 1)
                  .maxTokenCount(MOST_TOKENS)
                  .maxNumberLength(400)
                  .maxStringLength(1 << 20)
                  .maxNameLength(200)
                  .build())
          .build();

  private JsonReading() {}

  /// A value and what is wrong inside it.
  record Tree(@Nullable Object value, List<Flaw> flaws) {}

  /// A parser over UTF-8 bytes.
  ///
  /// @throws MalformedJson where the bytes are no UTF-8, begin with a byte order mark, or hold a
  ///   plain NUL (which is how UTF-16 and UTF-32 look)
  static JsonParser over(byte[] bytes, int offset, int length) throws IOException {
    Utf8Check.check(bytes, offset, length);
    return FACTORY.createParser(bytes, offset, length);
  }

  /// The one value that the bytes hold.
  ///
  /// @throws IOException where they are not exactly one JSON value
  static Tree readOne(byte[] bytes, int offset, int length) throws IOException {
    try (JsonParser parser = over(bytes, offset, length)) {
      if (parser.nextToken() == null) {
        throw new MalformedJson("is empty");
      }
      Tree tree = readValue(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJson("has something after the end of its JSON value");
      }
      return tree;
    }
  }

  /// The value that begins at the parser's current token.
  static Tree readValue(JsonParser parser) throws IOException {
    var flaws = new ArrayList<Flaw>(0);
    Object value = value(parser, null, flaws);
    return new Tree(value, flaws);
  }

  /// One sentence on what is wrong, with the place in malformed JSON where the parser knows it.
  static String sentence(JsonProcessingException thrown) {
    return thrown instanceof MalformedJson
        ? "The body " + thrown.getOriginalMessage() + "."
        : thrown.getLocation() == null
            ? "The body cannot be read as JSON."
            : "The body cannot be read as JSON: line %d, column %d."
                .formatted(thrown.getLocation().getLineNr(), thrown.getLocation().getColumnNr());
  }

  private static @Nullable Object value(JsonParser parser, @Nullable Place place, List<Flaw> flaws)
      throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, place, flaws);
      case START_ARRAY -> array(parser, place, flaws);
      case VALUE_STRING -> text(parser.getText(), place, flaws);
      case VALUE_NUMBER_INT -> wholeNumber(parser, place, flaws);
      case VALUE_NUMBER_FLOAT -> number(parser, place, flaws);
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new MalformedJson("is not a JSON value");
    };
  }

  private static Map<String, @Nullable Object> object(
      JsonParser parser, @Nullable Place place, List<Flaw> flaws) throws IOException {
    var members = new LinkedHashMap<String, @Nullable Object>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      var at = new Place(place, name);
      if (!isWellFormed(name)) {
        flaw(flaws, place, "has a member whose name holds NUL or half a surrogate pair");
      }
      parser.nextToken();
      Object value = value(parser, at, flaws);
      if (members.containsKey(name)) {
        throw new MalformedJson("names a member twice");
      }
      members.put(name, value);
    }
    return members;
  }

  private static List<@Nullable Object> array(
      JsonParser parser, @Nullable Place place, List<Flaw> flaws) throws IOException {
    var items = new ArrayList<@Nullable Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, new Place(place, items.size()), flaws));
    }
    return items;
  }

  private static String text(String text, @Nullable Place place, List<Flaw> flaws) {
    if (!isWellFormed(text)) {
      flaw(flaws, place, "must not hold NUL or half a surrogate pair");
    }
    return text;
  }

  private static Number wholeNumber(JsonParser parser, @Nullable Place place, List<Flaw> flaws)
      throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> parser.getIntValue();
      case LONG -> {
        long value = parser.getLongValue();
        if (value > LARGEST_EXACT || value < -LARGEST_EXACT) {
          flaw(flaws, place, "must be a number within ±(2^53-1); send longer ones as text");
        }
        yield value;
      }
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> {
        flaw(flaws, place, "must be a number within ±(2^53-1); send longer ones as text");
        yield 0;
      }
    };
  }

  private static Number number(JsonParser parser, @Nullable Place place, List<Flaw> flaws)
      throws IOException {
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      flaw(flaws, place, "must be a number that a double can hold");
      return 0;
    }
    return value;
  }

  private static void flaw(List<Flaw> flaws, @Nullable Place place, String reason) {
    if (flaws.size() < MOST_FLAWS) {
      flaws.add(new Flaw(place == null ? "" : place.pointer(), reason));
    }
  }

  private static boolean isWellFormed(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == length
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /// Where in the tree we are; becomes a pointer only when something is wrong there.
  private record Place(@Nullable Place parent, Object step) {
    String pointer() {
      String own = "/" + String.valueOf(step).replace("~", "~0").replace("/", "~1");
      return parent == null ? own : parent.pointer() + own;
    }
  }

  /// The body is not JSON as this suite takes it. The message completes the sentence "The body …".
  static final class MalformedJson extends JsonParseException {
    private static final long serialVersionUID = 1;

    MalformedJson(String reason) {
      super(null, reason);
    }
  }
}
