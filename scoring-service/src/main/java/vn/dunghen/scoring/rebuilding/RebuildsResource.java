package vn.dunghen.scoring.rebuilding;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;

/// Asks for rebuilds and tells how they get on.
@Path("/api/rebuilds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Rebuilds")
class RebuildsResource {

  private final Rebuilding rebuilding;
  private final ListingRebuilds listing;
  private final CurrentCaller caller;

  RebuildsResource(Rebuilding rebuilding, ListingRebuilds listing, CurrentCaller caller) {
    this.rebuilding = rebuilding;
    this.listing = listing;
    this.caller = caller;
  }

  @POST
  @RolesAllowed(Role.Named.OPERATOR)
  @Operation(
      summary = "Rebuild stints and tallies from the register",
      description = "Into a new generation, which takes the old one's place when it is complete.")
  @APIResponse(
      responseCode = "202",
      description = "It has begun; the generations, latest first.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  [{"generation":2,"state":"building","stage":"folding","startedAt":"2026-11-22T02:00:00Z","requestedBy":"operator",
                   "registerPosition":107850,"eventsAdded":0,"dossiersFolded":12000,"dossiers":24659}]\
                  """))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public Response begin() throws SQLException {
    if (!rebuilding.begin(caller.get().name())) {
      throw ProblemException.of(ProblemType.CONFLICT, "A rebuild is under way already.");
    }
    return Response.accepted(list()).build();
  }

  @GET
  @RolesAllowed({Role.Named.OPERATOR, Role.Named.AUDITOR})
  @Operation(
      summary = "The generations, latest first, and how far a rebuild is",
      description = "One is current; one may be building; those before it are being cleared away.")
  @APIResponse(
      responseCode = "200",
      description = "The generations.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  [{"generation":2,"state":"building","stage":"folding","startedAt":"2026-11-22T02:00:00Z","requestedBy":"operator",
                   "registerPosition":107850,"eventsAdded":0,"dossiersFolded":12000,"dossiers":24659}]\
                  """))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public List<ListingRebuilds.Progress> list() throws SQLException {
    return listing.list();
  }
}
