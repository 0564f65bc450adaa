package vn.dunghen.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import vn.dunghen.portal.PortalRequest.Way;

/// Reads requests, keeps out those that are for another system, and lets faults strike the rest.
final class Entrance {
  private static final Set<String> NAMED =
      Set.of(
          PortalRequest.PUSH,
          PortalRequest.PROGRESS,
          PortalRequest.LOOK_UP,
          "LayThuTuc",
          "DongBoThongKeHoSo",
          "LayDanhSachTTHC",
          "LayDanhMucLinhVuc",
          "LayDanhMucCoQuan",
          "TraCuuTechID");

  /// A name that no log repeats: it may be anything.
  private static final String UNKNOWN = "unknown";

  private final Vertx vertx;
  private final PortalSettings settings;
  private final Desk desk;
  private final CallLog calls;
  private final PortalControl control;
  private final StubRoutes stub;

  Entrance(Vertx vertx, PortalSettings settings, Desk desk, CallLog calls, PortalControl control) {
    this.vertx = vertx;
    this.settings = settings;
    this.desk = desk;
    this.calls = calls;
    this.control = control;
    this.stub = new StubRoutes(vertx, control);
  }

  void admit(HttpServerRequest request) {
    var path = path(request);
    if (settings.testControl() && path.startsWith(StubRoutes.PREFIX)) {
      whole(request, body -> stub.serve(request, body));
      return;
    }
    var way = way(path);
    if (way.isEmpty()) {
      answer(request, 404, "text/plain", "No such path.");
      return;
    }
    if (!request.method().name().equals("POST")) {
      answer(request, 405, "text/plain", "Only POST is answered here.");
      return;
    }
    whole(request, body -> take(request, way.get(), body));
  }

  /// Hands the body on once it is there, unless it is too large.
  private void whole(HttpServerRequest request, Consumer<Buffer> then) {
    var body = Buffer.buffer();
    var _ =
        request
            .handler(piece -> {
              if (body.length() + piece.length() <= settings.kept().body()) {
                body.appendBuffer(piece);
              } else if (!request.response().ended()) {
                request.response().putHeader("Connection", "close");
                answer(request, 413, "text/plain", "The body is too large.");
              }
            })
            .endHandler(_ -> {
              if (!request.response().ended()) {
                then.accept(body);
              }
            });
  }

  private static String path(HttpServerRequest http) {
    return Objects.requireNonNullElse(http.path(), "");
  }

  private Optional<Way> way(String path) {
    var paths = settings.paths();
    if (path.equals(paths.integration())) {
      return Optional.of(Way.INTEGRATION);
    } else if (path.equals(paths.login())) {
      return Optional.of(Way.LOGIN);
    } else if (path.equals(paths.share())) {
      return Optional.of(Way.SHARE);
    } else if (path.equals(paths.relayDossiers()) || path.equals(paths.relayProgress())) {
      return Optional.of(Way.RELAY);
    }
    return path.equals(paths.statistics() + "/" + Figures.PROGRESS_TREE)
            || path.equals(paths.statistics() + "/" + Figures.TRANSPARENCY)
        ? Optional.of(Way.STATISTICS)
        : Optional.empty();
  }

  private void take(HttpServerRequest http, Way way, Buffer bytes) {
    var body = parse(bytes);
    var request = request(http, way, body);
    var exchange = new Exchange(vertx, settings, desk, calls, http, request);
    var outage = control.outageNow();
    if (outage != null) {
      exchange.away(outage.how());
      return;
    }
    if (way != Way.RELAY && way != Way.STATISTICS && !isDestined(http)) {
      exchange.refuseDestination();
      return;
    }
    var strike = control.faultsInForce().on(request);
    var delay = settings.latency().plus(strike.delay());
    if (delay.compareTo(Duration.ofMillis(1)) < 0) {
      exchange.begin(strike.effect());
    } else {
      var _ = vertx.setTimer(delay.toMillis(), _ -> exchange.begin(strike.effect()));
    }
  }

  private boolean isDestined(HttpServerRequest http) {
    var header = http.getHeader("dstcode");
    return settings.destination().equals(header == null ? http.getParam("dstcode") : header);
  }

  private static JsonNode parse(Buffer bytes) {
    try {
      return PortalJson.MAPPER.readTree(bytes.getBytes());
    } catch (IOException e) {
      // What is no JSON has no service and no items, and is refused for that.
      return MissingNode.getInstance();
    }
  }

  private PortalRequest request(HttpServerRequest http, Way way, JsonNode body) {
    var path = path(http);
    return switch (way) {
      case LOGIN -> new PortalRequest(way, PortalRequest.LOGIN, "", "", "", body);
      case STATISTICS ->
          new PortalRequest(way, path.substring(path.lastIndexOf('/') + 1), "", "", "", body);
      case RELAY ->
          new PortalRequest(
              way,
              path.equals(settings.paths().relayDossiers())
                  ? PortalRequest.PUSH
                  : PortalRequest.PROGRESS,
              Objects.requireNonNullElse(http.getParam("MaDinhDanhDV"), ""),
              "",
              Objects.requireNonNullElse(http.getParam("isUpdating"), ""),
              body);
      case INTEGRATION, SHARE -> {
        var service = PortalJson.text(body, "service");
        yield new PortalRequest(
            way,
            NAMED.contains(service) ? service : UNKNOWN,
            PortalJson.text(body, "madonvi"),
            PortalJson.text(body, "session"),
            PortalJson.text(body, "isUpdating"),
            body);
      }
    };
  }

  private static void answer(HttpServerRequest request, int status, String type, String text) {
    var _ =
        request
            .response()
            .setStatusCode(status)
            .putHeader("Content-Type", type + ";charset=utf-8")
            .end(text);
  }
}
