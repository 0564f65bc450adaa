package vn.dunghen.chassis.problem;

import java.net.URI;

/// The closed catalogue of problems. The type URI names a problem for good; titles may be reworded.
public enum ProblemType {
  BAD_REQUEST("bad-request", 400, "The request cannot be understood", "Không hiểu được yêu cầu"),
  MALFORMED_JSON(
      "malformed-json", 400, "The body is not valid JSON", "Nội dung không phải JSON hợp lệ"),
  REFUSED_PATH("refused-path", 400, "The path is not accepted", "Đường dẫn không được chấp nhận"),
  UNAUTHENTICATED("unauthenticated", 401, "Authentication is required", "Cần đăng nhập"),
  FORBIDDEN("forbidden", 403, "Not allowed", "Không có quyền"),
  CROSS_SITE("cross-site", 403, "The request comes from another site", "Yêu cầu đến từ trang khác"),
  NOT_FOUND("not-found", 404, "Not found", "Không tìm thấy"),
  METHOD_NOT_ALLOWED(
      "method-not-allowed", 405, "The method is not allowed here", "Phương thức không được phép"),
  NOT_ACCEPTABLE(
      "not-acceptable", 406, "No acceptable representation", "Không có định dạng phù hợp"),
  TIMEOUT("timeout", 408, "The request took too long to arrive", "Yêu cầu đến quá chậm"),
  CONFLICT("conflict", 409, "Conflicts with what is already known", "Mâu thuẫn với dữ liệu đã có"),
  TOO_LARGE("too-large", 413, "The body is too large", "Nội dung quá lớn"),
  URI_TOO_LONG("uri-too-long", 414, "The address is too long", "Địa chỉ quá dài"),
  UNSUPPORTED_MEDIA_TYPE(
      "unsupported-media-type",
      415,
      "The content type is not supported",
      "Kiểu nội dung không được hỗ trợ"),
  INVALID("invalid", 422, "The content is not valid", "Nội dung không hợp lệ"),
  TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests", "Quá nhiều yêu cầu"),
  HEADERS_TOO_LARGE("headers-too-large", 431, "The headers are too large", "Tiêu đề quá lớn"),
  INTERNAL("internal", 500, "Something went wrong on our side", "Hệ thống gặp lỗi"),
  NOT_SUPPORTED("not-supported", 501, "Not supported", "Chưa hỗ trợ"),
  UNAVAILABLE("unavailable", 503, "Not available for now", "Tạm thời không phục vụ được");

  private static final String BASE = "https://dunghen.vn/problems/";
  private final String slug;
  private final int status;
  private final String title;
  private final String titleVi;

  ProblemType(String slug, int status, String title, String titleVi) {
    this.slug = slug;
    this.status = status;
    this.title = title;
    this.titleVi = titleVi;
  }

  /// The problem that stands for a bare HTTP status; [#BAD_REQUEST] for an unknown 4xx and
  /// [#INTERNAL] for everything else.
  public static ProblemType ofStatus(int status) {
    for (var each : values()) {
      if (each.status == status && each != MALFORMED_JSON && each != CROSS_SITE) {
        return each;
      }
    }
    return status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL;
  }

  public URI uri() {
    return URI.create(BASE + slug);
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String titleVi() {
    return titleVi;
  }
}
