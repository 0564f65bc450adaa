package vn.dunghen.local;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/// The problem documents (RFC 9457) that the gateway answers itself, of the suite's catalogue.
enum GatewayProblem {
  BAD_REQUEST("bad-request", 400, "The request cannot be understood", "Không hiểu được yêu cầu"),
  REFUSED_PATH("refused-path", 400, "The path is not accepted", "Đường dẫn không được chấp nhận"),
  URI_TOO_LONG("uri-too-long", 414, "The address is too long", "Địa chỉ quá dài"),
  HEADERS_TOO_LARGE("headers-too-large", 431, "The headers are too large", "Tiêu đề quá lớn"),
  UNAVAILABLE("unavailable", 503, "Not available for now", "Tạm thời không phục vụ được");

  private final String slug;
  private final int status;
  private final String title;
  private final String titleVi;

  GatewayProblem(String slug, int status, String title, String titleVi) {
    this.slug = slug;
    this.status = status;
    this.title = title;
    this.titleVi = titleVi;
  }

  int status() {
    return status;
  }

  /// Answers with this problem, unless an answer has begun.
  void answer(HttpServerResponse response, String detail) {
    if (response.headWritten() || response.closed()) {
      return;
    }
    if (this == UNAVAILABLE) {
      response.putHeader("Retry-After", "1");
    }
    var _ =
        response
            .setStatusCode(status)
            .putHeader("Content-Type", "application/problem+json;charset=UTF-8")
            .putHeader("Cache-Control", "no-store")
            .putHeader("X-Content-Type-Options", "nosniff")
            .end(document(detail));
  }

  private String document(String detail) {
    return new JsonObject()
        .put("type", "https://dunghen.vn/problems/" + slug)
        .put("title", title)
        .put("titleVi", titleVi)
        .put("status", status)
        .put("detail", detail)
        .encode();
  }
}
