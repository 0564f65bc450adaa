package vn.dunghen.chassis.path;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Judges the query of a request as it came over the wire, before any decoding.
final class RawQuery {
  private static final String NUL = "%00";

  private RawQuery() {}

  /// The first parameter that holds a NUL, by its name as it was sent.
  static Optional<String> parameterWithNul(@Nullable String query) {
    if (query == null || !query.contains(NUL)) {
      return Optional.empty();
    }
    return Stream.of(query.split("&", -1))
        .filter(parameter -> parameter.contains(NUL))
        .map(parameter -> parameter.split("=", 2)[0])
        .findFirst();
  }
}
