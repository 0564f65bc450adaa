package vn.dunghen.chassis.path;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import vn.dunghen.chassis.problem.EdgeProblems;
import vn.dunghen.chassis.problem.Problem;
import vn.dunghen.chassis.problem.ProblemType;

/// Refuses a raw path that router, policy and resource could understand differently, and a query
/// with a NUL, which no database can look for. Comes right after the correlation id, which does not
/// look at the path.
@ApplicationScoped
class RawPathFilter {
  private static final int BEFORE_ROUTING = 2000;

  void register(@Observes Filters filters) {
    filters.register(RawPathFilter::judge, BEFORE_ROUTING);
  }

  private static void judge(RoutingContext request) {
    RawPath.objection(request.request().uri())
        .ifPresentOrElse(
            reason -> EdgeProblems.end(request, Problem.of(ProblemType.REFUSED_PATH, reason)),
            () -> judgeQuery(request));
  }

  private static void judgeQuery(RoutingContext request) {
    RawQuery.parameterWithNul(request.request().query())
        .ifPresentOrElse(
            parameter ->
                EdgeProblems.end(
                    request,
                    Problem.of(ProblemType.BAD_REQUEST)
                        .withErrors(List.of(Problem.Violation.of(parameter, "must not hold NUL")))),
            request::next);
  }
}
