package vn.dunghen.portal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.portal.Desk.Handling;
import vn.dunghen.portal.FaultEffect.CodeDrift.Form;
import vn.dunghen.portal.FaultEffect.HttpAnswer;
import vn.dunghen.portal.PortalRequest.Way;

/// One call from its coming in to its answer, with what a fault makes of it. Each writes one line
/// of the call log.
final class Exchange {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int PIECES = 10;

  private final Vertx vertx;
  private final PortalSettings settings;
  private final Desk desk;
  private final CallLog calls;
  private final HttpServerRequest http;
  private final PortalRequest request;

  Exchange(
      Vertx vertx,
      PortalSettings settings,
      Desk desk,
      CallLog calls,
      HttpServerRequest http,
      PortalRequest request) {
    this.vertx = vertx;
    this.settings = settings;
    this.desk = desk;
    this.calls = calls;
    this.http = http;
    this.request = request;
  }

  /// The portal is away.
  void away(Outage.How how) {
    switch (how) {
      case RESET -> reset(false);
      case UNAVAILABLE -> write(HttpAnswer.html(503));
      case SILENCE -> silence(settings.kept().silence(), false);
    }
  }

  /// The adapter knows no such destination.
  void refuseDestination() {
    var refusal = settings.adapterRefusal();
    switch (refusal.body()) {
      case HTML -> write(HttpAnswer.html(refusal.status()));
      case XML ->
          write(
              new HttpAnswer(
                  refusal.status(),
                  Map.of("Content-Type", "text/xml;charset=utf-8"),
                  "<?xml version=\"1.0\"?><fault><faultcode>Server.ServerProxy.UnknownMember"
                      + "</faultcode></fault>"));
    }
  }

  /// Serves the call, in the usual way where there is no fault. A bug here is a 500, not a client
  /// that waits.
  void begin(@Nullable FaultEffect fault) {
    try {
      act(fault);
    } catch (RuntimeException e) {
      if (!http.response().headWritten()) {
        write(new HttpAnswer(500, Map.of("Content-Type", "text/plain"), "The stand-in failed."));
      }
      throw e;
    }
  }

  private void act(@Nullable FaultEffect fault) {
    switch (fault) {
      case null -> answer(serve(Handling.USUAL), null);
      case FaultEffect.Slow _ -> answer(serve(Handling.USUAL), null);
      case FaultEffect.LoginRefused _ ->
          answer(Reply.of(Verdict.WRONG_LOGIN, "Tài khoản hoặc mật khẩu không đúng"), null);
      case FaultEffect.LoginWithoutSession _ ->
          answer(Reply.of(Verdict.OK, "Đăng nhập thành công"), null);
      case FaultEffect.SessionDies _ -> sessionDies();
      case FaultEffect.CommitThenSilence(var hold) ->
          silence(hold, serve(Handling.USUAL).committed());
      case FaultEffect.ResetBeforeCommit _ -> reset(false);
      case FaultEffect.CommitThenReset _ -> reset(serve(Handling.USUAL).committed());
      case HttpAnswer other -> write(other);
      case FaultEffect.BusinessError(var code, var message) -> answer(code, message, false);
      case FaultEffect.CodeDrift(var form) -> answer(serve(Handling.USUAL), form);
      case FaultEffect.TakenByAnother(var madonvi) -> {
        desk.storeForAnother(request, madonvi);
        answer(serve(Handling.USUAL), null);
      }
      case FaultEffect.DossierLost _ -> {
        desk.lose(request.codes());
        answer(serve(Handling.USUAL), null);
      }
      case FaultEffect.ProcedureRetired _ -> answer(serve(Handling.RETIRED), null);
      case FaultEffect.HalfAccepted(var code, var message) ->
          answer(code, message, desk.handle(firstHalf(), Handling.USUAL).committed());
      case FaultEffect.Trickle(var during) -> trickle(serve(Handling.USUAL), during);
      case FaultEffect.StaleLookUp(var age) -> answer(serve(new Handling(false, false, age)), null);
      case FaultEffect.SilentLoss _ -> answer(serve(Handling.DRY), null);
      case FaultEffect.Altered(var fields) ->
          answer(desk.handle(altered(fields), Handling.USUAL), null);
      case FaultEffect.AppliedLate(var delay) -> {
        answer(serve(Handling.DRY), null);
        var _ =
            vertx.setTimer(
                Math.max(1, delay.toMillis()),
                _ -> log("applied-late", "", desk.apply(request).committed()));
      }
      case FaultEffect.Garbled(var how) -> garble(serve(Handling.USUAL), how);
    }
  }

  private Reply serve(Handling handling) {
    return desk.handle(request, handling);
  }

  private void sessionDies() {
    if (request.way() == Way.LOGIN) {
      var reply = serve(Handling.USUAL);
      desk.endSession(PortalJson.text(reply.more(), "session"));
      answer(reply, null);
    } else {
      desk.endSession(request.session());
      answer(serve(Handling.USUAL), null);
    }
  }

  private PortalRequest firstHalf() {
    var half = PortalJson.MAPPER.createArrayNode();
    var items = request.items();
    for (var i = 0; i < items.size() / 2; i++) {
      half.add(items.get(i));
    }
    return withItems(half);
  }

  private PortalRequest altered(Map<String, String> fields) {
    var other = PortalJson.MAPPER.createArrayNode();
    for (var item : request.items()) {
      if (item instanceof ObjectNode object) {
        var changed = object.deepCopy();
        fields.forEach(changed::put);
        other.add(changed);
      } else {
        other.add(item);
      }
    }
    return withItems(other);
  }

  private PortalRequest withItems(ArrayNode items) {
    return request.body() instanceof ObjectNode envelope
        ? request.withBody(envelope.deepCopy().set("data", items))
        : request.withBody(items);
  }

  private void answer(Reply reply, @Nullable Form form) {
    var code = log(reply);
    if (form == Form.PLAIN_TEXT || isRelayProgress()) {
      send("text/plain", reply.message().getBytes(StandardCharsets.UTF_8));
    } else {
      send("application/json", json(reply, code, form));
    }
  }

  /// Progress through the relay is answered in words alone.
  private boolean isRelayProgress() {
    return request.way() == Way.RELAY && request.service().equals(PortalRequest.PROGRESS);
  }

  private void answer(String code, String message, boolean committed) {
    log("business-error", code, committed);
    var body = PortalJson.MAPPER.createObjectNode();
    if (code.matches("-?(0|[1-9][0-9]{0,8})")) {
      body.put("error_code", Integer.parseInt(code));
    } else {
      body.put("error_code", code);
    }
    send("application/json", PortalJson.bytes(body.put("message", message)));
  }

  private byte[] json(Reply reply, int code, @Nullable Form drift) {
    if (request.way() == Way.STATISTICS && reply.verdict() == Verdict.OK) {
      return PortalJson.bytes(reply.more());
    }
    var form =
        drift != null
            ? drift
            : switch (settings.codeForm()) {
              case NUMBER -> Form.NUMBER;
              case TEXT -> Form.TEXT;
              case TWO_DIGITS -> Form.TWO_DIGITS;
            };
    var body = PortalJson.MAPPER.createObjectNode();
    switch (form) {
      case NUMBER -> body.put("error_code", code);
      case TEXT -> body.put("error_code", Integer.toString(code));
      case TWO_DIGITS -> body.put("error_code", String.format(Locale.ROOT, "%02d", code));
      case MISSING, PLAIN_TEXT -> {}
    }
    body.put("message", reply.message()).setAll(reply.more());
    return PortalJson.bytes(body);
  }

  private void garble(Reply reply, FaultEffect.Garbled.How how) {
    var json = json(reply, log(reply), null);
    send(
        "application/json",
        switch (how) {
          case BYTE_ORDER_MARK -> Buffer.buffer(BYTE_ORDER_MARK).appendBytes(json).getBytes();
          case TRUNCATED -> Arrays.copyOf(json, json.length / 2);
        });
  }

  private void trickle(Reply reply, Duration during) {
    var json = Buffer.buffer(json(reply, log(reply), null));
    var response = http.response();
    response
        .putHeader("Content-Type", "application/json;charset=utf-8")
        .putHeader("Content-Length", Integer.toString(json.length()));
    var piece = json.length() / PIECES + 1;
    drip(json, 0, piece, Math.max(1, during.toMillis() / PIECES));
  }

  private void drip(Buffer json, int from, int piece, long pause) {
    var to = Math.min(json.length(), from + piece);
    var response = http.response();
    if (response.closed()) {
      return;
    }
    if (to == json.length()) {
      var _ = response.end(json.getBuffer(from, to));
      return;
    }
    var _ = response.write(json.getBuffer(from, to));
    var _ = vertx.setTimer(pause, _ -> drip(json, to, piece, pause));
  }

  private void silence(Duration hold, boolean committed) {
    log("silence", "", committed);
    var longest = settings.kept().silence();
    var held = hold.compareTo(longest) < 0 ? hold : longest;
    var timer = vertx.setTimer(Math.max(1, held.toMillis()), _ -> http.connection().close());
    http.response().closeHandler(_ -> vertx.cancelTimer(timer));
  }

  private void reset(boolean committed) {
    log("reset", "", committed);
    if (!(http.connection() instanceof ConnectionBase connection)) {
      throw new IllegalStateException("This Vert.x does not let a connection be reset.");
    }
    // A reset, not an orderly end: what a client sees of a proxy that was killed.
    connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
    var _ = connection.channel().close();
  }

  private void write(HttpAnswer other) {
    log("http-" + other.status(), "", false);
    var response = http.response().setStatusCode(other.status());
    other.headers().forEach(response::putHeader);
    var _ = response.end(other.body());
  }

  private void send(String type, byte[] body) {
    if (http.response().closed()) {
      return;
    }
    var _ =
        http.response().putHeader("Content-Type", type + ";charset=utf-8").end(Buffer.buffer(body));
  }

  private int log(Reply reply) {
    var code = reply.verdict().code(settings.codes());
    log(
        reply.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        Integer.toString(code),
        reply.committed());
    return code;
  }

  private void log(String outcome, String code, boolean committed) {
    calls.add(request, outcome, code, committed);
  }
}
