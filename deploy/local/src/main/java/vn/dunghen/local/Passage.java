package vn.dunghen.local;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One request on its way through the gateway, on the event loop of its connection.
final class Passage {
  /// Belong to one connection and are not passed on (RFC 9110, 7.6.1); `Expect` is answered here.
  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "expect",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /// Said by us and believed by the services; from outside they are worth nothing.
  private static final Set<String> OURS_TO_SAY = Set.of("forwarded", "x-real-ip");

  private static final long LINGERING_MILLIS = 10_000;

  private final Vertx vertx;
  private final HttpClient client;
  private final HttpServerRequest request;
  private final String target;
  private final String service;
  private final int port;

  Passage(
      Vertx vertx,
      HttpClient client,
      HttpServerRequest request,
      String target,
      String service,
      int port) {
    this.vertx = vertx;
    this.client = client;
    this.request = request;
    this.target = target;
    this.service = service;
    this.port = port;
  }

  void begin() {
    request.pause();
    var _ =
        client
            .request(new RequestOptions().setMethod(request.method()).setPort(port).setURI(target))
            .onFailure(_ -> unavailable())
            .onSuccess(this::send);
  }

  private void send(HttpClientRequest outgoing) {
    copy(request.headers(), outgoing.headers());
    sayWhereItCameFrom(outgoing.headers());
    if (isChunked(request.headers())) {
      outgoing.setChunked(true);
    }
    request.response().closeHandler(_ -> outgoing.reset());
    var _ = outgoing.response().onFailure(_ -> unavailable()).onSuccess(this::receive);
    // A service may answer before it has read the body, and close: what then fails here is no news.
    Future<Void> sent = hasBody() ? request.pipeTo(outgoing) : outgoing.end();
    var _ =
        sent.onFailure(_ -> {
          if (!request.response().headWritten()) {
            outgoing.reset();
          }
        });
    request.resume();
  }

  private boolean hasBody() {
    var length = request.getHeader("Content-Length");
    return isChunked(request.headers()) || (length != null && !length.strip().equals("0"));
  }

  private static boolean isChunked(MultiMap headers) {
    return headers.contains("Transfer-Encoding", "chunked", true);
  }

  private void receive(HttpClientResponse incoming) {
    var response = request.response();
    if (response.closed()) {
      return;
    }
    response.setStatusCode(incoming.statusCode()).setStatusMessage(incoming.statusMessage());
    copy(incoming.headers(), response.headers());
    if (!incoming.headers().contains("Content-Length")) {
      response.setChunked(mayHaveBody(incoming.statusCode()));
    }
    var early = !request.isEnded();
    if (early) {
      response.putHeader("Connection", "close");
      discardBody();
    }
    var _ =
        incoming
            .pipeTo(response)
            .onFailure(_ -> request.connection().close())
            .onSuccess(_ -> {
              if (early) {
                closeWhenSent();
              }
            });
  }

  private static boolean mayHaveBody(int status) {
    return status >= 200 && status != 204 && status != 304;
  }

  private void unavailable() {
    if (request.response().headWritten()) {
      request.connection().close();
      return;
    }
    discardBody();
    GatewayProblem.UNAVAILABLE.answer(
        request.response(), service + " does not answer; try again in a moment.");
  }

  /// Closing at once would reset the connection and take our answer from a sender that still
  /// writes.
  private void closeWhenSent() {
    if (request.isEnded()) {
      request.connection().close();
    } else {
      request.endHandler(_ -> request.connection().close());
      var _ = vertx.setTimer(LINGERING_MILLIS, _ -> request.connection().close());
    }
  }

  /// The sender may finish what nobody reads any more.
  private void discardBody() {
    if (!request.isEnded()) {
      request.handler(_ -> {}).resume();
    }
  }

  private static void copy(MultiMap from, MultiMap to) {
    var named = namedByConnection(from);
    for (var header : from) {
      var name = header.getKey().toLowerCase(Locale.ROOT);
      if (!HOP_BY_HOP.contains(name) && !named.contains(name)) {
        to.add(header.getKey(), header.getValue());
      }
    }
  }

  private static Set<String> namedByConnection(MultiMap headers) {
    return headers.getAll("Connection").stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> !name.equals("host") && !name.equals("content-length"))
        .collect(Collectors.toUnmodifiableSet());
  }

  private void sayWhereItCameFrom(MultiMap headers) {
    headers.names().stream()
        .filter(name -> {
          var lower = name.toLowerCase(Locale.ROOT);
          return lower.startsWith("x-forwarded-") || OURS_TO_SAY.contains(lower);
        })
        .toList()
        .forEach(headers::remove);
    headers.set("X-Forwarded-For", String.valueOf(request.remoteAddress().hostAddress()));
    headers.set("X-Forwarded-Proto", "http");
    var host = request.getHeader("Host");
    if (host != null) {
      headers.set("X-Forwarded-Host", host);
    }
  }
}
