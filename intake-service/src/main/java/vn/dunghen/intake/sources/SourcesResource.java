package vn.dunghen.intake.sources;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.intake.reference.KnownReferences;
import vn.dunghen.intake.reference.Speaking;
import vn.dunghen.intake.reference.Today;

/// Tells of every source that the caller may see how silent it is and what its sequence lacks.
@Path("/api/sources")
@Blocking
@Tag(name = "Sources")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class SourcesResource {

  private final SourceActivity activity;
  private final KnownReferences references;
  private final CurrentCaller callers;
  private final InstantSource clock;

  SourcesResource(
      SourceActivity activity,
      KnownReferences references,
      CurrentCaller callers,
      InstantSource clock) {
    this.activity = activity;
    this.references = references;
    this.callers = callers;
    this.clock = clock;
  }

  @GET
  @Operation(
      summary = "How the sources fare",
      description =
          "For every registered source that the caller may see: how long nothing came, and which"
              + " numbers of its own sequence are missing.")
  @APIResponse(
      responseCode = "200",
      description = "The sources.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  [{"source":"/mot-cua/thanh-xuan","identity":"mot-cua-thanh-xuan","agencies":["TX"],
                    "lastAccepted":"2024-03-04T02:15:01.998310Z","silentSeconds":42,"highestSequence":22,
                    "gapCount":1,"gaps":[{"from":3,"to":5}]}]\
                  """))
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.Named.SOURCE, Role.Named.IMPORTER, Role.Named.OPERATOR, Role.Named.AUDITOR})
  public List<SourceReport> sources() {
    Caller caller = callers.get();
    Today today = references.today();
    Instant now = clock.instant();
    return today.sources().stream()
        .filter(source -> Speaking.maySee(caller, source.source(), today))
        .map(source -> activity.report(source, now))
        .toList();
  }
}
