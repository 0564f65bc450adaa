package vn.dunghen.intake.receiving;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import vn.dunghen.chassis.correlation.Correlation;
import vn.dunghen.chassis.problem.Problem;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.intake.register.Transactions.DatabaseException;

/// Answers 503 while the database is away: nothing was accepted, and it can be tried again.
class DatabaseProblems {

  private static final Logger LOGGER = Logger.getLogger(DatabaseProblems.class);

  @ServerExceptionMapper
  Response of(DatabaseException failure, @Context UriInfo request) {
    if (failure.isPassing()) {
      LOGGER.warn("The database is away; a request was turned back.");
      LOGGER.debug("The database's failure.", failure);
    } else {
      LOGGER.error("The database could not do what it was asked.", failure);
    }
    ProblemType type = failure.isPassing() ? ProblemType.UNAVAILABLE : ProblemType.INTERNAL;
    Response.ResponseBuilder answer =
        Problem.of(type).answering(request.getPath(), Correlation.current()).toResponse();
    return failure.isPassing()
        ? answer.header(HttpHeaders.RETRY_AFTER, "2").build()
        : answer.build();
  }
}
