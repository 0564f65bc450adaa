package vn.dunghen.local;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A request's path as it came over the wire, before any decoding.
///
/// The gateway refuses what gateway and service could understand differently, because the route is
/// chosen by the path; each service judges it once more, and more strictly.
final class RawPath {
  private static final List<String> AMBIGUOUS =
      List.of(";", "%3b", "%2f", "%5c", "\\", "//", "..", "%2e", "%00", "%25");

  private RawPath() {}

  /// The target in origin form: an absolute one loses scheme and host.
  static String target(String uri) {
    var lower = uri.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
      return uri;
    }
    var authority = uri.indexOf("//") + 2;
    for (var at = authority; at < uri.length(); at++) {
      if (uri.charAt(at) == '/') {
        return uri.substring(at);
      }
      if (uri.charAt(at) == '?') {
        return "/" + uri.substring(at);
      }
    }
    return "/";
  }

  /// The target's path, without the query.
  static String path(String target) {
    var query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /// Why the path is refused; empty when it can be understood in one way only.
  static Optional<String> objection(String path) {
    if (!path.startsWith("/")) {
      return Optional.of("The path must begin with a slash.");
    }
    if (path.chars().anyMatch(each -> each <= ' ' || each >= 0x7f || each == '#')) {
      return Optional.of("The path holds a character that must be percent-encoded.");
    }
    if (path.contains("/./") || path.endsWith("/.")) {
      return Optional.of("The path holds a step that leads nowhere, which is not accepted.");
    }
    var lower = path.toLowerCase(Locale.ROOT);
    return AMBIGUOUS.stream()
        .filter(lower::contains)
        .findFirst()
        .map(sequence -> "The path holds " + sequence + ", which is not accepted.");
  }
}
