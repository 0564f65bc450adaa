package vn.dunghen.scoring.releases;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.scoring.releases.model.Heading;
import vn.dunghen.scoring.releases.model.Step;
import vn.dunghen.scoring.rulesets.RuleSetCatalogue;

/// Releases: drafted, checked, signed off by a second person, published; never changed.
@Path("/api/releases")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Releases")
class ReleasesResource {

  private final Releasing releasing;
  private final ReadingReleases reading;
  private final Publishers publishers;
  private final RuleSetCatalogue catalogue;
  private final InstantSource clock;

  ReleasesResource(
      Releasing releasing,
      ReadingReleases reading,
      Publishers publishers,
      RuleSetCatalogue catalogue,
      InstantSource clock) {
    this.releasing = releasing;
    this.reading = reading;
    this.publishers = publishers;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.Named.PUBLISHER)
  @Operation(
      summary = "Draft a release",
      description =
          "Freezes counts, scores and ranks of every agency for the periods of a letter, as they"
              + " were known at asOf. Every period must be over by then, and everything recorded by"
              + " then must have arrived; else 409 says through when all is known. Publishers who may"
              + " see the whole city.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "september", value = ReleaseExamples.DRAFT)))
  @APIResponse(
      responseCode = "201",
      description = "The draft.",
      content = @Content(mediaType = "application/json", example = ReleaseExamples.RELEASE))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "409", ref = "Conflict")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public Response draft(byte[] body) throws SQLException {
    String by = publishers.require();
    return drafted(
        ReleaseDraft.read(body, clock.instant(), false, catalogue), Optional.empty(), by);
  }

  @POST
  @Path("/{id}/erratum")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.Named.PUBLISHER)
  @Operation(
      summary = "Draft an erratum",
      description =
          "A release of its own that corrects a published one and says why; the corrected one stays"
              + " as it is.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "erratum", value = ReleaseExamples.ERRATUM)))
  @APIResponse(
      responseCode = "201",
      description = "The draft of the erratum.",
      content = @Content(mediaType = "application/json", example = ReleaseExamples.RELEASE))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public Response erratum(@Parameter(example = "1") @RestPath String id, byte[] body)
      throws SQLException {
    String by = publishers.require();
    Releases.Kept corrected = reading.one(id);
    ReleaseDraft draft = ReleaseDraft.read(body, clock.instant(), true, catalogue);
    if (!corrected.isPublished()) {
      throw ProblemException.of(
          ProblemType.CONFLICT, "Only a published release is corrected by an erratum.");
    }
    return drafted(
        draft,
        Optional.ofNullable(draft.reason())
            .map(reason -> new Heading.Erratum(corrected.id(), reason)),
        by);
  }

  private Response drafted(ReleaseDraft draft, Optional<Heading.Erratum> erratum, String by)
      throws SQLException {
    return switch (releasing.draft(draft, erratum, by)) {
      case Releasing.Drafted.Done(long id) ->
          Response.created(URI.create("/api/releases/" + id))
              .entity(ReleaseAnswer.of(reading.one(Long.toString(id))))
              .build();
      case Releasing.Drafted.TooEarly(var through) ->
          throw ProblemException.of(
              ProblemType.CONFLICT,
              through
                  .map(at ->
                      "Known through "
                          + ReleaseAnswer.civil(at)
                          + "; a release waits until all that was recorded by asOf has arrived.")
                  .orElse("It is not known yet through when everything has arrived."));
      case Releasing.Drafted.Nobody() ->
          throw ProblemException.field("/periods", "no agency had begun by then");
      case Releasing.Drafted.Already() ->
          throw ProblemException.of(
              ProblemType.CONFLICT, "The schedule drafted this month before.");
    };
  }

  @POST
  @Path("/{id}/check")
  @RolesAllowed(Role.Named.PUBLISHER)
  @Operation(summary = "Mark a draft as checked", description = "From draft to checked.")
  @APIResponse(
      responseCode = "200",
      description = "The checked release.",
      content = @Content(mediaType = "application/json", example = ReleaseExamples.RELEASE))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public ReleaseAnswer check(@Parameter(example = "1") @RestPath String id) throws SQLException {
    return step(id, Step.CHECK);
  }

  @POST
  @Path("/{id}/sign")
  @RolesAllowed(Role.Named.PUBLISHER)
  @Operation(
      summary = "Sign a release off",
      description =
          "From checked to signed; 403 for the person who drafted it, or who checked it where the"
              + " schedule drafted it.")
  @APIResponse(
      responseCode = "200",
      description = "The signed release.",
      content = @Content(mediaType = "application/json", example = ReleaseExamples.RELEASE))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public ReleaseAnswer sign(@Parameter(example = "1") @RestPath String id) throws SQLException {
    return step(id, Step.SIGN);
  }

  @POST
  @Path("/{id}/publish")
  @RolesAllowed(Role.Named.PUBLISHER)
  @Operation(
      summary = "Publish a release",
      description = "From signed to published, for good; everyone who signed in may read it then.")
  @APIResponse(
      responseCode = "200",
      description = "The published release.",
      content = @Content(mediaType = "application/json", example = ReleaseExamples.RELEASE))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public ReleaseAnswer publish(@Parameter(example = "1") @RestPath String id) throws SQLException {
    return step(id, Step.PUBLISH);
  }

  @POST
  @Path("/{id}/withdraw")
  @RolesAllowed(Role.Named.PUBLISHER)
  @Operation(
      summary = "Withdraw a release",
      description = "One that is not published; it stays on record as withdrawn.")
  @APIResponse(
      responseCode = "200",
      description = "The withdrawn release.",
      content = @Content(mediaType = "application/json", example = ReleaseExamples.RELEASE))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public ReleaseAnswer withdraw(@Parameter(example = "1") @RestPath String id) throws SQLException {
    return step(id, Step.WITHDRAW);
  }

  private ReleaseAnswer step(String id, Step step) throws SQLException {
    String by = publishers.require();
    return switch (releasing.take(reading.one(id).id(), step, by)) {
      case Releasing.Stepped.Done(var release) -> ReleaseAnswer.of(release);
      case Releasing.Stepped.Unknown() -> throw ReadingReleases.unknown();
      case Releasing.Stepped.Refused(var why, var state) ->
          throw switch (why) {
            case WRONG_STATE ->
                ProblemException.of(
                    ProblemType.CONFLICT,
                    "The release is " + state + "; this step starts elsewhere.");
            case SAME_PERSON ->
                ProblemException.of(
                    ProblemType.FORBIDDEN,
                    "Who drafted a release, or checked one of the schedule, does not sign it off;"
                        + " a second person does.");
          };
    };
  }

  @GET
  @Operation(
      summary = "All releases",
      description =
          "The latest first. Those that are not published are for publishers and auditors only.")
  @APIResponse(
      responseCode = "200",
      description = "The releases without their figures.",
      content = @Content(mediaType = "application/json", example = ReleaseExamples.ALL))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  public List<ReleaseAnswer> all() throws SQLException {
    return reading.all().stream().map(ReleaseAnswer::of).toList();
  }

  @GET
  @Path("/{id}")
  @Operation(
      summary = "A release",
      description =
          "With the totals and places of every agency in every period, and whether the stored"
              + " figures still give the digest.")
  @APIResponse(
      responseCode = "200",
      description = "The release.",
      content = @Content(mediaType = "application/json", example = ReleaseExamples.ONE))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public ReleaseAnswer.Whole one(@Parameter(example = "1") @RestPath String id)
      throws SQLException {
    return reading.whole(id);
  }

  @GET
  @Path("/{id}/agencies/{code}")
  @Operation(
      summary = "A release's figures of one agency",
      description = "With the frozen counts and points of every indicator, per period.")
  @APIResponse(
      responseCode = "200",
      description = "The agency's figures.",
      content = @Content(mediaType = "application/json", example = ReleaseExamples.AGENCY))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public ReleaseAnswer.OfAgency agency(
      @Parameter(example = "1") @RestPath String id,
      @Parameter(example = "H26") @RestPath String code)
      throws SQLException {
    return reading.ofAgency(id, code);
  }
}
