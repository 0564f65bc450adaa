package vn.dunghen.notification.alerts;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;

/// The word on what is held back since the database was put back from a backup.
@Path("/api/held-alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Alerts")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
class HeldAlertsResource {

  private static final Logger LOGGER = Logger.getLogger(HeldAlertsResource.class);

  private final DataSource database;
  private final Holding holding;
  private final References references;
  private final Visibility visibility;
  private final CurrentCaller caller;
  private final InstantSource clock;

  HeldAlertsResource(
      DataSource database,
      Holding holding,
      References references,
      Visibility visibility,
      CurrentCaller caller,
      InstantSource clock) {
    this.database = database;
    this.holding = holding;
    this.references = references;
    this.visibility = visibility;
    this.caller = caller;
    this.clock = clock;
  }

  /// @param tell whether what is held is to be told; else it counts as told
  record Word(@Nullable Boolean tell) {}

  /// @param deliveries how many were held
  record LetGo(int deliveries) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.Named.OPERATOR)
  @Operation(
      summary = "Says what becomes of the alerts that are held back since a restore",
      description =
          "They may have been told before the database was put back. With tell they are told now,"
              + " else they count as told. Those of the caller's agencies, as GET /api/alerts lists"
              + " them with state=held.")
  @APIResponse(
      responseCode = "200",
      description = "How many deliveries were held.",
      content = @Content(mediaType = "application/json", example = "{\"deliveries\":12}"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public LetGo letGo(
      @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
              content = @Content(mediaType = "application/json", example = "{\"tell\":false}"))
          @Nullable Word word)
      throws SQLException {
    Boolean tell = word == null ? null : word.tell();
    if (tell == null) {
      throw ProblemException.field("/tell", "must be true or false");
    }
    int deliveries =
        Transaction.in(
            database,
            tx ->
                holding.letGo(
                    tx,
                    visibility.asked(references.book(tx), ""),
                    tell,
                    CivilTime.toPrecision(clock.instant())));
    LOGGER.infof(
        "Held alerts were let go. deliveries=%d tell=%s by=%s",
        deliveries, tell, caller.get().name());
    return new LetGo(deliveries);
  }
}
