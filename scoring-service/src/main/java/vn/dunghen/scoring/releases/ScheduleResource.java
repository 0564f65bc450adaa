package vn.dunghen.scoring.releases;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The schedule of releases. Whether a month is there or missed is for everyone who has signed in.
@Path("/api/releases/schedule")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Releases")
class ScheduleResource {

  private final ReadingReleases reading;

  ScheduleResource(ReadingReleases reading) {
    this.reading = reading;
  }

  @GET
  @Operation(
      summary = "The schedule of releases",
      description =
          "Every month since the first: whether its release is there and was drafted in time, or is"
              + " missed, since when and why. A missed one is drafted as soon as it can be, with the"
              + " figures of its own data hour, and is then late.")
  @APIResponse(
      responseCode = "200",
      description = "The schedule and its months, the latest first.",
      content = @Content(mediaType = "application/json", example = ReleaseExamples.SCHEDULE))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  public ScheduleAnswer schedule() throws SQLException {
    return reading.schedule();
  }
}
