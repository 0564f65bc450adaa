package vn.dunghen.intake.quarantine;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.correlation.Correlation;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.AskedNumber;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.problem.RequiredText;
import vn.dunghen.dossier.event.ReferenceEvent.Source;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.intake.quarantine.Settling.Settled;
import vn.dunghen.intake.reference.KnownReferences;
import vn.dunghen.intake.reference.Speaking;
import vn.dunghen.intake.reference.Today;
import vn.dunghen.intake.register.Provenance;

/// Lists, re-drives and discards what is in quarantine.
@Path("/api/quarantine")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quarantine")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class QuarantineResource {

  private static final Set<String> STATES = Set.of("open", "redriven", "discarded");
  private static final int PAGE_SIZE = 100;
  private static final int LAST_PAGE = 100_000;
  private static final int LONGEST_REASON = 1_000;

  private final QuarantineReading reading;
  private final Settling settling;
  private final KnownReferences references;
  private final CurrentCaller callers;
  private final InstantSource clock;

  QuarantineResource(
      QuarantineReading reading,
      Settling settling,
      KnownReferences references,
      CurrentCaller callers,
      InstantSource clock) {
    this.reading = reading;
    this.settling = settling;
    this.references = references;
    this.callers = callers;
    this.clock = clock;
  }

  /// @param items newest first
  public record Page(List<Kept> items, int page, int size) {}

  /// Why something is settled.
  public record Wish(@Nullable String reason) {}

  @GET
  @Operation(
      summary = "Lists what is in quarantine",
      description =
          "Contents that came under an id that is used for another content, newest first.")
  @APIResponse(
      responseCode = "200",
      description = "A page of at most 100.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Page.class),
              example =
                  """
                  {"items":[{"id":7,"source":"/mot-cua/thanh-xuan","eventId":"2024-0001873-received",
                   "type":"vn.dunghen.dossier.received.v1","subject":"H26.48-240304-0017",
                   "time":"2024-03-04T02:15:00Z","reason":"The id is used for another content.",
                   "poster":"mot-cua-thanh-xuan","quarantined":"2024-03-04T03:00:00Z","state":"open"}],
                   "page":0,"size":100}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @RolesAllowed({Role.Named.OPERATOR, Role.Named.IMPORTER, Role.Named.AUDITOR})
  public Page list(
      @Parameter(description = "open, redriven or discarded; all where absent", example = "open")
          @QueryParam("state")
          @Nullable String state,
      @Parameter(example = "/mot-cua/thanh-xuan") @QueryParam("source") @Nullable String source,
      @Parameter(description = "From 0", example = "0") @QueryParam("page") @Nullable String page) {
    if (state != null && !STATES.contains(state)) {
      throw ProblemException.parameter("state", "must be open, redriven or discarded");
    }
    int number = (int) AskedNumber.of("page", page, 0, 0, LAST_PAGE);
    Caller caller = callers.get();
    Today today = references.today();
    List<String> hidden =
        today.sources().stream()
            .map(Source::source)
            .filter(known -> !Speaking.maySee(caller, known, today))
            .toList();
    return new Page(reading.list(state, source, hidden, PAGE_SIZE, number), number, PAGE_SIZE);
  }

  @GET
  @Path("/{id}")
  @Operation(
      summary = "One content in quarantine",
      description = "With the whole event, its personal fields sealed.")
  @APIResponse(
      responseCode = "200",
      description = "What is kept.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Kept.class),
              example =
                  """
                  {"id":7,"source":"/mot-cua/thanh-xuan","eventId":"2024-0001873-received",
                   "type":"vn.dunghen.dossier.received.v1","subject":"H26.48-240304-0017",
                   "time":"2024-03-04T02:15:00Z","reason":"The id is used for another content.",
                   "poster":"mot-cua-thanh-xuan","quarantined":"2024-03-04T03:00:00Z","state":"open"}\
                  """))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @RolesAllowed({Role.Named.OPERATOR, Role.Named.IMPORTER, Role.Named.AUDITOR})
  public Kept one(@Parameter(example = "7") @PathParam("id") long id) {
    return visible(id);
  }

  @POST
  @Path("/{id}/redrive")
  @Operation(
      summary = "Takes the content in under a new id",
      description =
          "The event that holds the id is voided and the content in quarantine takes its place"
              + " under an id of its own.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Wish.class),
              example = "{\"reason\":\"Đơn vị gửi lại nội dung đúng\"}"))
  @APIResponse(
      responseCode = "200",
      description = "It is in the register now.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"state":"redriven","newId":"2024-0001873-received~7"}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "Invalid")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.Named.OPERATOR, Role.Named.IMPORTER})
  public Map<String, Object> redrive(
      @Parameter(example = "7") @PathParam("id") long id, @Nullable Wish wish) {
    visible(id);
    return answer(settling.redrive(id, reason(wish), provenance()));
  }

  @POST
  @Path("/{id}/discard")
  @Operation(
      summary = "Puts the content aside for good",
      description = "The register stays as it is; what was discarded is kept with the reason.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = Wish.class),
              example = "{\"reason\":\"Gửi nhầm\"}"))
  @APIResponse(
      responseCode = "200",
      description = "It is settled.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"state":"discarded"}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "Invalid")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.Named.OPERATOR, Role.Named.IMPORTER})
  public Map<String, Object> discard(
      @Parameter(example = "7") @PathParam("id") long id, @Nullable Wish wish) {
    visible(id);
    return answer(settling.discard(id, reason(wish), provenance()));
  }

  private Kept visible(long id) {
    return reading
        .one(id)
        .filter(kept -> Speaking.maySee(callers.get(), kept.source(), references.today()))
        .orElseThrow(
            () -> ProblemException.of(ProblemType.NOT_FOUND, "Nothing is kept by this number."));
  }

  private Provenance provenance() {
    return new Provenance(
        callers.get().name(),
        Correlation.current().orElse(""),
        CivilTime.toPrecision(clock.instant()));
  }

  private static String reason(@Nullable Wish wish) {
    return RequiredText.of("/reason", wish == null ? null : wish.reason(), LONGEST_REASON);
  }

  private static Map<String, Object> answer(Settled settled) {
    return switch (settled) {
      case Settled.Redriven(String newId) -> Map.of("state", "redriven", "newId", newId);
      case Settled.Discarded() -> Map.of("state", "discarded");
      case Settled.AlreadySettled(String state) ->
          throw ProblemException.of(ProblemType.CONFLICT, "It is " + state + " already.");
    };
  }
}
