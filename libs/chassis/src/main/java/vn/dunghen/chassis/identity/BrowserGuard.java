package vn.dunghen.chassis.identity;

import io.netty.util.NetUtil;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.problem.EdgeProblems;
import vn.dunghen.chassis.problem.Problem;
import vn.dunghen.chassis.problem.ProblemType;

/// Guards people's browsers: security headers on every answer, no unsafe request from another site.
@ApplicationScoped
class BrowserGuard {
  private static final int HEADERS = 2900;
  private static final int BEFORE_RESOURCES = 1900;
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
          + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  void register(@Observes Filters filters) {
    filters.register(BrowserGuard::addHeaders, HEADERS);
    filters.register(BrowserGuard::refuseOtherSites, BEFORE_RESOURCES);
  }

  private static void addHeaders(RoutingContext request) {
    var response = request.response();
    response
        .putHeader("Content-Security-Policy", CONTENT_POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "same-origin");
    request.addHeadersEndHandler(_ -> {
      if (!response.headers().contains("Cache-Control")) {
        response.putHeader("Cache-Control", "no-store");
      }
    });
    request.next();
  }

  private static void refuseOtherSites(RoutingContext request) {
    var asked = request.request();
    var trusted = isLoopback(asked);
    var guard =
        new SameOrigin(
            asked.method().name(),
            asked.getHeader("Sec-Fetch-Site"),
            asked.getHeader("Origin"),
            asked.getHeader("Authorization"),
            forwarded(asked, trusted, "X-Forwarded-Proto", asked.scheme()),
            forwarded(asked, trusted, "X-Forwarded-Host", asked.getHeader("Host")));
    guard
        .objection()
        .ifPresentOrElse(
            reason -> EdgeProblems.end(request, Problem.of(ProblemType.CROSS_SITE, reason)),
            request::next);
  }

  /// What the gateway says of the address that the browser sees; only a gateway on this machine is
  /// believed.
  private static String forwarded(
      HttpServerRequest asked, boolean trusted, String header, @Nullable String own) {
    var said = trusted ? asked.getHeader(header) : null;
    return said != null ? said : own != null ? own : "";
  }

  private static boolean isLoopback(HttpServerRequest asked) {
    var remote = asked.remoteAddress();
    var address =
        remote == null
            ? null
            : NetUtil.createInetAddressFromIpAddressString(String.valueOf(remote.hostAddress()));
    return address != null && address.isLoopbackAddress();
  }
}
