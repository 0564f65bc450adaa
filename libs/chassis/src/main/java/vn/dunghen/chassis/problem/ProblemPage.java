package vn.dunghen.chassis.problem;

import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// A problem as a page, for somebody who asked for a page with a browser. Everything under `/api`,
/// fragments and the technical paths answer problem documents to everybody.
@Singleton
@Unremovable
class ProblemPage {

  static final String MEDIA_TYPE = "text/html;charset=UTF-8";

  private static final List<String> NO_PAGES = List.of("/api/", "/fragments/", "/q/", "/assets/");

  private final Template template;

  ProblemPage(@Location("page/problem") Template template) {
    this.template = template;
  }

  /// What to do about it, in both languages.
  public record Advice(String vi, String en) {

    static Advice of(int status) {
      return switch (status) {
        case 401 -> new Advice("Hãy đăng nhập rồi thử lại.", "Sign in and try again.");
        case 403 ->
            new Advice(
                "Tài khoản của bạn không được xem nội dung này. Hãy hỏi người quản trị của đơn vị.",
                "Your account may not see this. Ask your agency's administrator.");
        case 404 ->
            new Advice(
                "Hãy kiểm tra lại địa chỉ hoặc mã đã nhập.", "Check the address or the code.");
        case 503 -> new Advice("Hãy thử lại sau ít phút.", "Try again in a few minutes.");
        default ->
            status >= 500
                ? new Advice(
                    "Hãy thử lại sau ít phút; nếu vẫn lỗi, hãy báo mã tra cứu dưới đây.",
                    "Try again in a few minutes; if it stays, tell us the reference below.")
                : new Advice("Hãy sửa yêu cầu rồi thử lại.", "Correct the request and try again.");
      };
    }
  }

  /// The page for a problem, if a page was asked for.
  static Optional<String> of(RoutingContext request, Problem problem) {
    return isAskedFor(request)
        ? Optional.of(Arc.container().instance(ProblemPage.class).get().render(problem))
        : Optional.empty();
  }

  static boolean isAskedFor(RoutingContext request) {
    String path = Optional.ofNullable(request.request().path()).orElse("/");
    String accept = Optional.ofNullable(request.request().getHeader("Accept")).orElse("");
    return HttpMethod.GET.equals(request.request().method())
        && accept.contains("text/html")
        && NO_PAGES.stream().noneMatch(path::startsWith);
  }

  private String render(Problem problem) {
    return template
        .data("title", problem.type().titleVi())
        .data("titleEn", problem.type().title())
        .data("problem", problem)
        .data("advice", Advice.of(problem.status()))
        .render();
  }
}
