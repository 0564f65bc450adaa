package vn.dunghen.intake.register;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.intake.reference.KnownReferences;
import vn.dunghen.intake.reference.Speaking;

/// Tells what became of an event.
@Path("/api/events")
@Blocking
@Tag(name = "Events")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class FateResource {

  private static final int LONGEST_CODE = 200;

  private final Fates fates;
  private final KnownReferences references;
  private final CurrentCaller callers;

  FateResource(Fates fates, KnownReferences references, CurrentCaller callers) {
    this.fates = fates;
    this.references = references;
    this.callers = callers;
  }

  @GET
  @Operation(
      summary = "What became of an event",
      description =
          "Whether it is in the register or only in quarantine, its position, when it was recorded,"
              + " and whether the broker has it.")
  @APIResponse(
      responseCode = "200",
      description = "The fate of the event.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Fate.class),
              example =
                  """
                  {"source":"/mot-cua/thanh-xuan","id":"2024-0001873-received",
                   "type":"vn.dunghen.dossier.received.v1","subject":"H26.48-240304-0017",
                   "time":"2024-03-04T02:15:00Z","result":"accepted",
                   "acceptedAt":"2024-03-04T02:15:01.998310Z","position":4182,
                   "recordedAt":"2024-03-04T02:15:02.104512Z","imported":false,"published":true,
                   "quarantine":[]}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.Named.SOURCE, Role.Named.IMPORTER, Role.Named.OPERATOR, Role.Named.AUDITOR})
  public Fate fate(
      @Parameter(required = true, example = "/mot-cua/thanh-xuan") @QueryParam("source")
          @Nullable String source,
      @Parameter(required = true, example = "2024-0001873-received") @QueryParam("id")
          @Nullable String id) {
    String of = required("source", source);
    String named = required("id", id);
    if (!Speaking.maySee(callers.get(), of, references.today())) {
      throw ProblemException.of(ProblemType.NOT_FOUND, "No such event is known.");
    }
    return fates
        .of(of, named)
        .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "No such event is known."));
  }

  private static String required(String name, @Nullable String value) {
    if (value == null || value.isEmpty() || value.length() > LONGEST_CODE) {
      throw ProblemException.parameter(name, "must have 1 to " + LONGEST_CODE + " characters");
    }
    return value;
  }
}
