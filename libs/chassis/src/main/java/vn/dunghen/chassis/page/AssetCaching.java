package vn.dunghen.chassis.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/// Lets browsers keep for a year what they asked for by the digest of its content. By any other
/// address a static file is kept for as long as `quarkus.http.static-resources.max-age` says.
@ApplicationScoped
class AssetCaching {

  private static final int BEFORE_FILES = 1800;
  private static final List<String> FILES = List.of("/assets/", "/_static/");
  private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";

  void register(@Observes Filters filters) {
    filters.register(AssetCaching::letKeep, BEFORE_FILES);
  }

  private static void letKeep(RoutingContext request) {
    String path = request.normalizedPath();
    if (FILES.stream().anyMatch(path::startsWith)
        && Assets.isOfContent(path, request.request().query())) {
      request.addHeadersEndHandler(_ -> request.response().putHeader("Cache-Control", FOR_A_YEAR));
    }
    request.next();
  }
}
