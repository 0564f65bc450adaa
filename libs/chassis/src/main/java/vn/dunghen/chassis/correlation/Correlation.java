package vn.dunghen.chassis.correlation;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// The correlation id of a request: the caller's `X-Correlation-Id` if it is well formed, else a
/// fresh UUID. It stands in the log (MDC `correlationId`) and in the answer's header, goes along
/// with the events that the request brought (`correlationid`), and stands in the log of whoever
/// handles these.
@ApplicationScoped
public class Correlation {
  /// Header of request and answer.
  public static final String HEADER = "X-Correlation-Id";

  private static final String KEY = "correlationId";
  private static final int BEFORE_ALL = 3000;
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /// The id of the request that is being handled; empty outside of one.
  public static Optional<String> current() {
    return MDC.get(KEY) instanceof String id ? Optional.of(id) : Optional.empty();
  }

  /// Does the work with this id in the log, and afterwards has the log as it was.
  ///
  /// @param id of the request that the work follows from; null where none is known
  public static void during(@Nullable String id, Runnable work) {
    Object before = MDC.get(KEY);
    put(id);
    try {
      work.run();
    } finally {
      put(before);
    }
  }

  private static void put(@Nullable Object id) {
    if (id == null) {
      MDC.remove(KEY);
    } else {
      MDC.put(KEY, id);
    }
  }

  static String idFor(@Nullable String offered) {
    return offered != null && WELL_FORMED.matcher(offered).matches()
        ? offered
        : UUID.randomUUID().toString();
  }

  void register(@Observes Filters filters) {
    filters.register(Correlation::follow, BEFORE_ALL);
  }

  private static void follow(RoutingContext request) {
    var id = idFor(request.request().getHeader(HEADER));
    MDC.put(KEY, id);
    request.response().putHeader(HEADER, id);
    request.next();
  }
}
