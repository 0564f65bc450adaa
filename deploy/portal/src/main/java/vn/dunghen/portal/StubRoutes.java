package vn.dunghen.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Test control over HTTP, below `/__stub/`. What it cannot do is told in a problem document.
final class StubRoutes {
  static final String PREFIX = "/__stub/";

  private static final int LISTED = 1000;

  /// @param period how long, by the portal's clock; without it until it is ended
  private record OutageOrder(Outage.How how, @JsonProperty("for") @Nullable Duration period) {}

  /// Neither: the real clock.
  private record ClockOrder(@Nullable Duration offset, @Nullable Instant fixed) {}

  private final Vertx vertx;
  private final PortalControl control;

  StubRoutes(Vertx vertx, PortalControl control) {
    this.vertx = vertx;
    this.control = control;
  }

  void serve(HttpServerRequest http, Buffer body) {
    var site = http.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      refuse(http, 403, "Test control is not for the pages of others.");
      return;
    }
    var path = Objects.requireNonNullElse(http.path(), "").substring(PREFIX.length());
    var slash = path.indexOf('/');
    var subject = slash < 0 ? path : path.substring(0, slash);
    var name =
        slash < 0 ? "" : URLDecoder.decode(path.substring(slash + 1), StandardCharsets.UTF_8);
    try {
      if (subject.equals("dossiers") && !name.isEmpty()) {
        dossier(http, name, body);
      } else if (name.isEmpty()) {
        act(http, http.method().name() + " " + subject, body);
      } else {
        refuse(http, 404, "No such path.");
      }
    } catch (JsonProcessingException e) {
      refuse(http, 400, "The body is wrong: " + reason(e));
    } catch (IllegalArgumentException e) {
      refuse(http, 400, String.valueOf(e.getMessage()));
    }
  }

  private static String reason(JsonProcessingException e) {
    var cause = e instanceof JsonMappingException ? e.getCause() : null;
    var message = cause == null ? e.getOriginalMessage() : cause.getMessage();
    return String.valueOf(message).lines().findFirst().orElse("unreadable");
  }

  private void act(HttpServerRequest http, String order, Buffer body)
      throws JsonProcessingException {
    switch (order) {
      case "POST reset" -> {
        control.reset();
        done(http);
      }
      case "GET faults" ->
          json(
              http,
              Map.of("faults", control.faultsInForce().inForce(), "struck", control.struck()));
      case "PUT faults" -> {
        control.faults(read(body, new TypeReference<List<Fault>>() {}).toArray(Fault[]::new));
        done(http);
      }
      case "DELETE faults" -> {
        control.faults();
        done(http);
      }
      case "PUT outage" -> {
        begin(read(body, new TypeReference<OutageOrder>() {}));
        done(http);
      }
      case "DELETE outage" -> {
        control.endOutage();
        done(http);
      }
      case "PUT clock" -> {
        set(read(body, new TypeReference<ClockOrder>() {}));
        done(http);
      }
      case "GET clock" -> json(http, Map.of("now", control.now()));
      case "DELETE sessions" -> {
        control.endSessions();
        done(http);
      }
      case "PUT catalogue" -> {
        control.know(read(body, new TypeReference<Catalogue>() {}));
        done(http);
      }
      case "GET dossiers" -> dossiers(http);
      case "GET calls" -> calls(http);
      case "GET monthly-totals" -> json(http, control.monthlyTotals());
      case "GET export" -> export(http);
      default -> refuse(http, 404, "No such path or method.");
    }
  }

  private void begin(OutageOrder order) {
    if (order.how() == null) {
      throw new IllegalArgumentException("how is missing");
    }
    if (order.period() == null) {
      control.outage(order.how());
    } else {
      control.outage(order.how(), control.now().plus(order.period()));
    }
  }

  private void set(ClockOrder order) {
    if (order.fixed() != null && order.offset() != null) {
      throw new IllegalArgumentException("A clock is fixed or has an offset, not both.");
    }
    if (order.fixed() != null) {
      control.clockAt(order.fixed());
    } else if (order.offset() != null) {
      control.clockOffset(order.offset());
    } else {
      control.clockRight();
    }
  }

  private void dossier(HttpServerRequest http, String maHoSo, Buffer body)
      throws JsonProcessingException {
    switch (http.method().name()) {
      case "GET" -> {
        var held = control.dossier(maHoSo);
        if (held.isPresent()) {
          json(http, held.get());
        } else {
          refuse(http, 404, "No such dossier is held.");
        }
      }
      case "PATCH" -> found(http, control.tamper(maHoSo, read(body, new TypeReference<>() {})));
      case "DELETE" -> found(http, control.lose(maHoSo));
      default -> refuse(http, 405, "A dossier is read, changed or lost.");
    }
  }

  private void dossiers(HttpServerRequest http) {
    var limit = Math.clamp(number(http, "limit", 100), 1, LISTED);
    var codes =
        control.holdings().codes(parameter(http, "madonvi"), parameter(http, "after"), limit);
    var list = codes.stream().map(control::dossier).flatMap(Optional::stream).toList();
    json(http, Map.of("held", control.holdings().size(), "dossiers", list));
  }

  private void calls(HttpServerRequest http) {
    var after = number(http, "after", 0);
    var limit = Math.clamp(number(http, "limit", 100), 1, LISTED);
    var calls =
        control.calls().stream().filter(call -> call.number() > after).limit(limit).toList();
    json(http, Map.of("totals", control.totals(), "calls", calls));
  }

  private void export(HttpServerRequest http) {
    var format = parameter(http, "format");
    var xlsx = format.equals("xlsx");
    if (!xlsx && !format.isEmpty() && !format.equals("csv")) {
      throw new IllegalArgumentException("format is csv or xlsx");
    }
    var madonvi = parameter(http, "madonvi");
    vertx
        .executeBlocking(() -> written(madonvi, xlsx), false)
        .onSuccess(file ->
            http.response()
                .putHeader(
                    "Content-Type",
                    xlsx
                        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                        : "text/csv;charset=utf-8")
                .sendFile(file.toString())
                .onComplete(_ -> delete(file)))
        .onFailure(_ -> refuse(http, 500, "The list could not be written."));
  }

  /// Through a file, so that the list is never whole in memory.
  private Path written(String madonvi, boolean xlsx) throws IOException {
    var file = Files.createTempFile("portal-export", xlsx ? ".xlsx" : ".csv");
    try (var out = Files.newOutputStream(file)) {
      if (xlsx) {
        control.exportXlsx(madonvi, out);
      } else {
        control.exportCsv(madonvi, out);
      }
      return file;
    } catch (IOException | RuntimeException e) {
      Files.delete(file);
      throw e;
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T read(Buffer body, TypeReference<T> type) throws JsonProcessingException {
    var value =
        PortalJson.MAPPER.<@Nullable T>readValue(body.toString(StandardCharsets.UTF_8), type);
    if (value == null) {
      throw new IllegalArgumentException("The body is empty.");
    }
    return value;
  }

  private static String parameter(HttpServerRequest http, String name) {
    return Objects.requireNonNullElse(http.getParam(name), "");
  }

  private static int number(HttpServerRequest http, String name, int otherwise) {
    var text = parameter(http, name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(name + " is no number");
    }
    return Integer.parseInt(text);
  }

  private static void found(HttpServerRequest http, boolean found) {
    if (found) {
      done(http);
    } else {
      refuse(http, 404, "No such dossier is held.");
    }
  }

  private static void done(HttpServerRequest http) {
    var _ = http.response().setStatusCode(204).end();
  }

  private static void json(HttpServerRequest http, Object value) {
    var _ =
        http.response()
            .putHeader("Content-Type", "application/json;charset=utf-8")
            .end(Buffer.buffer(PortalJson.bytes(value)));
  }

  private static void refuse(HttpServerRequest http, int status, String detail) {
    JsonNode problem =
        PortalJson.MAPPER
            .createObjectNode()
            .put("type", "about:blank")
            .put("status", status)
            .put("detail", detail);
    var _ =
        http.response()
            .setStatusCode(status)
            .putHeader("Content-Type", "application/problem+json;charset=utf-8")
            .end(Buffer.buffer(PortalJson.bytes(problem)));
  }
}
