package vn.dunghen.intake.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.NumberToJSON;
import org.jspecify.annotations.Nullable;

/// The canonical JSON text (RFC 8785) of a tree: members sorted by their UTF-16 code units, no
/// spaces, numbers as ECMAScript writes them. Written here because the reference library parses
/// text, and the tree is already there; a test holds the two to the same result.
public final class CanonicalJson {

  private static final long LARGEST_EXACT = (1L << 53) - 1;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private CanonicalJson() {}

  /// Appends the canonical text of a value: a map with text keys, list, text, number, boolean,
  /// null.
  public static void append(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case String text -> text(out, text);
      case Map<?, ?> members -> object(out, members);
      case List<?> items -> array(out, items);
      case Boolean yes -> out.append(yes.booleanValue());
      case Integer number -> out.append(number.intValue());
      case Number number -> number(out, number);
      default -> throw new IllegalArgumentException("no JSON value: " + value.getClass());
    }
  }

  private static void object(StringBuilder out, Map<?, ?> members) {
    String[] names = members.keySet().toArray(new String[0]);
    java.util.Arrays.sort(names);
    out.append('{');
    for (int i = 0; i < names.length; i++) {
      if (i > 0) {
        out.append(',');
      }
      text(out, names[i]);
      out.append(':');
      append(out, members.get(names[i]));
    }
    out.append('}');
  }

  private static void array(StringBuilder out, List<?> items) {
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      append(out, items.get(i));
    }
    out.append(']');
  }

  private static void number(StringBuilder out, Number number) {
    if (number instanceof Long whole && whole <= LARGEST_EXACT && whole >= -LARGEST_EXACT) {
      out.append(whole.longValue());
      return;
    }
    try {
      out.append(NumberToJSON.serializeNumber(number.doubleValue()));
    } catch (IOException notFinite) {
      throw new UncheckedIOException(notFinite);
    }
  }

  private static void text(StringBuilder out, String text) {
    out.append('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\') {
        continue;
      }
      out.append(text, from, i);
      from = i + 1;
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
      }
    }
    out.append(text, from, text.length()).append('"');
  }
}
