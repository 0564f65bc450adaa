package vn.dunghen.intake.portalformat;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.intake.receiving.TakingIn;

/// The form of a provincial relay: bare arrays, no session; callers sign in as everywhere else.
@Path("/api/portal-format/api/SynsTTHCC")
@Blocking
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.Named.SOURCE, Role.Named.IMPORTER})
@Tag(name = "National payload")
@APIResponse(responseCode = "400", ref = "BadRequest")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "413", ref = "TooLarge")
@APIResponse(responseCode = "429", ref = "TooManyRequests")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class RelayResource {

  private final TakingIn takingIn;
  private final Pushing pushing;
  private final CurrentCaller callers;

  RelayResource(TakingIn takingIn, Pushing pushing, CurrentCaller callers) {
    this.takingIn = takingIn;
    this.pushing = pushing;
    this.callers = callers;
  }

  @POST
  @Path("/DongBoHoSoMC")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Takes dossiers as a provincial relay does",
      description =
          "A bare array. Insert and update are the same: each dossier is a snapshot of now, and the"
              + " same as the last one changes nothing.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(type = SchemaType.ARRAY),
              example = PortalExamples.DOSSIERS))
  @APIResponse(
      responseCode = "200",
      description = "What the portal would answer.",
      content =
          @Content(
              mediaType = "application/json",
              examples = {
                @ExampleObject(name = "taken", value = PortalExamples.OK),
                @ExampleObject(name = "a field is wrong", value = PortalExamples.FLAWED)
              }))
  public String dossiers(
      @Parameter(example = "000.00.48.H26") @QueryParam("MaDinhDanhDV") @Nullable String unit,
      @Parameter(example = "False", description = "Not looked at.") @QueryParam("isUpdating")
          @Nullable String isUpdating,
      InputStream body)
      throws IOException {
    return takingIn
        .withBody(
            body,
            read ->
                flaw(read) ? unreadable(read) : pushing.dossiers(read.value(), unit, callers.get()))
        .json();
  }

  @POST
  @Path("/CapNhatTienDoHoSoMC")
  @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
  @Operation(
      summary = "Takes steps as a provincial relay does",
      description =
          "A bare array of at most ten. The answer is a text; clients look for “thành công” in it.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(type = SchemaType.ARRAY),
              example = PortalExamples.STEPS))
  @APIResponse(
      responseCode = "200",
      description = "What the portal would answer.",
      content = @Content(mediaType = "text/plain", example = PortalExamples.STEPS_TAKEN))
  public String steps(
      @Parameter(example = "000.00.48.H26") @QueryParam("MaDinhDanhDV") @Nullable String unit,
      InputStream body)
      throws IOException {
    return takingIn
        .withBody(
            body,
            read ->
                flaw(read) ? unreadable(read) : pushing.steps(read.value(), unit, callers.get()))
        .message();
  }

  private static boolean flaw(TakingIn.Body read) {
    return !read.flaws().isEmpty();
  }

  private static Reply unreadable(TakingIn.Body read) {
    return Reply.field(read.flaws().getFirst().pointer(), "không đọc được");
  }
}
