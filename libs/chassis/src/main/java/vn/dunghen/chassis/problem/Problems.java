package vn.dunghen.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import vn.dunghen.chassis.correlation.Correlation;

/// Turns whatever a resource throws into a problem document.
class Problems {
  private static final Logger LOGGER = Logger.getLogger(Problems.class);

  @ServerExceptionMapper
  Response of(ProblemException thrown, RoutingContext request) {
    var response = answer(thrown.problem(), request);
    thrown.headers().forEach(response::header);
    return response.build();
  }

  @ServerExceptionMapper
  Response of(JsonProcessingException thrown, RoutingContext request) {
    var at = thrown.getLocation();
    var where = at == null ? "" : " Line " + at.getLineNr() + ", column " + at.getColumnNr() + ".";
    return answer(
            Problem.of(ProblemType.MALFORMED_JSON, "The body cannot be read as JSON." + where),
            request)
        .build();
  }

  /// JSON, but not of the shape that is asked for.
  @ServerExceptionMapper
  Response of(MismatchedInputException thrown, RoutingContext request) {
    var pointer =
        thrown.getPath().stream()
            .map(at -> at.getFieldName() == null ? "" + at.getIndex() : at.getFieldName())
            .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
            .collect(Collectors.joining());
    return answer(
            Problem.of(ProblemType.INVALID)
                .withErrors(List.of(Problem.Violation.at(pointer, reason(thrown)))),
            request)
        .build();
  }

  private static String reason(MismatchedInputException thrown) {
    boolean isText =
        thrown instanceof InvalidFormatException && thrown.getTargetType() == String.class;
    return isText ? TextWithoutNul.REASON : "is not of the expected kind";
  }

  @ServerExceptionMapper
  Response of(ConstraintViolationException thrown, RoutingContext request) {
    var errors =
        thrown.getConstraintViolations().stream()
            .map(Problems::violation)
            .sorted(Comparator.comparing(each -> each.parameter() + "/" + each.pointer()))
            .toList();
    return answer(Problem.of(ProblemType.INVALID).withErrors(errors), request).build();
  }

  @ServerExceptionMapper
  Response of(WebApplicationException thrown, RoutingContext request) {
    if (thrown.getCause() instanceof JsonProcessingException unreadable) {
      return of(unreadable, request);
    }
    var original = thrown.getResponse();
    if (original.getStatus() < 400) {
      return original;
    }
    if (original.getStatus() >= 500) {
      log(thrown);
    }
    var problem = Problem.of(ProblemType.ofStatus(original.getStatus()));
    var response = answer(problem.withStatus(original.getStatus()), request);
    original
        .getStringHeaders()
        .forEach((name, values) -> {
          if (!name.regionMatches(true, 0, "content-", 0, "content-".length())) {
            values.forEach(value -> response.header(name, value));
          }
        });
    return response.build();
  }

  @ServerExceptionMapper
  Uni<Response> of(UnauthorizedException thrown, RoutingContext request) {
    return challenge(request);
  }

  @ServerExceptionMapper
  Uni<Response> of(AuthenticationFailedException thrown, RoutingContext request) {
    return challenge(request);
  }

  @ServerExceptionMapper
  Response of(ForbiddenException thrown, RoutingContext request) {
    return answer(Problem.of(ProblemType.FORBIDDEN), request).build();
  }

  @ServerExceptionMapper
  Response of(Throwable thrown, RoutingContext request) {
    if (BrokenBody.isMeantBy(thrown)) {
      LOGGER.debug("The body of a request cannot be read.", thrown);
      return answer(
              Problem.of(ProblemType.BAD_REQUEST, "The body breaks off, or is broken."), request)
          .build();
    }
    log(thrown);
    return answer(Problem.of(ProblemType.INTERNAL), request).build();
  }

  private static void log(Throwable thrown) {
    LOGGER.error("A request failed on our side.", thrown);
  }

  /// What the authentication in force asks of the caller: a scheme, or a way to sign in.
  private static Uni<Response> challenge(RoutingContext request) {
    HttpAuthenticator authenticator =
        Objects.requireNonNull(request.get(HttpAuthenticator.class.getName()));
    return authenticator
        .getChallenge(request)
        .map(challenge -> {
          var response =
              challenge != null && challenge.status < 400
                  ? Response.status(challenge.status)
                  : answer(Problem.of(ProblemType.UNAUTHENTICATED), request);
          if (challenge != null) {
            challenge
                .getHeaders()
                .forEach((name, value) -> response.header(name.toString(), value));
          }
          return response.build();
        });
  }

  private static Response.ResponseBuilder answer(Problem problem, RoutingContext request) {
    Problem answer = problem.answering(request.request().path(), Correlation.current());
    return ProblemPage.of(request, answer)
        .map(page -> Response.status(answer.status()).type(ProblemPage.MEDIA_TYPE).entity(page))
        .orElseGet(answer::toResponse);
  }

  /// A violation in the body has the body's parameter first in its path; `method.body.a[0].b` is
  /// `/a/0/b`. A violation of another parameter is named by it.
  private static Problem.Violation violation(ConstraintViolation<?> violation) {
    var nodes = new ArrayList<Path.Node>();
    StreamSupport.stream(violation.getPropertyPath().spliterator(), false).forEach(nodes::add);
    if (nodes.size() <= 2) {
      return Problem.Violation.of(
          String.valueOf(nodes.getLast().getName()), violation.getMessage());
    }
    var pointer = new StringBuilder();
    for (var node : nodes.subList(2, nodes.size())) {
      if (node.getIndex() != null) {
        pointer.append('/').append(node.getIndex());
      }
      if (node.getName() != null) {
        pointer.append('/').append(node.getName().replace("~", "~0").replace("/", "~1"));
      }
    }
    return Problem.Violation.at(pointer.toString(), violation.getMessage());
  }
}
