package vn.dunghen.chassis.start;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jboss.logging.Logger;
import vn.dunghen.chassis.problem.Problem;
import vn.dunghen.chassis.problem.Problem.Violation;
import vn.dunghen.chassis.problem.ProblemType;

/// `/clock` on the management port, if `dunghen.clock.settable` is on: what time the service takes
/// it to be, and setting it. The clock ticks on from there.
///
/// `PUT {"at":"2024-07-01T08:00:00+07:00"}` sets it, `PUT {"shift":"PT1H"}` puts it ahead of the
/// machine's clock, `DELETE` puts it right again.
@ApplicationScoped
class ClockRoute {
  static final String PATH = "/clock";
  private static final int LONGEST_BODY = 1024;
  private static final Logger LOG = Logger.getLogger(ClockRoute.class);

  private final ClockConfig config;
  private final ShiftedClock clock;

  ClockRoute(ClockConfig config, ShiftedClock clock) {
    this.config = config;
    this.clock = clock;
  }

  void open(@Observes ManagementInterface management) {
    if (!config.settable()) {
      return;
    }
    var router = management.router();
    router.get(PATH).handler(this::tell);
    router.put(PATH).handler(this::set);
    router
        .delete(PATH)
        .handler(request -> {
          shift(Duration.ZERO);
          tell(request);
        });
  }

  private void tell(RoutingContext request) {
    request
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(
            new JsonObject()
                .put("at", clock.instant().atZone(SuiteClock.ZONE).toOffsetDateTime().toString())
                .put("shift", clock.shift().toString())
                .encode());
  }

  private void set(RoutingContext request) {
    var body = request.body().buffer();
    try {
      if (body == null || body.length() > LONGEST_BODY) {
        throw new IllegalArgumentException("A short body is wanted.");
      }
      take(new JsonObject(body));
      tell(request);
    } catch (DecodeException | IllegalArgumentException e) {
      refuse(request, Violation.at("", "must be {\"at\": …} or {\"shift\": …}"));
    } catch (DateTimeException | ClassCastException e) {
      refuse(
          request,
          Violation.at("", "at must be an instant with an offset, shift a duration such as PT1H"));
    }
  }

  private void take(JsonObject wish) {
    var at = wish.getString("at");
    var shift = wish.getString("shift");
    if ((at == null) == (shift == null)) {
      throw new IllegalArgumentException("One of at and shift is wanted.");
    }
    if (at != null) {
      clock.set(OffsetDateTime.parse(at).toInstant());
      LOG.warnf("The clock was set. shift=%s", clock.shift());
    } else {
      shift(Duration.parse(shift));
    }
  }

  private void shift(Duration ahead) {
    clock.shift(ahead);
    LOG.warnf("The clock was set. shift=%s", ahead);
  }

  private static void refuse(RoutingContext request, Violation violation) {
    var problem = Problem.of(ProblemType.BAD_REQUEST).withErrors(List.of(violation));
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(problem.toJson());
  }
}
