package vn.dunghen.intake.register;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.dossier.Topics;

/// Hands the register out in its order, in the form in which events are published: what other
/// services are rebuilt from, past the retention of Kafka.
@Path("/api/register")
@Blocking
@RolesAllowed(Role.Named.SERVICE)
public class RegisterResource {

  private static final long MOST = 1_000_000_000;
  private static final int PAGE = 2_000;

  private final RegisterReading reading;

  RegisterResource(RegisterReading reading) {
    this.reading = reading;
  }

  /// Where the register ends.
  ///
  /// @param position the last position given
  /// @param stamped its stamp; null while the register is empty
  /// @param published the last position that the broker has
  public record Head(long position, @Nullable Instant stamped, long published) {}

  @GET
  @Path("/head")
  @Produces(MediaType.APPLICATION_JSON)
  public Head head() {
    return reading.head();
  }

  @GET
  @Path("/events")
  @Produces("application/x-ndjson")
  public Response events(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("1000000000") long limit,
      @QueryParam("topic") @Nullable String topic) {
    if (after < 0) {
      throw ProblemException.parameter("after", "must be a position from 0");
    }
    if (limit < 1 || limit > MOST) {
      throw ProblemException.parameter("limit", "must lie between 1 and " + MOST);
    }
    if (topic != null && Topics.ALL.stream().noneMatch(known -> known.name().equals(topic))) {
      throw ProblemException.parameter("topic", "must be a topic of the suite");
    }
    long end = reading.head().position();
    StreamingOutput output =
        out -> {
          long at = after;
          long left = limit;
          while (left > 0 && at < end) {
            var page = reading.after(at, end, topic, (int) Math.min(PAGE, left));
            if (page.isEmpty()) {
              break;
            }
            for (PublishedForm event : page) {
              out.write(event.value().getBytes(StandardCharsets.UTF_8));
              out.write('\n');
            }
            left -= page.size();
            at = page.getLast().position();
          }
        };
    return Response.ok(output, "application/x-ndjson").build();
  }
}
