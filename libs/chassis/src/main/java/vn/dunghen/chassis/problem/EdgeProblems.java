package vn.dunghen.chassis.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Stream;
import vn.dunghen.chassis.correlation.Correlation;

/// Problem documents for what fails before a resource is reached.
@ApplicationScoped
public class EdgeProblems {

  void register(@Observes Router router) {
    Stream.of(ProblemType.values())
        .mapToInt(ProblemType::status)
        .distinct()
        .filter(status -> status != 401 && status != 500)
        .forEach(status ->
            router.errorHandler(
                status, request -> end(request, Problem.of(ProblemType.ofStatus(status)))));
  }

  /// Ends a request with a problem.
  public static void end(RoutingContext request, Problem problem) {
    if (request.response().ended()) {
      return;
    }
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(problem.answering(request.request().path(), Correlation.current()).toJson());
  }
}
