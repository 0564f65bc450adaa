package vn.dunghen.chassis.consuming;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import vn.dunghen.chassis.problem.Problem;
import vn.dunghen.chassis.problem.ProblemType;

/// `/set-aside` on the management port: the records that could not be handled, oldest first, by
/// place and reason and never by content; `POST /set-aside/{id}` drives one again.
@ApplicationScoped
class SetAsideRoute {
  private static final String PATH = "/set-aside";
  private static final int MOST = 1_000;
  private static final Logger LOG = Logger.getLogger(SetAsideRoute.class);

  private final SetAside setAside;

  SetAsideRoute(SetAside setAside) {
    this.setAside = setAside;
  }

  void open(@Observes ManagementInterface management) {
    var router = management.router();
    router.get(PATH).blockingHandler(this::list);
    router.postWithRegex(PATH + "/(?<id>[0-9]{1,18})").blockingHandler(this::redrive);
  }

  private void list(RoutingContext request) {
    try {
      var waiting = new JsonArray();
      for (var each : setAside.list(MOST)) {
        waiting.add(
            new JsonObject()
                .put("id", each.id())
                .put("topic", each.topic())
                .put("partition", each.partition())
                .put("offset", each.offset())
                .put("reason", each.reason())
                .put("firstSeen", each.firstSeen().toString())
                .put("attempts", each.attempts()));
      }
      request
          .response()
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
          .end(new JsonObject().put("waiting", waiting).encode());
    } catch (SQLException e) {
      unavailable(request, e);
    }
  }

  private void redrive(RoutingContext request) {
    long id = Long.parseLong(request.pathParam("id"));
    try {
      switch (setAside.redrive(id)) {
        case SetAside.Redrive.Applied _ -> {
          LOG.infof("A record that had been set aside was handled. id=%d", id);
          request
              .response()
              .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
              .end(new JsonObject().put("id", id).put("result", "applied").encode());
        }
        case SetAside.Redrive.SetAsideAgain(var reason) ->
            end(request, Problem.of(ProblemType.CONFLICT, reason));
        case SetAside.Redrive.NotWaiting _ -> end(request, Problem.of(ProblemType.NOT_FOUND));
      }
    } catch (SQLException e) {
      unavailable(request, e);
    }
  }

  private static void unavailable(RoutingContext request, SQLException e) {
    LOG.warnf("What was set aside cannot be reached. sqlstate=%s", e.getSQLState());
    end(request, Problem.of(ProblemType.UNAVAILABLE));
  }

  private static void end(RoutingContext request, Problem problem) {
    request
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(problem.toJson());
  }
}
