package vn.dunghen.chassis.path;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Judges the path of a request as it came over the wire, before any decoding.
final class RawPath {
  private static final List<String> REFUSED =
      List.of(";", "%3b", "%2f", "%5c", "\\", "//", "..", "%2e", "%00", "%25");

  private RawPath() {}

  /// Why the path is refused; empty when it can be understood in one way only.
  static Optional<String> objection(String uri) {
    var path = path(uri).toLowerCase(Locale.ROOT);
    if (path.isEmpty() || (path.charAt(0) != '/' && !path.equals("*"))) {
      return Optional.of("The path must begin with a slash.");
    }
    if (path.chars().anyMatch(each -> each <= ' ' || each >= 0x7f)) {
      return Optional.of("The path holds a character that must be percent-encoded.");
    }
    for (var sequence : REFUSED) {
      if (path.contains(sequence)) {
        return Optional.of("The path holds " + sequence + ", which is not accepted.");
      }
    }
    if (path.contains("/./") || path.endsWith("/.")) {
      return Optional.of("The path holds a step that leads nowhere, which is not accepted.");
    }
    return escapesAreSound(path);
  }

  private static Optional<String> escapesAreSound(String path) {
    for (var at = path.indexOf('%'); at >= 0; at = path.indexOf('%', at + 1)) {
      if (at + 3 > path.length()
          || Character.digit(path.charAt(at + 1), 16) < 0
          || Character.digit(path.charAt(at + 2), 16) < 0) {
        return Optional.of("The path holds an incomplete percent-encoding.");
      }
      var decoded = Integer.parseInt(path.substring(at + 1, at + 3), 16);
      if (decoded < 0x20 || decoded == 0x7f) {
        return Optional.of("The path holds an encoded control character.");
      }
    }
    return Optional.empty();
  }

  /// The request target without query and fragment, and without scheme and host where an absolute
  /// target was sent.
  private static String path(String uri) {
    var end = uri.length();
    for (var i = 0; i < uri.length(); i++) {
      if (uri.charAt(i) == '?' || uri.charAt(i) == '#') {
        end = i;
        break;
      }
    }
    var target = uri.substring(0, end);
    if (target.startsWith("http://") || target.startsWith("https://")) {
      var slash = target.indexOf('/', target.indexOf("//") + 2);
      return slash < 0 ? "/" : target.substring(slash);
    }
    return target;
  }
}
