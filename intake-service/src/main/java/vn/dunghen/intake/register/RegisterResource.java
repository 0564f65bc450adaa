package vn.dunghen.intake.register;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.AskedNumber;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.dossier.Topics;

/// Hands the register out in its order, in the form in which events are published: what other
/// services are rebuilt from, past the retention of Kafka.
@Path("/api/register")
@Blocking
@RolesAllowed(Role.Named.SERVICE)
@Tag(name = "Register")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "503", ref = "Unavailable")
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
  @Operation(
      summary = "Where the register ends",
      description = "The last position that was given, its stamp, and what the broker has.")
  @APIResponse(
      responseCode = "200",
      description = "The end of the register.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Head.class),
              example =
                  """
                  {"position":4182,"stamped":"2024-03-04T02:15:02.104512Z","published":4182}\
                  """))
  @Produces(MediaType.APPLICATION_JSON)
  public Head head() {
    return reading.head();
  }

  @GET
  @Path("/events")
  @Operation(
      summary = "The register's events in their order",
      description =
          "One event per line, in the form in which it is published; what other services are"
              + " rebuilt from, past the retention of Kafka.")
  @APIResponse(
      responseCode = "200",
      description = "Events with their position, in order.",
      content =
          @Content(
              mediaType = "application/x-ndjson",
              example =
                  """
                  {"specversion":"1.0","id":"a-received","source":"/mot-cua/thanh-xuan",\
                  "type":"vn.dunghen.dossier.received.v1","subject":"A","time":"2024-03-04T02:15:00Z",\
                  "data":{"channel":"counter","procedure":"1.004884","unit":"TX-BPMC"},\
                  "position":"1","recordedtime":"2024-03-04T02:15:02.104512Z",\
                  "acceptedtime":"2024-03-04T02:15:01.998310Z","correlationid":"5f0c1d0e6b7a4a2f"}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @Produces("application/x-ndjson")
  public Response events(
      @Parameter(description = "Only what comes after this position", example = "0")
          @QueryParam("after")
          @Nullable String after,
      @Parameter(description = "At most so many events", example = "1000") @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "Only this topic", example = "dossier-events") @QueryParam("topic")
          @Nullable String topic) {
    long first = AskedNumber.of("after", after, 0, 0, Long.MAX_VALUE);
    long most = AskedNumber.of("limit", limit, MOST, 1, MOST);
    if (topic != null && Topics.EVENTS.stream().noneMatch(known -> known.name().equals(topic))) {
      throw ProblemException.parameter("topic", "must be a topic of the suite");
    }
    long end = reading.head().position();
    StreamingOutput output =
        out -> {
          long at = first;
          long left = most;
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
