package vn.dunghen.intake.erasing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.correlation.Correlation;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.problem.RequiredText;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.intake.sealing.Erasure;
import vn.dunghen.intake.sealing.PersonalData;

/// Tells whether a dossier's personal fields are kept or erased, and erases them.
@Path("/api/personal-data/{dossier}")
@Blocking
@Tag(name = "Personal data")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "404", ref = "NotFound")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class PersonalDataResource {

  private static final int LONGEST_REASON = 500;

  private final Erasing erasing;
  private final CurrentCaller callers;
  private final InstantSource clock;

  PersonalDataResource(Erasing erasing, CurrentCaller callers, InstantSource clock) {
    this.erasing = erasing;
    this.callers = callers;
    this.clock = clock;
  }

  /// Why a person is erased.
  public record Wish(@Nullable String reason) {}

  /// What is known of a dossier's personal fields.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Answer(
      String dossier,
      Instant since,
      boolean erased,
      @Nullable Instant erasedAt,
      @Nullable String erasedBy,
      @Nullable String reason) {

    static Answer of(PersonalData known) {
      Erasure erasure = known.erasure().orElse(null);
      return erasure == null
          ? new Answer(known.dossier(), known.since(), false, null, null, null)
          : new Answer(
              known.dossier(), known.since(), true, erasure.at(), erasure.by(), erasure.reason());
    }
  }

  @GET
  @Operation(
      summary = "Whether a dossier's personal fields are kept or erased",
      description =
          "Since when there are any, and who erased them when and why. Never the fields"
              + " themselves: intake cannot tell them.")
  @APIResponse(
      responseCode = "200",
      description = "What is known.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Answer.class),
              example =
                  """
                  {"dossier":"H26.48-240304-0017","since":"2024-03-04T02:15:00Z","erased":false}\
                  """))
  @RolesAllowed({Role.Named.OPERATOR, Role.Named.AUDITOR})
  public Answer one(
      @Parameter(example = "H26.48-240304-0017") @PathParam("dossier") String dossier) {
    return answer(erasing.find(dossier, callers.get()));
  }

  @POST
  @Path("/erasure")
  @Operation(
      summary = "Erases a dossier's personal fields for good",
      description =
          "Destroys the key that opens them, here and in sync-service; figures stay. What later"
              + " events say of the person is left out. Who erased, when and why is kept. Erasing"
              + " again changes nothing and answers the same.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Wish.class),
              example = "{\"reason\":\"Công dân yêu cầu xoá, phiếu 17/2026\"}"))
  @APIResponse(
      responseCode = "200",
      description = "They are erased.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Answer.class),
              example =
                  """
                  {"dossier":"H26.48-240304-0017","since":"2024-03-04T02:15:00Z","erased":true,
                   "erasedAt":"2026-02-02T03:00:00Z","erasedBy":"van-hanh",
                   "reason":"Công dân yêu cầu xoá, phiếu 17/2026"}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "Invalid")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.Named.OPERATOR)
  public Answer erase(
      @Parameter(example = "H26.48-240304-0017") @PathParam("dossier") String dossier,
      @Nullable Wish wish) {
    var erasure =
        new Erasure(
            CivilTime.toPrecision(clock.instant()),
            callers.get().name(),
            reason(wish),
            Correlation.current().orElse(""));
    return answer(erasing.erase(dossier, callers.get(), erasure));
  }

  private static Answer answer(Optional<PersonalData> known) {
    return known
        .map(Answer::of)
        .orElseThrow(() ->
            ProblemException.of(
                ProblemType.NOT_FOUND, "No personal fields are known of such a dossier."));
  }

  private static String reason(@Nullable Wish wish) {
    return RequiredText.of("/reason", wish == null ? null : wish.reason(), LONGEST_REASON);
  }
}
