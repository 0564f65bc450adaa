package vn.dunghen.chassis.identity;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether an unsafe request may have been forged by another site in somebody's browser.
///
/// Browsers send `Sec-Fetch-Site` or `Origin` with it; systems send neither. A bearer token is not
/// sent by a browser on its own, so it needs no such guard.
record SameOrigin(
    @Nullable String method,
    @Nullable String fetchSite,
    @Nullable String origin,
    @Nullable String authorization,
    String ownScheme,
    String ownAuthority) {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  Optional<String> objection() {
    if (method == null || SAFE.contains(method) || hasBearerToken()) {
      return Optional.empty();
    }
    if (fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none")) {
      return Optional.of("Sec-Fetch-Site says that the request comes from another site.");
    }
    if (origin != null && !isOwn(origin)) {
      return Optional.of("Origin is not this service's own address.");
    }
    return Optional.empty();
  }

  private boolean hasBearerToken() {
    return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
  }

  private boolean isOwn(String value) {
    return normal(value).equals(normal(ownScheme + "://" + ownAuthority));
  }

  /// Scheme, host and port with the scheme's own port spelt out; the value itself if it is no
  /// origin.
  private static String normal(String value) {
    try {
      var uri = URI.create(value);
      if (uri.getHost() == null || uri.getScheme() == null) {
        return value;
      }
      var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      var port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
      return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
