package vn.dunghen.chassis.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.correlation.Correlation;

/// Problem documents for what fails before a resource is reached.
@ApplicationScoped
public class EdgeProblems {
  private static final int BEFORE_READING = 1800;
  private final Optional<MemorySize> largestBody;

  EdgeProblems(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size")
          Optional<MemorySize> largestBody) {
    this.largestBody = largestBody;
  }

  /// Refuses a body that declares itself too large before anything of it is read. One that does not
  /// declare its size is cut off while it is read.
  void register(@Observes Filters filters) {
    largestBody.ifPresent(largest ->
        filters.register(request -> judgeLength(request, largest.asLongValue()), BEFORE_READING));
  }

  private static void judgeLength(RoutingContext request, long largest) {
    if (declaredLength(request.request().getHeader(HttpHeaders.CONTENT_LENGTH)) <= largest) {
      request.next();
      return;
    }
    request.response().putHeader(HttpHeaders.CONNECTION, "close");
    end(
        request,
        Problem.of(ProblemType.TOO_LARGE, "The body may have at most " + largest + " bytes."));
  }

  private static long declaredLength(@Nullable String header) {
    try {
      return header == null ? 0 : Long.parseLong(header.trim());
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

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
    Problem answer = problem.answering(request.request().path(), Correlation.current());
    Optional<String> page = ProblemPage.of(request, answer);
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader(
            HttpHeaders.CONTENT_TYPE,
            page.isPresent() ? ProblemPage.MEDIA_TYPE : Problem.MEDIA_TYPE)
        .end(page.orElseGet(answer::toJson));
  }
}
