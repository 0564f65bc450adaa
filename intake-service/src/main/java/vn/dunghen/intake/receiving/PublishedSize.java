package vn.dunghen.intake.receiving;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many bytes a tree takes at most as canonical JSON. What is accepted must fit into one record
/// of the broker (1 MiB): an event that can never be published would hold up all that follow.
final class PublishedSize {

  /// Most bytes of an event. Sealing makes a third more of personal fields, intake adds some
  /// attributes, and both still fit into a record.
  static final int LARGEST_EVENT = 512 * 1024;

  private static final int LONGEST_NUMBER = 25;
  private static final int LONGEST_ESCAPE = 6;

  private PublishedSize() {}

  static long of(@Nullable Object value) {
    return switch (value) {
      case String text -> text(text);
      case Map<?, ?> members -> {
        long size = 2;
        for (var member : members.entrySet()) {
          size += text(String.valueOf(member.getKey())) + of(member.getValue()) + 2;
        }
        yield size;
      }
      case List<?> items -> {
        long size = 2;
        for (Object item : items) {
          size += of(item) + 1;
        }
        yield size;
      }
      case null, default -> LONGEST_NUMBER;
    };
  }

  private static long text(String text) {
    long size = 2;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        size += LONGEST_ESCAPE;
      } else if (c < 0x80) {
        size += c == '"' || c == '\\' ? 2 : 1;
      } else {
        size += c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
      }
    }
    return size;
  }
}
